/** MenuItemGroup: lines of a Menu under a heading. */
import { h, type VNode } from 'vue';
import { resolveString } from '../resources/resolve.ts';
import { component } from '../tree/component.ts';
import { buildIn } from '../tree/context.ts';
import type { UiNode } from '../tree/node.ts';
import type { CustomBuilder, ResourceStr } from '../types.ts';

interface GroupOptions {
  header?: ResourceStr | CustomBuilder;
  footer?: ResourceStr | CustomBuilder;
}

interface Memory {
  header?: VNode[];
  footer?: VNode[];
}

function part(
  node: UiNode,
  key: 'header' | 'footer',
  value: ResourceStr | CustomBuilder | undefined,
): VNode | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'function') return h('div', { class: 'ui-menu-group-head' }, resolveString(value));
  const memory = node.remember<Memory>();
  memory[key] ??= buildIn({ ...node.spec.context, parent: node }, value);
  return h('div', { class: 'ui-menu-group-head' }, memory[key]);
}

export const MenuItemGroup = component({
  name: 'MenuItemGroup',
  options: () => ({ given: {} as GroupOptions }),
  create: (update, given: GroupOptions = {}) => {
    update.options.given = given;
  },
  render: (node, update, children) => {
    const { header, footer } = update.options.given;
    const self = node as unknown as UiNode;
    return h('div', { role: 'group', ...node.props() }, [
      part(self, 'header', header),
      ...children(),
      part(self, 'footer', footer),
    ]);
  },
});
