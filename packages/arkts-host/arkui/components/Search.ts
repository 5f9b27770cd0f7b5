/** Search: a field for what to look for. */
import { h } from 'vue';
import { CancelButtonStyle } from '../enums/input.ts';
import { createField, type FieldOptions, fieldAttributes, fieldOptions } from '../text/field.ts';
import { FieldView } from '../text/fieldView.ts';
import type { TextContentController } from '../text/textController.ts';
import { component } from '../tree/component.ts';
import type { UiNode } from '../tree/node.ts';
import type { ResourceStr, TwoWay } from '../types.ts';

interface SearchArguments {
  value?: string | TwoWay<string>;
  placeholder?: ResourceStr;
  icon?: string;
  controller?: TextContentController;
}

interface Memory {
  view?: FieldView<FieldOptions>;
}

function viewOf(node: UiNode<FieldOptions>): FieldView<FieldOptions> {
  const memory = node.remember<Memory>();
  memory.view ??= new FieldView(node, false);
  return memory.view;
}

const lens = () =>
  h(
    'svg',
    {
      viewBox: '0 0 24 24',
      width: 20,
      height: 20,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'aria-hidden': 'true',
      style: 'opacity:0.6;margin-right:8px;flex:none',
    },
    [h('circle', { cx: 10.5, cy: 10.5, r: 6.5 }), h('path', { d: 'M15.5 15.5L21 21' })],
  );

export const Search = component<FieldOptions>({
  name: 'Search',
  options: () => ({ ...fieldOptions(), hasCancel: true }),
  create: (update, given: SearchArguments = {}) => {
    if (given.icon !== undefined) update.unknown('An icon of Search');
    const { value, placeholder, controller } = given;
    createField(update, {
      ...(value === undefined ? {} : { text: value }),
      ...(placeholder === undefined ? {} : { placeholder }),
      ...(controller === undefined ? {} : { controller }),
    });
  },
  attributes: {
    ...fieldAttributes,
    textFont: fieldAttributes.font as NonNullable<typeof fieldAttributes.font>,
    cancelButton: (update, value: { style?: CancelButtonStyle }) => {
      update.options.cancelStyle = value.style ?? CancelButtonStyle.INPUT;
    },
    onSubmit: (update, handler: (value: string) => void) => {
      update.options.onSubmit = (_key, event) => handler(event.text);
    },
  },
  render: (node, update) => viewOf(node).render(update, { before: [lens()] }),
});
