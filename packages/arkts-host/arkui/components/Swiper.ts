/** Swiper: pages beside each other, one shown at a time. */
import { h } from 'vue';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import type { SwiperController } from './swiperController.ts';

interface SwiperValue {
  readonly index: number;
  readonly controller: SwiperController | undefined;
  readonly onChange: ((index: number) => void) | undefined;
  readonly interval: number | undefined;
  readonly loops: boolean;
}

/** Follows the index, and tells which page has come to rest. */
class SwiperMove implements Behaviour<SwiperValue> {
  private value: SwiperValue | undefined;
  private element: HTMLElement | undefined;
  private current = 0;
  private lastIndex: number | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly place: string) {}

  set(value: SwiperValue): void {
    this.value = value;
    value.controller?.attach((to, animated) => this.go(to(this.current), animated));
  }

  mount(element: HTMLElement): void {
    this.element = element;
    element.addEventListener('scrollend', this.onEnd);
    const { interval } = this.value ?? {};
    if (interval !== undefined) this.timer = setInterval(() => this.go(this.current + 1, true), interval);
    this.updated();
  }

  updated(): void {
    const index = this.value?.index ?? 0;
    if (index === this.lastIndex) return;
    const isFirst = this.lastIndex === undefined;
    this.lastIndex = index;
    this.go(index, !isFirst);
  }

  unmount(): void {
    clearInterval(this.timer);
    this.element?.removeEventListener('scrollend', this.onEnd);
  }

  private go(index: number, animated: boolean): void {
    const { element } = this;
    const count = element?.children.length ?? 0;
    if (!element || count === 0) return;
    const target = this.value?.loops ? (index + count) % count : Math.max(0, Math.min(count - 1, index));
    element.scrollTo({ left: target * element.clientWidth, behavior: animated ? 'smooth' : 'auto' });
  }

  private readonly onEnd = (): void => {
    const { element } = this;
    if (!element || element.clientWidth === 0) return;
    const index = Math.round(element.scrollLeft / element.clientWidth);
    if (index === this.current) return;
    this.current = index;
    guarded(this.place, () => this.value?.onChange?.(index));
  };
}

const options = () => ({
  index: 0,
  controller: undefined as SwiperController | undefined,
  onChange: undefined as ((index: number) => void) | undefined,
  autoPlays: false,
  interval: 3000,
  loops: true,
});

export const Swiper = component({
  name: 'Swiper',
  options,
  create: (update, controller?: SwiperController) => {
    update.options.controller = controller;
  },
  attributes: {
    index: (update, value: number) => {
      update.options.index = value;
    },
    autoPlay: (update, value: boolean) => {
      update.options.autoPlays = value;
    },
    interval: (update, value: number) => {
      update.options.interval = value;
    },
    loop: (update, value: boolean) => {
      update.options.loops = value;
    },
    indicator: (update, value: boolean) => {
      if (value !== false) update.unknown('The indicator of Swiper');
    },
    onChange: (update, handler: (index: number) => void) => {
      update.options.onChange = handler;
    },
  },
  render: (node, update, children) => {
    const { index, controller, onChange, autoPlays, interval, loops } = update.options;
    const value = { index, controller, onChange, interval: autoPlays ? interval : undefined, loops };
    node.behaviours.use('swiper', () => new SwiperMove(node.place), value);
    return h('div', node.props(), children());
  },
});
