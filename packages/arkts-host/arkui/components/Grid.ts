/** Grid: items in rows and columns. */
import { h } from 'vue';
import { cssLength } from '../attributes/length.ts';
import type { Scroller } from '../scroll/scroller.ts';
import { bindScrolling, scrollAttributes, scrollOptions } from '../scroll/scrolling.ts';
import { component } from '../tree/component.ts';
import type { Length } from '../types.ts';

/** `1fr 2fr 80vp`, `repeat(auto-fill, 80)` as CSS tracks. */
function tracks(template: string): string {
  const length = (text: string) => (/fr$/.test(text) ? `minmax(0, ${text})` : (cssLength(text) ?? text));
  const repeat = /^repeat\((auto-fill|auto-fit|\d+)\s*,\s*([^)]+)\)$/.exec(template.trim());
  if (repeat) return `repeat(${repeat[1]}, ${(repeat[2] ?? '').trim().split(/\s+/).map(length).join(' ')})`;
  return template.trim().split(/\s+/).map(length).join(' ');
}

export const Grid = component({
  name: 'Grid',
  options: () => ({ ...scrollOptions(), hasRows: false, hasColumns: false }),
  create: (update, scroller?: Scroller) => {
    update.options.scroller = scroller;
  },
  attributes: {
    ...scrollAttributes,
    columnsTemplate: (update, value: string) => {
      update.options.hasColumns = true;
      update.style['grid-template-columns'] = tracks(value);
    },
    rowsTemplate: (update, value: string) => {
      update.options.hasRows = true;
      update.style['grid-template-rows'] = tracks(value);
    },
    columnsGap: (update, value: Length) => {
      update.style['column-gap'] = cssLength(value) ?? '0px';
    },
    rowsGap: (update, value: Length) => {
      update.style['row-gap'] = cssLength(value) ?? '0px';
    },
    cachedCount: (update, value: number) => {
      // A grid of this host builds all its items.
      if (value < 0) update.unknown('cachedCount below 0');
    },
  },
  render: (node, update, children) => {
    const { hasRows, hasColumns } = update.options;
    if (hasRows && hasColumns) update.style.overflow ??= 'hidden';
    if (hasRows && !hasColumns) Object.assign(update.style, { 'grid-auto-flow': 'column', overflow: 'auto hidden' });
    bindScrolling(node, update, hasRows && !hasColumns);
    return h('div', node.props(), children());
  },
});
