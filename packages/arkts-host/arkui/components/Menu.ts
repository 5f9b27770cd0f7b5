/** Menu: the content of a menu that a page builds. */
import { h } from 'vue';
import { cssRadius } from '../attributes/border.ts';
import { cssColor } from '../attributes/color.ts';
import { fontAttributes } from '../text/font.ts';
import { component } from '../tree/component.ts';
import type { Length, ResourceColor } from '../types.ts';

export const Menu = component({
  name: 'Menu',
  options: () => ({}),
  attributes: {
    ...fontAttributes,
    radius: (update, value: Length) => {
      update.style['border-radius'] = cssRadius(value);
    },
    menuItemDivider: (update, value: { color?: ResourceColor } | undefined) => {
      if (value) update.style['--ui-menu-line'] = cssColor(value.color) ?? 'var(--ui-line)';
    },
  },
  render: (node, _update, children) => h('div', { role: 'menu', ...node.props() }, children()),
});
