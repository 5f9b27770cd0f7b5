/**
 * `onTouch`: every finger that comes down on a component, and where it goes until it is up, also outside. The innermost
 * component hears of it first, then those around it, unless one of them stops it.
 */
import { TouchType } from '../enums/interaction.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import { eventTargetOf, pointOf } from './area.ts';

interface TouchObject {
  readonly type: TouchType;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly windowX: number;
  readonly windowY: number;
  readonly displayX: number;
  readonly displayY: number;
}

export interface TouchEvent {
  readonly type: TouchType;
  readonly touches: TouchObject[];
  readonly changedTouches: TouchObject[];
  readonly timestamp: number;
  readonly source: number;
  readonly target: ReturnType<typeof eventTargetOf>;
  stopPropagation(): void;
  preventDefault(): void;
}

export type TouchHandler = (event: TouchEvent) => void;

/** A finger that is down. */
interface FingerDown {
  readonly event: PointerEvent;
  /** Who hears of it, innermost first. */
  listeners: TouchListener[];
  /** Nobody further out is to hear of its coming down. */
  isStopped: boolean;
}

const downById = new Map<number, FingerDown>();
const types: Readonly<Record<string, TouchType>> = {
  pointermove: TouchType.Move,
  pointerup: TouchType.Up,
  pointercancel: TouchType.Cancel,
};

function follow(event: PointerEvent): void {
  const type = types[event.type];
  const down = downById.get(event.pointerId);
  if (type === undefined || !down) return;
  for (const listener of [...down.listeners]) if (listener.tell(type, event)) break;
  if (type === TouchType.Move) return;
  for (const listener of down.listeners) listener.forget(event.pointerId);
  downById.delete(event.pointerId);
  if (downById.size === 0) for (const name of Object.keys(types)) stop(event.view as Window, name);
}

function stop(view: Window, name: string): void {
  view.removeEventListener(name, follow as EventListener, true);
}

export class TouchListener implements Behaviour<TouchHandler> {
  private handler: TouchHandler = () => {};
  private element: HTMLElement | undefined;
  private readonly fingers = new Map<number, PointerEvent>();

  constructor(private readonly place: string) {}

  set(handler: TouchHandler): void {
    this.handler = handler;
  }

  mount(element: HTMLElement): void {
    this.element = element;
    element.addEventListener('pointerdown', this.onDown);
  }

  unmount(): void {
    this.element?.removeEventListener('pointerdown', this.onDown);
    for (const down of downById.values()) down.listeners = down.listeners.filter((each) => each !== this);
    this.fingers.clear();
  }

  private readonly onDown = (event: PointerEvent): void => {
    const view = event.view as Window | null;
    if (downById.size === 0)
      for (const name of Object.keys(types)) view?.addEventListener(name, follow as EventListener, true);
    const known = downById.get(event.pointerId);
    const down = known?.event === event ? known : { event, listeners: [], isStopped: false };
    downById.set(event.pointerId, down);
    if (down.isStopped) return;
    down.listeners.push(this);
    down.isStopped = this.tell(TouchType.Down, event);
  };

  /** @returns whether the page wants nobody around to hear of it */
  tell(type: TouchType, event: PointerEvent): boolean {
    const { element } = this;
    if (!element) return false;
    this.fingers.set(event.pointerId, event);
    const touch = (pointer: PointerEvent): TouchObject => ({
      type,
      id: pointer.pointerId,
      ...pointOf(element, pointer),
    });
    let isStopped = false;
    guarded(this.place, () =>
      this.handler({
        type,
        touches: [...this.fingers.values()].map(touch),
        changedTouches: [touch(event)],
        timestamp: event.timeStamp * 1e6,
        source: event.pointerType === 'mouse' ? 1 : 2,
        target: eventTargetOf(element),
        stopPropagation: () => {
          isStopped = true;
        },
        preventDefault: () => event.preventDefault(),
      }),
    );
    return isStopped;
  }

  forget(finger: number): void {
    this.fingers.delete(finger);
  }
}
