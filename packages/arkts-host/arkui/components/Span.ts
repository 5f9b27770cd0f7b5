/** Span: a part of a Text with a look of its own. */
import { h } from 'vue';
import { cssRadius } from '../attributes/border.ts';
import { cssColor } from '../attributes/color.ts';
import { resolveString } from '../resources/resolve.ts';
import { fontAttributes } from '../text/font.ts';
import { component } from '../tree/component.ts';
import type { Length, ResourceColor, ResourceStr } from '../types.ts';

export const Span = component({
  name: 'Span',
  isInline: true,
  options: () => ({ content: '' }),
  create: (update, content: ResourceStr) => {
    update.options.content = resolveString(content);
  },
  attributes: {
    ...fontAttributes,
    textBackgroundStyle: (update, value: { color?: ResourceColor; radius?: Length }) => {
      update.style['background-color'] = cssColor(value.color) ?? '';
      if (value.radius !== undefined) update.style['border-radius'] = cssRadius(value.radius);
    },
  },
  render: (node, update) => h('span', node.props(), update.options.content),
});
