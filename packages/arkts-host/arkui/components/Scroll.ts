/** Scroll: one child, larger than what is seen of it. */
import { h } from 'vue';
import { cssAlignment } from '../attributes/alignment.ts';
import type { Alignment } from '../enums/layout.ts';
import { ScrollDirection } from '../enums/scroll.ts';
import type { Scroller } from '../scroll/scroller.ts';
import { bindScrolling, scrollAttributes, scrollOptions } from '../scroll/scrolling.ts';
import { component } from '../tree/component.ts';

export const Scroll = component({
  name: 'Scroll',
  options: () => ({ ...scrollOptions(), direction: ScrollDirection.Vertical as ScrollDirection, isStill: false }),
  create: (update, scroller?: Scroller) => {
    update.options.scroller = scroller;
  },
  attributes: {
    ...scrollAttributes,
    scrollable: (update, value: ScrollDirection) => {
      update.options.direction = value;
    },
    align: (update, value: Alignment) => {
      const { vertical, horizontal } = cssAlignment(value);
      update.style['justify-content'] = `safe ${vertical}`;
      update.style['align-items'] = `safe ${horizontal}`;
    },
  },
  render: (node, update, children) => {
    const { direction } = update.options;
    const { style } = update;
    const isHorizontal = direction === ScrollDirection.Horizontal;
    style['flex-direction'] = 'column';
    // A child smaller than the window stands in the middle, as on the platform.
    style['justify-content'] ??= 'safe center';
    style['align-items'] ??= 'safe center';
    const overflow: Readonly<Record<number, string>> = {
      [ScrollDirection.Vertical]: 'hidden auto',
      [ScrollDirection.Horizontal]: 'auto hidden',
      [ScrollDirection.FREE]: 'auto',
      [ScrollDirection.None]: 'hidden',
    };
    style.overflow = overflow[direction] ?? 'auto';
    bindScrolling(node, update, isHorizontal);
    return h('div', node.props(), children());
  },
});
