/** TextArea: a field of several lines, which grows with its text. */
import { h, type VNode } from 'vue';
import { createField, type FieldOptions, fieldAttributes, fieldOptions } from '../text/field.ts';
import { FieldView } from '../text/fieldView.ts';
import { component } from '../tree/component.ts';
import type { UiNode } from '../tree/node.ts';

interface Memory {
  view?: FieldView<FieldOptions>;
}

function viewOf(node: UiNode<FieldOptions>): FieldView<FieldOptions> {
  const memory = node.remember<Memory>();
  memory.view ??= new FieldView(node, true);
  return memory.view;
}

export const TextArea = component<FieldOptions>({
  name: 'TextArea',
  options: fieldOptions,
  create: createField,
  attributes: {
    ...fieldAttributes,
    barState: (update, value: number) => {
      if (value === 0) update.style['scrollbar-width'] = 'none';
    },
  },
  render: (node, update) => {
    const { showCount, maxLength, text, maxLines } = update.options;
    // So many lines, then the text scrolls.
    if (maxLines !== undefined && Number.isFinite(maxLines)) update.style['--ui-max-lines'] = String(maxLines);
    const after: VNode[] = [];
    if (showCount && maxLength !== undefined) {
      after.push(h('span', { class: 'ui-field-count' }, `${(text ?? '').length}/${maxLength}`));
    }
    return viewOf(node).render(update, { after });
  },
});
