/**
 * `onKeyPreIme`: before a key reaches the input method and the focused component, each component around the focus is asked,
 * from the innermost outwards. One that says yes uses the key up, and those around it hear of it all the same, unless it
 * stopped that (platform.md 57).
 */
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import { isForInputMethod, type KeyEvent, keyEventOf } from './keys.ts';

export type KeyHandler = (event: KeyEvent) => boolean | undefined;

interface Listener {
  readonly place: string;
  readonly handler: KeyHandler;
}

const listeners = new WeakMap<EventTarget, Listener>();
const asked = new WeakSet<Event>();

export class PreIme implements Behaviour<KeyHandler> {
  private element: HTMLElement | undefined;
  private handler: KeyHandler = () => false;

  constructor(private readonly place: string) {}

  set(handler: KeyHandler): void {
    this.handler = handler;
    this.register();
  }

  mount(element: HTMLElement): void {
    this.element = element;
    this.register();
    // Whichever is the outermost hears of the key first, and asks all.
    for (const type of ['keydown', 'keyup'] as const) element.addEventListener(type, askAll, true);
  }

  unmount(): void {
    const { element } = this;
    if (!element) return;
    listeners.delete(element);
    for (const type of ['keydown', 'keyup'] as const) element.removeEventListener(type, askAll, true);
  }

  private register(): void {
    if (this.element) listeners.set(this.element, { place: this.place, handler: this.handler });
  }
}

function askAll(event: KeyboardEvent): void {
  if (asked.has(event)) return;
  asked.add(event);
  if (isForInputMethod(event)) return;
  let isUsed = false;
  let isStopped = false;
  for (const target of event.composedPath()) {
    const listener = listeners.get(target);
    if (listener === undefined) continue;
    const key = keyEventOf(event, () => {
      isStopped = true;
    });
    if (guarded(listener.place, () => listener.handler(key)) === true) isUsed = true;
    if (isStopped) break;
  }
  if (!isUsed) return;
  event.preventDefault();
  event.stopPropagation();
}
