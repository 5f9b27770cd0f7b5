/** The smart screen's remote control. With the focus on it, the keyboard's keys are its buttons. */
import type { DeviceKey } from '../bridge/controlProtocol.ts';
import { element } from './element.ts';
import { type IconName, icon } from './icons.ts';
import type { Texts } from './texts.ts';

export interface RemoteTarget {
  press(key: DeviceKey): void;
  back(): void;
}

const KEYS: readonly DeviceKey[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'ContextMenu'];

export function remoteControl(texts: Texts, target: RemoteTarget): HTMLElement {
  const button = (name: string, label: string, press: () => void, symbol?: IconName) =>
    element(
      'button',
      { type: 'button', class: `key ${name}`, 'aria-label': label, title: label, onclick: press },
      symbol ? icon(symbol) : label,
    );
  const onkeydown = (event: Event) => {
    const { key: pressed, repeat } = event as KeyboardEvent;
    const key = KEYS.find((each) => each === pressed);
    // Each press of a button here is one of its own; only arrows go on while they are held.
    if (repeat && !pressed.startsWith('Arrow')) {
      event.preventDefault();
      return;
    }
    if (key !== undefined) target.press(key);
    else if (pressed === 'Escape') target.back();
    else return;
    event.preventDefault();
  };
  // A remote control is not on the screen: pressing it with a pointer leaves the focus where it is.
  const onmousedown = (event: Event) => event.preventDefault();
  return element(
    'div',
    { class: 'remote', role: 'group', 'aria-label': texts.remote, onkeydown, onmousedown },
    element(
      'div',
      { class: 'pad' },
      button('up', texts.up, () => target.press('ArrowUp'), 'up'),
      button('left', texts.left, () => target.press('ArrowLeft'), 'left'),
      button('ok', texts.ok, () => target.press('Enter')),
      button('right', texts.right, () => target.press('ArrowRight'), 'right'),
      button('down', texts.down, () => target.press('ArrowDown'), 'down'),
    ),
    button('back', texts.back, () => target.back(), 'back'),
    button('menu', texts.menu, () => target.press('ContextMenu'), 'menu'),
  );
}
