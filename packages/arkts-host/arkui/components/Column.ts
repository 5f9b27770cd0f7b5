/** Column: children from top to bottom, centred across. */
import { cssLength } from '../attributes/length.ts';
import { choose } from '../attributes/table.ts';
import type { FlexAlign, HorizontalAlign } from '../enums/layout.ts';
import { component } from '../tree/component.ts';
import type { Length } from '../types.ts';
import { horizontalAlign, mainAlign } from './containers.ts';

export const Column = component({
  name: 'Column',
  options: () => ({}),
  create: (update, options?: { space?: Length }) => {
    const gap = cssLength(options?.space);
    if (gap !== undefined) update.style.gap = gap;
  },
  attributes: {
    alignItems: (update, value: HorizontalAlign) => {
      update.style['align-items'] = choose(horizontalAlign, value, 'HorizontalAlign');
    },
    justifyContent: (update, value: FlexAlign) => {
      update.style['justify-content'] = choose(mainAlign, value, 'FlexAlign');
    },
    reverse: (update, value: boolean = true) => {
      if (value) update.style['flex-direction'] = 'column-reverse';
    },
  },
});
