/**
 * `geometryTransition` and `sharedTransition`: a component that goes and one of the same name that comes are one to the
 * eye. The one that comes moves and grows from where the other one was.
 */
import type { Behaviour } from '../tree/behaviour.ts';
import type { UiNode } from '../tree/node.ts';
import type { AnimateParam } from '../types.ts';
import { timing } from './play.ts';

export interface GeometryValue {
  readonly id: string;
  /** Undefined: that of the `animateTo` under which the change happens; without one there is none. */
  readonly setting: AnimateParam | undefined;
}

interface Place {
  readonly box: DOMRect;
  readonly time: number;
}

/** How long after one has gone the other one may come, in ms: a page needs a moment to be loaded. */
const pairTime = 500;

const placeById = new Map<string, Place>();
const shownById = new Map<string, HTMLElement>();

export class GeometryTransition implements Behaviour<GeometryValue> {
  private value: GeometryValue = { id: '', setting: undefined };
  private element: HTMLElement | undefined;

  constructor(private readonly node: UiNode) {}

  set(value: GeometryValue): void {
    this.value = value;
  }

  mount(element: HTMLElement): void {
    this.element = element;
    const { id } = this.value;
    if (id === '') return;
    const other = shownById.get(id);
    const left = placeById.get(id);
    shownById.set(id, element);
    placeById.delete(id);
    const from = other?.isConnected
      ? other.getBoundingClientRect()
      : left && performance.now() - left.time < pairTime
        ? left.box
        : undefined;
    const setting = this.value.setting ?? this.node.app.pendingAnimation?.setting;
    if (from && setting) play(element, from, setting);
  }

  unmount(): void {
    const { element } = this;
    const { id } = this.value;
    if (!element || id === '') return;
    if (shownById.get(id) === element) shownById.delete(id);
    placeById.set(id, { box: element.getBoundingClientRect(), time: performance.now() });
  }
}

function play(element: HTMLElement, from: DOMRect, setting: AnimateParam): void {
  const to = element.getBoundingClientRect();
  if (to.width === 0 || to.height === 0 || from.width === 0) return;
  const start = `translate(${from.left - to.left}px, ${from.top - to.top}px) scale(${from.width / to.width}, ${from.height / to.height})`;
  const own = getComputedStyle(element).transform;
  const end = own === 'none' ? 'none' : own;
  element.animate(
    [
      { transform: start, transformOrigin: '0 0' },
      { transform: end, transformOrigin: '0 0' },
    ],
    timing(setting),
  );
}
