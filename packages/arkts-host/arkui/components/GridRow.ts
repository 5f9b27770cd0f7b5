/** GridRow: columns whose number depends on the width. */
import { h, shallowRef } from 'vue';
import { cssLength } from '../attributes/length.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import type { Length } from '../types.ts';
import { atBreakpoint, type Breakpointed, breakpointOf, defaultBreakpoints } from './breakpoints.ts';

interface GridRowOptions {
  columns?: Breakpointed<number>;
  gutter?: Length | { x?: Breakpointed<Length>; y?: Breakpointed<Length> };
  breakpoints?: { value?: string[]; reference?: number };
  direction?: number;
}

const options = () => ({ given: {} as GridRowOptions, onChange: undefined as ((name: string) => void) | undefined });
type Options = ReturnType<typeof options>;

/** Which breakpoint the row has now. */
export class GridRowState implements Behaviour<Options> {
  readonly breakpoint = shallowRef('');
  private options: Options | undefined;
  private observer: ResizeObserver | undefined;

  constructor(private readonly node: UiNode) {}

  set(options: Options): void {
    this.options = options;
  }

  mount(element: HTMLElement): void {
    const look = () => {
      const name = breakpointOf(element.offsetWidth, this.options?.given.breakpoints?.value ?? defaultBreakpoints);
      if (name === this.breakpoint.value) return;
      this.breakpoint.value = name;
      const { onChange } = this.options ?? {};
      if (onChange) guarded(this.node.place, () => onChange(name));
    };
    this.observer = new ResizeObserver(look);
    this.observer.observe(element);
    look();
  }

  unmount(): void {
    this.observer?.disconnect();
  }
}

export const GridRow = component<Options>({
  name: 'GridRow',
  options,
  create: (update, given: GridRowOptions = {}) => {
    update.options.given = given;
  },
  attributes: {
    onBreakpointChange: (update, handler: (name: string) => void) => {
      update.options.onChange = handler;
    },
  },
  setup: (node) => {
    node.memory = new GridRowState(node as unknown as UiNode);
  },
  render: (node, update, children) => {
    const state = node.memory as GridRowState;
    node.behaviours.use('gridRow', () => state, update.options);
    const { columns, gutter } = update.options.given;
    const breakpoint = state.breakpoint.value;
    const count = atBreakpoint(columns, breakpoint) ?? 12;
    update.style['grid-template-columns'] = `repeat(${count}, minmax(0, 1fr))`;
    if (gutter !== undefined) {
      const isPair = typeof gutter === 'object' && ('x' in gutter || 'y' in gutter);
      const x = isPair ? atBreakpoint(gutter.x as Breakpointed<Length>, breakpoint) : (gutter as Length);
      const y = isPair ? atBreakpoint(gutter.y as Breakpointed<Length>, breakpoint) : (gutter as Length);
      update.style.gap = `${cssLength(y) ?? '0px'} ${cssLength(x) ?? '0px'}`;
    }
    return h('div', node.props(), children());
  },
});
