/** List: items in a line that scrolls; with a LazyForEach only what is seen of it is built. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { cssLength, vpOf } from '../attributes/length.ts';
import { choose } from '../attributes/table.ts';
import { Axis } from '../enums/layout.ts';
import { ListItemAlign, StickyStyle } from '../enums/scroll.ts';
import type { Scroller } from '../scroll/scroller.ts';
import { bindScrolling, hostOf, scrollAttributes, scrollOptions } from '../scroll/scrolling.ts';
import { component } from '../tree/component.ts';
import type { LazyParent } from '../tree/lazyForEach.ts';
import type { Length, ResourceColor } from '../types.ts';

interface DividerOptions {
  strokeWidth: Length;
  color?: ResourceColor;
  startMargin?: Length;
  endMargin?: Length;
}

const options = () => ({
  ...scrollOptions(),
  space: 0,
  initialIndex: 0,
  axis: Axis.Vertical as Axis,
  cached: undefined as number | undefined,
  sticky: StickyStyle.None as StickyStyle,
  divider: undefined as DividerOptions | undefined,
  lanes: 1,
  laneGap: 0,
  align: undefined as ListItemAlign | undefined,
  stackFromEnd: false,
  maintainPosition: false,
  onScrollIndex: undefined as ((first: number, last: number, center: number) => void) | undefined,
});

type Options = ReturnType<typeof options>;

/** Built beyond each edge when cachedCount does not say: about a screen, as the platform does. */
const defaultCachedCount = 8;

const aligns: Readonly<Record<number, string>> = {
  [ListItemAlign.Start]: 'flex-start',
  [ListItemAlign.Center]: 'center',
  [ListItemAlign.End]: 'flex-end',
};

export const List = component<Options>({
  name: 'List',
  options,
  create: (update, given?: { space?: number | string; initialIndex?: number; scroller?: Scroller }) => {
    update.options.space = vpOf(given?.space) ?? 0;
    update.options.initialIndex = given?.initialIndex ?? 0;
    update.options.scroller = given?.scroller;
  },
  attributes: {
    ...scrollAttributes,
    listDirection: (update, value: Axis) => {
      update.options.axis = value;
    },
    cachedCount: (update, value: number) => {
      update.options.cached = value;
    },
    sticky: (update, value: StickyStyle) => {
      update.options.sticky = value;
    },
    divider: (update, value: DividerOptions | null) => {
      update.options.divider = value ?? undefined;
    },
    lanes: (update, value: number, gap?: Length) => {
      if (typeof value !== 'number') update.unknown('lanes with a length constraint');
      update.options.lanes = value;
      update.options.laneGap = vpOf(gap) ?? 0;
    },
    alignListItem: (update, value: ListItemAlign) => {
      update.options.align = value;
    },
    stackFromEnd: (update, value: boolean) => {
      update.options.stackFromEnd = value;
    },
    maintainVisibleContentPosition: (update, value: boolean) => {
      update.options.maintainPosition = value;
    },
    contentStartOffset: (update, value: number) => {
      update.style['padding-top'] = `${value}px`;
    },
    contentEndOffset: (update, value: number) => {
      update.style['padding-bottom'] = `${value}px`;
    },
    onScrollIndex: (update, handler: (first: number, last: number, center: number) => void) => {
      update.options.onScrollIndex = handler;
    },
  },
  setup: (node) => {
    const lazyParent: LazyParent = {
      host: hostOf(node),
      cachedCount: () => node.current?.options.cached ?? defaultCachedCount,
      space: () => node.current?.options.space ?? 0,
    };
    Object.assign(node.memory ?? {}, { lazyParent });
  },
  render: (node, update, children) => {
    const {
      axis,
      space,
      divider,
      lanes,
      laneGap,
      align,
      stackFromEnd,
      maintainPosition,
      initialIndex,
      onScrollIndex,
      sticky,
    } = update.options;
    const isHorizontal = axis === Axis.Horizontal;
    if (isHorizontal) update.classes.push('ui-horizontal');
    if (divider) update.classes.push('ui-divided');
    if (sticky === StickyStyle.Header || sticky === StickyStyle.BOTH) update.classes.push('ui-sticky-header');
    if (sticky === StickyStyle.Footer || sticky === StickyStyle.BOTH) update.classes.push('ui-sticky-footer');
    const inner: Record<string, string> = {};
    if (space > 0) inner.gap = `${space}px`;
    if (lanes > 1)
      Object.assign(inner, {
        display: 'grid',
        'grid-template-columns': `repeat(${lanes}, minmax(0, 1fr))`,
        'column-gap': `${laneGap}px`,
      });
    if (align !== undefined) inner['align-items'] = choose(aligns, align, 'ListItemAlign');
    if (stackFromEnd) Object.assign(inner, { 'min-height': '100%', 'justify-content': 'flex-end' });
    if (divider) {
      inner['--ui-divider'] = `${cssLength(divider.strokeWidth)} solid ${cssColor(divider.color) ?? 'var(--ui-line)'}`;
      inner['--ui-divider-start'] = cssLength(divider.startMargin) ?? '0px';
      inner['--ui-divider-end'] = cssLength(divider.endMargin) ?? '0px';
    }
    bindScrolling(node, update, isHorizontal, { initialIndex, stackFromEnd, maintainPosition, onScrollIndex });
    const props = { role: 'list', ...node.props() };
    return h('div', props, [h('div', { class: 'ui-list-items', role: 'presentation', style: inner }, children())]);
  },
});
