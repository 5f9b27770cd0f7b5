/** A button of the bar below a device: a symbol, and under it what it is. */
import { element } from './element.ts';
import { type IconName, icon } from './icons.ts';

/** @param name what it does, in more words than there is room for; begins with or contains `label` */
export function tool(symbol: IconName, label: string, name: string, work: () => void): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'tool', 'aria-label': name, title: name, onclick: work },
    icon(symbol),
    element('span', {}, label),
  );
}
