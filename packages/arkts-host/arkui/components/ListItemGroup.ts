/** ListItemGroup: a part of a List with a header and a footer, which can stick to the list's edges. */
import { h, type VNode } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { cssLength, vpOf } from '../attributes/length.ts';
import { StickyStyle } from '../enums/scroll.ts';
import { component } from '../tree/component.ts';
import { buildIn } from '../tree/context.ts';
import type { CustomBuilder, Length, ResourceColor } from '../types.ts';

interface DividerOptions {
  strokeWidth: Length;
  color?: ResourceColor;
  startMargin?: Length;
  endMargin?: Length;
}

const options = () => ({
  header: undefined as CustomBuilder | undefined,
  footer: undefined as CustomBuilder | undefined,
  space: 0,
  divider: undefined as DividerOptions | undefined,
});

interface Parts {
  header?: VNode[];
  footer?: VNode[];
}

export const ListItemGroup = component({
  name: 'ListItemGroup',
  options,
  create: (
    update,
    given?: { header?: CustomBuilder; footer?: CustomBuilder; space?: number | string; style?: number },
  ) => {
    if (given?.style) update.unknown('ListItemGroupStyle.CARD');
    update.options.header = given?.header;
    update.options.footer = given?.footer;
    update.options.space = vpOf(given?.space) ?? 0;
  },
  attributes: {
    divider: (update, value: DividerOptions | null) => {
      update.options.divider = value ?? undefined;
    },
  },
  render: (node, update, children) => {
    const { header, footer, space, divider } = update.options;
    const list = node.ancestor('List')?.current?.options as { sticky?: StickyStyle } | undefined;
    const sticky = list?.sticky ?? StickyStyle.None;
    const parts = node.remember<Parts>();
    const context = { ...node.spec.context, parent: node as never };
    if (header) parts.header ??= buildIn(context, header);
    if (footer) parts.footer ??= buildIn(context, footer);
    const part = (nodes: VNode[], edge: 'top' | 'bottom', isSticky: boolean) =>
      h(
        'div',
        { class: ['ui-group-part', isSticky ? 'ui-sticky' : ''], style: isSticky ? { [edge]: '0px' } : {} },
        nodes,
      );
    const inner: Record<string, string> = space > 0 ? { gap: `${space}px` } : {};
    if (divider) {
      update.classes.push('ui-divided');
      inner['--ui-divider'] = `${cssLength(divider.strokeWidth)} solid ${cssColor(divider.color) ?? 'var(--ui-line)'}`;
      inner['--ui-divider-start'] = cssLength(divider.startMargin) ?? '0px';
      inner['--ui-divider-end'] = cssLength(divider.endMargin) ?? '0px';
    }
    return h('div', { role: 'presentation', ...node.props() }, [
      parts.header
        ? part(parts.header, 'top', sticky === StickyStyle.Header || sticky === StickyStyle.BOTH)
        : undefined,
      h('div', { class: 'ui-list-items', role: 'presentation', style: inner }, children()),
      parts.footer
        ? part(parts.footer, 'bottom', sticky === StickyStyle.Footer || sticky === StickyStyle.BOTH)
        : undefined,
    ]);
  },
});
