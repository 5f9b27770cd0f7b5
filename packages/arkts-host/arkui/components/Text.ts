/** Text: a paragraph, of one string or of spans. */
import { h } from 'vue';
import { cssAlignment } from '../attributes/alignment.ts';
import { cssColor } from '../attributes/color.ts';
import type { Alignment } from '../enums/layout.ts';
import { CopyOptions, EllipsisMode, TextOverflow } from '../enums/text.ts';
import { resolveString } from '../resources/resolve.ts';
import { fontAttributes, paragraphAttributes } from '../text/font.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import type { ResourceColor, ResourceStr } from '../types.ts';

interface ShadowOptions {
  radius: number;
  color?: ResourceColor;
  offsetX?: number;
  offsetY?: number;
}

const options = () => ({
  content: '',
  maxLines: Number.POSITIVE_INFINITY,
  overflow: TextOverflow.Clip as TextOverflow,
});

export const Text = component({
  name: 'Text',
  options,
  create: (update, content?: ResourceStr) => {
    update.options.content = resolveString(content);
  },
  attributes: {
    ...fontAttributes,
    ...paragraphAttributes,
    maxLines: (update, value: number) => {
      update.options.maxLines = value;
    },
    textOverflow: (update, value: { overflow: TextOverflow }) => {
      if (value.overflow === TextOverflow.MARQUEE) update.unknown('TextOverflow.MARQUEE');
      update.options.overflow = value.overflow;
    },
    ellipsisMode: (update, value: EllipsisMode) => {
      if (value !== EllipsisMode.END) update.unknown('EllipsisMode other than END');
    },
    copyOption: (update, value: CopyOptions) => {
      if (value !== CopyOptions.None) update.classes.push('ui-select');
    },
    onCopy: (update, handler: (text: string) => void) => {
      update.on('copy', () => handler(String(getSelection() ?? '')));
    },
    align: (update, value: Alignment) => {
      update.style['align-content'] = cssAlignment(value).vertical;
    },
    textShadow: (update, value: ShadowOptions | ShadowOptions[]) => {
      update.style['text-shadow'] = [value]
        .flat()
        .map(
          (each) => `${each.offsetX ?? 0}px ${each.offsetY ?? 0}px ${each.radius}px ${cssColor(each.color) ?? '#000'}`,
        )
        .join(', ');
    },
    baselineOffset: (update, value: number) => {
      update.style['vertical-align'] = `${value}px`;
    },
    textSelectable: (update, value: number) => {
      if (value > 0) update.classes.push('ui-select');
    },
  },
  render: (node, update, children) => {
    const { content, maxLines, overflow } = update.options;
    const { style } = update;
    style['align-content'] ??= 'center';
    if (Number.isFinite(maxLines)) {
      style.overflow = 'hidden';
      if (maxLines === 1) {
        style['white-space'] = 'nowrap';
        style['text-overflow'] = overflow === TextOverflow.Ellipsis ? 'ellipsis' : 'clip';
        if (style.display !== 'none') style.display = 'block';
      } else {
        if (style.display !== 'none') style.display = '-webkit-box';
        style['-webkit-box-orient'] = 'vertical';
        style['-webkit-line-clamp'] = String(maxLines);
      }
    } else if (overflow === TextOverflow.Ellipsis) {
      style.overflow = 'hidden';
    }
    const nodes = guarded(node.place, children) ?? [];
    // platform.md 61: a paragraph runs as its first letter does.
    return h('div', { dir: 'auto', ...node.props() }, nodes.length > 0 ? nodes : content);
  },
});
