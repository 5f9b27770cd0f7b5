/** Radio: one choice of a group. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import { isTwoWay, type ResourceColor, type TwoWay } from '../types.ts';
import { LocalState } from './localState.ts';

const options = () => ({
  value: '',
  group: '',
  isOn: false,
  binding: undefined as TwoWay<boolean> | undefined,
  onChange: undefined as ((isOn: boolean) => void) | undefined,
});

export const Radio = component({
  name: 'Radio',
  isFocusable: true,
  options,
  create: (update, given: { value: string; group: string }) => {
    update.options.value = given.value;
    update.options.group = given.group;
  },
  attributes: {
    checked: (update, value: boolean | TwoWay<boolean>) => {
      if (isTwoWay<boolean>(value)) {
        update.options.binding = value;
        update.options.isOn = value.value;
      } else {
        update.options.isOn = value;
      }
    },
    radioStyle: (update, value: { checkedBackgroundColor?: ResourceColor; uncheckedBorderColor?: ResourceColor }) => {
      const on = cssColor(value.checkedBackgroundColor);
      const off = cssColor(value.uncheckedBorderColor);
      if (on !== undefined) update.style['--ui-selected'] = on;
      if (off !== undefined) update.style['--ui-unselected'] = off;
    },
    onChange: (update, handler: (isOn: boolean) => void) => {
      update.options.onChange = handler;
    },
  },
  render: (node, update) => {
    const { isOn, group, value } = update.options;
    const state = LocalState.of(node, isOn);
    update.classes.push('ui-check');
    const change = (event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      if (checked === state.value.value) return;
      state.value.value = checked;
      guarded(node.place, () => {
        const { binding, onChange } = node.current?.options ?? {};
        if (binding) binding.value = checked;
        onChange?.(checked);
      });
      // The browser tells only the one that is chosen; the platform also those that are no longer.
      if (!checked) return;
      for (const other of node.app.root.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
        if (other !== event.target && other.name === group) other.dispatchEvent(new Event('change'));
      }
    };
    const disabled = update.isEnabled ? undefined : true;
    const shared = { type: 'radio', name: group, value, disabled };
    return h('input', { ...shared, ...node.props(), checked: state.value.value, onChange: change });
  },
});
