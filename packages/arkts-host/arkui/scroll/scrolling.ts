/** Arguments, attributes and events that Scroll, List and Grid share. */
import { cssLength } from '../attributes/length.ts';
import type { AttributeTable } from '../attributes/table.ts';
import { BarState, type EdgeEffect } from '../enums/layout.ts';
import type { ScrollState } from '../enums/scroll.ts';
import type { NodeUpdate, UiNode } from '../tree/node.ts';
import type { Length } from '../types.ts';
import type { Scroller } from './scroller.ts';
import { ScrollHost } from './scrollHost.ts';

export interface ScrollOptionsBase {
  scroller: Scroller | undefined;
  bar: BarState;
  onScroll: ((offset: number, state: ScrollState) => void) | undefined;
  onDidScroll: ((dx: number, dy: number, state: ScrollState) => void) | undefined;
  onReachStart: (() => void) | undefined;
  onReachEnd: (() => void) | undefined;
  onScrollStart: (() => void) | undefined;
  onScrollStop: (() => void) | undefined;
  onScrollEdge: ((side: number) => void) | undefined;
  isInteractive: boolean;
}

export function scrollOptions(): ScrollOptionsBase {
  return {
    scroller: undefined,
    bar: BarState.Auto,
    onScroll: undefined,
    onDidScroll: undefined,
    onReachStart: undefined,
    onReachEnd: undefined,
    onScrollStart: undefined,
    onScrollStop: undefined,
    onScrollEdge: undefined,
    isInteractive: true,
  };
}

export const scrollAttributes: AttributeTable<ScrollOptionsBase> = {
  scrollBar: (update, value: BarState) => {
    update.options.bar = value;
  },
  fadingEdge: (update, isOn: boolean | undefined, options: { fadingEdgeLength?: Length } = {}) => {
    if (!isOn) return;
    update.classes.push('ui-fading');
    update.style['--ui-fade'] = cssLength(options.fadingEdgeLength) ?? '32px';
  },
  scrollBarColor: (update, value: string) => {
    update.style['--ui-line'] = String(value);
  },
  edgeEffect: (update, value: EdgeEffect) => {
    // Browsers have their own overscroll effect; without one they hand the scrolling on to the parent.
    update.style['overscroll-behavior'] = value === 2 ? 'none' : 'contain';
  },
  enableScrollInteraction: (update, value: boolean) => {
    update.options.isInteractive = value;
  },
  friction: (update, value: number) => {
    // Only a touch screen's fling has friction; the browser's own is kept.
    if (!(Number(value) > 0)) update.unknown('friction of 0');
  },
  nestedScroll: (update, value: { scrollForward: number; scrollBackward: number }) => {
    const isSelfOnly = value.scrollForward === 0 && value.scrollBackward === 0;
    update.style['overscroll-behavior'] = isSelfOnly ? 'contain' : 'auto';
  },
  onScroll: (update, handler: (offset: number, state: ScrollState) => void) => {
    update.options.onScroll = handler;
  },
  onDidScroll: (update, handler: (dx: number, dy: number, state: ScrollState) => void) => {
    const isOneWay = update.node.definition.name !== 'Scroll';
    // List and Grid report one offset, Scroll both.
    update.options.onDidScroll = isOneWay
      ? (dx, dy, state) => (handler as unknown as (offset: number, state: ScrollState) => void)(dx + dy, state)
      : handler;
  },
  onReachStart: (update, handler: () => void) => {
    update.options.onReachStart = handler;
  },
  onReachEnd: (update, handler: () => void) => {
    update.options.onReachEnd = handler;
  },
  onScrollStart: (update, handler: () => void) => {
    update.options.onScrollStart = handler;
  },
  onScrollStop: (update, handler: () => void) => {
    update.options.onScrollStop = handler;
  },
  onScrollEdge: (update, handler: (side: number) => void) => {
    update.options.onScrollEdge = handler;
  },
};

interface ListExtras {
  onScrollIndex?: ((first: number, last: number, center: number) => void) | undefined;
  initialIndex?: number | undefined;
  stackFromEnd?: boolean | undefined;
  maintainPosition?: boolean | undefined;
}

/** Makes an element scroll, and hands the page's handlers to it. */
export function bindScrolling<O extends ScrollOptionsBase>(
  node: UiNode<O>,
  update: NodeUpdate<O>,
  isHorizontal: boolean,
  extras: ListExtras = {},
): void {
  const { options } = update;
  update.classes.push('ui-scroller');
  if (options.bar !== BarState.Off) update.classes.push('ui-bar');
  if (!options.isInteractive) update.style.overflow = 'hidden';
  // A region that scrolls must be reachable by keyboard; one with focusable things in it is.
  node.behaviours.use('scroll', () => hostOf(node), {
    ...options,
    ...extras,
    ...(options.scroller ? { scroller: options.scroller } : { scroller: undefined as never }),
    isHorizontal,
    place: node.place,
  });
}

interface ScrollMemory {
  host?: ScrollHost;
}

/** The node's host, made when first asked for: a LazyForEach inside may be earlier than the first update. */
export function hostOf<O extends object>(node: UiNode<O>): ScrollHost {
  const memory = node.remember<ScrollMemory>();
  memory.host ??= new ScrollHost(node as unknown as UiNode);
  return memory.host;
}
