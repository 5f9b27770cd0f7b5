/** Row: children from left to right, centred across. */
import { cssLength } from '../attributes/length.ts';
import { choose } from '../attributes/table.ts';
import type { FlexAlign, VerticalAlign } from '../enums/layout.ts';
import { component } from '../tree/component.ts';
import type { Length } from '../types.ts';
import { mainAlign, verticalAlign } from './containers.ts';

export const Row = component({
  name: 'Row',
  options: () => ({}),
  create: (update, options?: { space?: Length }) => {
    const gap = cssLength(options?.space);
    if (gap !== undefined) update.style.gap = gap;
  },
  attributes: {
    alignItems: (update, value: VerticalAlign) => {
      update.style['align-items'] = choose(verticalAlign, value, 'VerticalAlign');
    },
    justifyContent: (update, value: FlexAlign) => {
      update.style['justify-content'] = choose(mainAlign, value, 'FlexAlign');
    },
    reverse: (update, value: boolean = true) => {
      if (value) update.style['flex-direction'] = 'row-reverse';
    },
  },
});
