/** What a newcomer may try in the room. */
import { element } from './element.ts';
import type { Texts } from './texts.ts';

export function guide(texts: Texts, guideSteps: readonly (readonly [string, string])[]): HTMLElement {
  const steps = guideSteps.map(([title, words]) => element('li', {}, element('strong', {}, title), words));
  return element(
    'aside',
    { class: 'guide', 'aria-label': texts.guide },
    element('h3', {}, texts.guide),
    element('ol', {}, ...steps),
    element('p', { class: 'hint' }, texts.remoteHint),
  );
}
