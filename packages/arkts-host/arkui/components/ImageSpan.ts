/** ImageSpan: a picture in a line of text. */
import { h } from 'vue';
import { choose } from '../attributes/table.ts';
import { ImageSpanAlignment } from '../enums/text.ts';
import { resolveAddress } from '../resources/resolve.ts';
import { component } from '../tree/component.ts';
import type { Resource } from '../types.ts';

const aligns: Readonly<Record<number, string>> = {
  [ImageSpanAlignment.TOP]: 'top',
  [ImageSpanAlignment.CENTER]: 'middle',
  [ImageSpanAlignment.BOTTOM]: 'text-bottom',
  [ImageSpanAlignment.BASELINE]: 'baseline',
};

export const ImageSpan = component({
  name: 'ImageSpan',
  isInline: true,
  options: () => ({ source: '' }),
  create: (update, source: string | Resource) => {
    update.options.source = resolveAddress(source);
  },
  attributes: {
    verticalAlign: (update, value: ImageSpanAlignment) => {
      update.style['vertical-align'] = choose(aligns, value, 'ImageSpanAlignment');
    },
  },
  render: (node, update) => h('img', { alt: '', ...node.props(), src: update.options.source }),
});
