/** Checkbox. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { CheckBoxShape } from '../enums/input.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import { isTwoWay, type ResourceColor, type TwoWay } from '../types.ts';
import { LocalState } from './localState.ts';

const options = () => ({
  name: '',
  isOn: false,
  binding: undefined as TwoWay<boolean> | undefined,
  shape: CheckBoxShape.CIRCLE as CheckBoxShape,
  onChange: undefined as ((isOn: boolean) => void) | undefined,
});

export const Checkbox = component({
  name: 'Checkbox',
  isFocusable: true,
  options,
  create: (update, given?: { name?: string; group?: string }) => {
    if (given?.group !== undefined) update.unknown('A group of checkboxes');
    update.options.name = given?.name ?? '';
  },
  attributes: {
    select: (update, value: boolean | TwoWay<boolean>) => {
      if (isTwoWay<boolean>(value)) {
        update.options.binding = value;
        update.options.isOn = value.value;
      } else {
        update.options.isOn = value;
      }
    },
    selectedColor: (update, value: ResourceColor) => {
      update.style['--ui-selected'] = cssColor(value) ?? '';
    },
    unselectedColor: (update, value: ResourceColor) => {
      update.style['--ui-unselected'] = cssColor(value) ?? '';
    },
    shape: (update, value: CheckBoxShape) => {
      update.options.shape = value;
    },
    onChange: (update, handler: (isOn: boolean) => void) => {
      update.options.onChange = handler;
    },
  },
  render: (node, update) => {
    const { isOn, shape, name } = update.options;
    const state = LocalState.of(node, isOn);
    update.classes.push('ui-check');
    if (shape === CheckBoxShape.ROUNDED_SQUARE) update.classes.push('ui-square');
    const change = (event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      state.value.value = checked;
      guarded(node.place, () => {
        const { binding, onChange } = node.current?.options ?? {};
        if (binding) binding.value = checked;
        onChange?.(checked);
      });
    };
    const disabled = update.isEnabled ? undefined : true;
    return h('input', {
      type: 'checkbox',
      name,
      disabled,
      ...node.props(),
      checked: state.value.value,
      onChange: change,
    });
  },
});
