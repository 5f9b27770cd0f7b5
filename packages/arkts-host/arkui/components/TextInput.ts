/** TextInput: a field of one line. */
import { h, type VNode } from 'vue';
import { CancelButtonStyle, TextInputStyle } from '../enums/input.ts';
import { resolveString } from '../resources/resolve.ts';
import { createField, type FieldOptions, fieldAttributes, fieldOptions } from '../text/field.ts';
import { FieldView } from '../text/fieldView.ts';
import { component } from '../tree/component.ts';
import type { UiNode } from '../tree/node.ts';
import type { ResourceStr } from '../types.ts';

interface Options extends FieldOptions {
  error: string;
  underline: boolean;
}

interface Memory {
  view?: FieldView<Options>;
}

function viewOf(node: UiNode<Options>): FieldView<Options> {
  const memory = node.remember<Memory>();
  memory.view ??= new FieldView(node, false);
  return memory.view;
}

export const TextInput = component<Options>({
  name: 'TextInput',
  options: () => ({ ...fieldOptions(), error: '', underline: false }),
  create: createField,
  attributes: {
    ...fieldAttributes,
    cancelButton: (update, value: { style?: CancelButtonStyle }) => {
      update.options.hasCancel = true;
      update.options.cancelStyle = value.style ?? CancelButtonStyle.INPUT;
    },
    showError: (update, value: ResourceStr | undefined) => {
      update.options.error = resolveString(value);
      if (value !== undefined) update.props['aria-invalid'] = 'true';
    },
    showUnderline: (update, value: boolean) => {
      if (!value) return;
      Object.assign(update.style, {
        'background-color': 'transparent',
        'border-radius': '0',
        'border-bottom': '1px solid var(--ui-line)',
      });
    },
    showPasswordIcon: (update, value: boolean) => {
      if (value) update.unknown('showPasswordIcon');
    },
    style: (update, value: TextInputStyle) => {
      if (value !== TextInputStyle.Default) update.unknown('TextInputStyle.Inline');
    },
  },
  render: (node, update) => {
    const { error, showCount, maxLength, text } = update.options;
    const after: VNode[] = [];
    if (showCount && maxLength !== undefined) {
      after.push(h('span', { class: 'ui-field-count' }, `${(text ?? '').length}/${maxLength}`));
    }
    if (error !== '') {
      update.style['margin-bottom'] ??= '24px';
      update.style.outline ??= '1px solid #e84026';
      after.push(h('span', { class: 'ui-field-error', role: 'alert' }, error));
    }
    return viewOf(node).render(update, { after });
  },
});
