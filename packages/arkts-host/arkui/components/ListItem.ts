/** ListItem: one row of a List. */
import { h, type VNode } from 'vue';
import { ListItemStyle } from '../enums/scroll.ts';
import { component } from '../tree/component.ts';
import { alignCell } from './Stack.ts';
import { type SwipeActionOptions, SwipeBehaviour, type SwipeSide } from './swipeAction.ts';

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
    swipeAction: (update, value: SwipeActionOptions) => {
      update.classes.push('ui-swipe');
      update.node.behaviours.use('swipe', (node) => new SwipeBehaviour(node), value);
    },
  },
  render: (node, update, children) => {
    const props = { role: 'listitem', ...node.props() };
    const swipe = node.behaviours.get<SwipeBehaviour>('swipe');
    if (!update.listeners.has('click')) return h('div', props, withSwipe(swipe, children()));
    // An item that can be clicked is one of the list, with a button in it: ARIA knows no item that is a button itself.
    const { tabindex, 'aria-label': label, ...outer } = props as Record<string, unknown>;
    const hasControl =
      node.element?.querySelector('button, input, textarea, select') !== null && node.element !== undefined;
    const inner = hasControl ? {} : { role: 'button', tabindex, 'aria-label': label };
    const face = h('div', { class: 'ui-item-button', ...inner }, children());
    return h('div', { ...outer, role: 'listitem' }, withSwipe(swipe, [face]));
  },
});

/** The item's content, and at its sides what `swipeAction` draws out of them. */
function withSwipe(swipe: SwipeBehaviour | undefined, nodes: VNode[]): VNode[] {
  if (!swipe) return nodes;
  const built = swipe.nodes.value;
  const side = (name: SwipeSide) =>
    built[name] ? [h('div', { class: `ui-swipe-${name}`, key: name }, built[name])] : [];
  return [h('div', { class: 'ui-swipe-face', key: 'face' }, nodes), ...side('start'), ...side('end')];
}
