/** Divider: a thin line. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import { component } from '../tree/component.ts';
import type { Length, ResourceColor } from '../types.ts';

export const Divider = component({
  name: 'Divider',
  options: () => ({ isVertical: false, color: 'var(--ui-line)', stroke: '1px' }),
  attributes: {
    vertical: (update, value: boolean) => {
      update.options.isVertical = value;
    },
    color: (update, value: ResourceColor) => {
      update.options.color = cssColor(value) ?? update.options.color;
    },
    strokeWidth: (update, value: Length) => {
      update.options.stroke = cssLength(value) ?? update.options.stroke;
    },
    lineCap: (update, value: number) => {
      if (value === 1) update.style['border-radius'] = '999px';
    },
  },
  render: (node, update) => {
    const { isVertical, color, stroke } = update.options;
    update.style['background-color'] ??= color;
    update.style[isVertical ? 'width' : 'height'] ??= stroke;
    if (isVertical) update.props['aria-orientation'] = 'vertical';
    return h('div', { role: 'separator', ...node.props() });
  },
});
