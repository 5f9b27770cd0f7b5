/** Behaviours that watch an element: that it is there, where, how large, how much of it is seen; and what a click is to. */
import { areaOf } from '../input/area.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import type { Area } from '../types.ts';

export class AppearObserver implements Behaviour<() => void> {
  private handler: (() => void) | undefined;

  constructor(
    private readonly place: string,
    private readonly isOnMount: boolean,
  ) {}

  set(handler: () => void): void {
    this.handler = handler;
  }

  mount(): void {
    if (this.isOnMount && this.handler) guarded(this.place, this.handler);
  }

  unmount(): void {
    if (!this.isOnMount && this.handler) guarded(this.place, this.handler);
  }
}

export interface SizeOptions {
  width: number;
  height: number;
}

/** Reports sizes: the first one too, with 0 × 0 before it. */
export class SizeObserver implements Behaviour<(before: SizeOptions, now: SizeOptions) => void> {
  private handler: ((before: SizeOptions, now: SizeOptions) => void) | undefined;
  private observer: ResizeObserver | undefined;
  private last: SizeOptions = { width: 0, height: 0 };

  constructor(private readonly place: string) {}

  set(handler: (before: SizeOptions, now: SizeOptions) => void): void {
    this.handler = handler;
  }

  mount(element: HTMLElement): void {
    this.observer = new ResizeObserver(() => {
      const now = { width: element.offsetWidth, height: element.offsetHeight };
      const before = this.last;
      if (now.width === before.width && now.height === before.height) return;
      this.last = now;
      guarded(this.place, () => this.handler?.(before, now));
    });
    this.observer.observe(element);
  }

  unmount(): void {
    this.observer?.disconnect();
  }
}

const nowhere: Area = { width: 0, height: 0, position: { x: 0, y: 0 }, globalPosition: { x: 0, y: 0 } };

/** Reports size and place. Looks at each update of the node and each change of size; scrolling alone is not reported. */
export class AreaObserver implements Behaviour<(before: Area, now: Area) => void> {
  private handler: ((before: Area, now: Area) => void) | undefined;
  private observer: ResizeObserver | undefined;
  private last = nowhere;

  constructor(private readonly place: string) {}

  set(handler: (before: Area, now: Area) => void): void {
    this.handler = handler;
  }

  mount(element: HTMLElement): void {
    this.observer = new ResizeObserver(() => this.look(element));
    this.observer.observe(element);
    if (element.parentElement) this.observer.observe(element.parentElement);
  }

  updated(element: HTMLElement): void {
    this.look(element);
  }

  unmount(): void {
    this.observer?.disconnect();
  }

  private look(element: HTMLElement): void {
    const now = areaOf(element);
    const before = this.last;
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    this.last = now;
    guarded(this.place, () => this.handler?.(before, now));
  }
}

interface VisibleAreaValue {
  readonly ratios: readonly number[];
  readonly handler: (isExpanding: boolean, ratio: number) => void;
}

/** Reports when the visible part crosses one of the ratios. */
export class VisibleAreaObserver implements Behaviour<VisibleAreaValue> {
  private value: VisibleAreaValue | undefined;
  private observer: IntersectionObserver | undefined;
  private last = 0;

  constructor(private readonly place: string) {}

  set(value: VisibleAreaValue): void {
    this.value = value;
  }

  mount(element: HTMLElement): void {
    const { value } = this;
    if (!value) return;
    const threshold = value.ratios.map((ratio) => Math.min(1, Math.max(0, ratio)));
    this.observer = new IntersectionObserver(
      (entries) => {
        const ratio = entries.at(-1)?.intersectionRatio ?? 0;
        const isExpanding = ratio > this.last;
        const crossed = threshold.some((limit) =>
          isExpanding ? this.last <= limit && ratio >= limit : this.last >= limit && ratio <= limit,
        );
        this.last = ratio;
        if (crossed) guarded(this.place, () => this.value?.handler(isExpanding, ratio));
      },
      { threshold: [...threshold, 0, 1] },
    );
    this.observer.observe(element);
  }

  unmount(): void {
    this.observer?.disconnect();
  }
}

/** Tells assistive technology that a component can be clicked, unless something inside it is a control of its own. */
export class ClickTarget implements Behaviour<undefined> {
  constructor(private readonly node: UiNode<never> | UiNode) {}

  set(): void {}

  mount(element: HTMLElement): void {
    this.updated(element);
  }

  updated(element: HTMLElement): void {
    const isNative = element.matches('button, input, textarea, select, a');
    // A list's item has a button in it, see ListItem.
    if (isNative || this.node.definition.name === 'ListItem') return;
    element.style.cursor = 'pointer';
    const hasControl = element.querySelector('button, input, textarea, select, [tabindex="0"]') !== null;
    if (hasControl) {
      element.removeAttribute('role');
      element.removeAttribute('tabindex');
    } else if (this.node.current?.props.role === undefined) {
      element.setAttribute('role', 'button');
    }
  }
}
