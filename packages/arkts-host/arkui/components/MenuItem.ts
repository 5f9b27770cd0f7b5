/** MenuItem: one line of a Menu. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { resolveAddress, resolveString } from '../resources/resolve.ts';
import { type Font, setFont } from '../text/font.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import { isTwoWay, type Resource, type ResourceColor, type ResourceStr, type TwoWay } from '../types.ts';

interface MenuItemOptions {
  startIcon?: ResourceStr;
  content?: ResourceStr;
  endIcon?: ResourceStr;
  labelInfo?: ResourceStr;
  builder?: unknown;
  symbolStartIcon?: unknown;
  symbolEndIcon?: unknown;
}

const options = () => ({
  given: {} as MenuItemOptions,
  isSelected: false,
  hasMark: false,
  binding: undefined as TwoWay<boolean> | undefined,
  color: undefined as string | undefined,
  onChange: undefined as ((isSelected: boolean) => void) | undefined,
});

export const MenuItem = component({
  name: 'MenuItem',
  isFocusable: true,
  options,
  create: (update, given: MenuItemOptions = {}) => {
    for (const name of ['builder', 'symbolStartIcon', 'symbolEndIcon'] as const) {
      if (given[name] !== undefined) update.unknown(`MenuItem's ${name}`);
    }
    update.options.given = given;
  },
  attributes: {
    selected: (update, value: boolean | TwoWay<boolean>) => {
      if (isTwoWay<boolean>(value)) {
        update.options.binding = value;
        update.options.isSelected = value.value;
      } else {
        update.options.isSelected = value;
      }
    },
    selectIcon: (update, value: boolean | ResourceStr) => {
      update.options.hasMark = value !== false;
    },
    contentFont: (update, value: Font) => setFont(update, value),
    contentFontColor: (update, value: ResourceColor) => {
      update.style.color = cssColor(value) ?? '';
    },
    labelFontColor: (update, value: ResourceColor) => {
      update.options.color = cssColor(value);
    },
    onChange: (update, handler: (isSelected: boolean) => void) => {
      update.options.onChange = handler;
    },
  },
  render: (node, update) => {
    const { given, isSelected, hasMark, color } = update.options;
    update.on('click', () => {
      guarded(node.place, () => {
        const { binding, onChange } = update.options;
        if (binding) binding.value = !isSelected;
        onChange?.(!isSelected);
      });
    });
    const icon = (value: ResourceStr | undefined) =>
      value === undefined ? undefined : h('img', { src: resolveAddress(value as string | Resource), alt: '' });
    const role = hasMark ? { role: 'menuitemcheckbox', 'aria-checked': String(isSelected) } : { role: 'menuitem' };
    const disabled = update.isEnabled ? undefined : true;
    return h('button', { type: 'button', ...role, disabled, ...node.props() }, [
      icon(given.startIcon),
      h('span', { class: 'ui-menu-text' }, resolveString(given.content)),
      given.labelInfo === undefined
        ? undefined
        : h('span', { class: 'ui-menu-label', style: color ? { color } : {} }, resolveString(given.labelInfo)),
      hasMark && isSelected ? h('span', { 'aria-hidden': 'true' }, '✓') : undefined,
      icon(given.endIcon),
    ]);
  },
});
