/** ListItem: one row of a List. */
import { h } from 'vue';
import { ListItemStyle } from '../enums/scroll.ts';
import { component } from '../tree/component.ts';
import { alignCell } from './Stack.ts';

export const ListItem = component({
  name: 'ListItem',
  options: () => ({}),
  create: (update, value?: { style?: ListItemStyle } | string) => {
    if (typeof value === 'object' && value.style === ListItemStyle.CARD) {
      Object.assign(update.style, {
        'min-height': '48px',
        padding: '0 12px',
        'border-radius': '16px',
        'background-color': 'var(--ui-card)',
      });
    }
  },
  attributes: {
    align: alignCell,
    selectable: (update, value: boolean) => {
      if (!value) update.style['user-select'] = 'none';
    },
    selected: (update, value: boolean) => {
      update.node.state.selected = value;
      update.props['data-selected'] = String(value);
    },
  },
  render: (node, update, children) => {
    // An item that can be clicked is a button inside of the list for assistive technology.
    const role = update.listeners.has('click') ? undefined : 'listitem';
    return h('div', { ...(role === undefined ? {} : { role }), ...node.props() }, children());
  },
});
