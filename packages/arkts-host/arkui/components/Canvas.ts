/** Canvas: a page draws on it with a context. */
import { h } from 'vue';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import type { CanvasRenderingContext2D } from './canvasContext.ts';

interface CanvasValue {
  readonly context: CanvasRenderingContext2D | undefined;
  readonly onReady: (() => void) | undefined;
}

/** Fits the drawing to the element, at first and whenever its size changes; then the page draws anew. */
class CanvasFit implements Behaviour<CanvasValue> {
  private value: CanvasValue | undefined;
  private observer: ResizeObserver | undefined;

  constructor(private readonly place: string) {}

  set(value: CanvasValue): void {
    this.value = value;
  }

  mount(element: HTMLElement): void {
    this.observer = new ResizeObserver(() => {
      if (element.offsetWidth === 0) return;
      this.value?.context?.attach(element as HTMLCanvasElement);
      const { onReady } = this.value ?? {};
      if (onReady) guarded(this.place, onReady);
    });
    this.observer.observe(element);
  }

  unmount(): void {
    this.observer?.disconnect();
  }
}

const options = () => ({
  context: undefined as CanvasRenderingContext2D | undefined,
  onReady: undefined as (() => void) | undefined,
});

export const Canvas = component({
  name: 'Canvas',
  options,
  create: (update, context?: CanvasRenderingContext2D) => {
    update.options.context = context;
  },
  attributes: {
    onReady: (update, handler: () => void) => {
      update.options.onReady = handler;
    },
  },
  render: (node, update) => {
    node.behaviours.use('canvas', () => new CanvasFit(node.place), update.options);
    return h('canvas', { ...(update.props['aria-label'] === undefined ? {} : { role: 'img' }), ...node.props() });
  },
});
