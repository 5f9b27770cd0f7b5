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
    const props = { role: 'listitem', ...node.props() };
    if (!update.listeners.has('click')) return h('div', props, children());
    // An item that can be clicked is one of the list, with a button in it: ARIA knows no item that is a button itself.
    const { tabindex, 'aria-label': label, ...outer } = props as Record<string, unknown>;
    const hasControl =
      node.element?.querySelector('button, input, textarea, select') !== null && node.element !== undefined;
    const inner = hasControl ? {} : { role: 'button', tabindex, 'aria-label': label };
    return h('div', { ...outer, role: 'listitem' }, [h('div', { class: 'ui-item-button', ...inner }, children())]);
  },
});
