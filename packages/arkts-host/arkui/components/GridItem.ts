/** GridItem: one cell of a Grid, or several. */
import { component } from '../tree/component.ts';
import { alignCell } from './Stack.ts';

export const GridItem = component({
  name: 'GridItem',
  options: () => ({}),
  attributes: {
    align: alignCell,
    // Lines are counted from 0 and both are inside, in CSS from 1 and the end is outside.
    rowStart: (update, value: number) => {
      update.style['grid-row-start'] = String(value + 1);
    },
    rowEnd: (update, value: number) => {
      update.style['grid-row-end'] = String(value + 2);
    },
    columnStart: (update, value: number) => {
      update.style['grid-column-start'] = String(value + 1);
    },
    columnEnd: (update, value: number) => {
      update.style['grid-column-end'] = String(value + 2);
    },
    selectable: (update, value: boolean) => {
      if (!value) update.style['user-select'] = 'none';
    },
    selected: (update, value: boolean) => {
      update.node.state.selected = value;
    },
  },
});
