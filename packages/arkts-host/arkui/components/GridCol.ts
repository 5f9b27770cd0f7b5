/** GridCol: what stands in some columns of a GridRow. */
import { h } from 'vue';
import { component } from '../tree/component.ts';
import { atBreakpoint, type Breakpointed } from './breakpoints.ts';
import type { GridRowState } from './GridRow.ts';

interface GridColOptions {
  span?: Breakpointed<number>;
  offset?: Breakpointed<number>;
  order?: Breakpointed<number>;
}

export const GridCol = component({
  name: 'GridCol',
  options: () => ({ given: {} as GridColOptions }),
  create: (update, given: GridColOptions = {}) => {
    update.options.given = given;
  },
  attributes: {
    span: (update, value: Breakpointed<number>) => {
      update.options.given = { ...update.options.given, span: value };
    },
    gridColOffset: (update, value: Breakpointed<number>) => {
      update.options.given = { ...update.options.given, offset: value };
    },
    order: (update, value: Breakpointed<number>) => {
      update.options.given = { ...update.options.given, order: value };
    },
  },
  render: (node, update, children) => {
    const row = node.ancestor('GridRow')?.memory as GridRowState | undefined;
    const breakpoint = row?.breakpoint.value ?? 'sm';
    const { span, offset, order } = update.options.given;
    const columns = atBreakpoint(span, breakpoint) ?? 1;
    const skipped = atBreakpoint(offset, breakpoint) ?? 0;
    if (columns === 0) update.style.display = 'none';
    update.style['grid-column-end'] = `span ${columns + skipped}`;
    // The skipped columns are an inner margin: a cell cannot begin relative to the one before.
    if (skipped > 0) update.style['margin-left'] = `calc(100% * ${skipped} / ${columns + skipped})`;
    const place = atBreakpoint(order, breakpoint);
    if (place !== undefined) update.style.order = String(place);
    return h('div', node.props(), children());
  },
});
