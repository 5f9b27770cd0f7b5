/** Toggle: a switch, a checkbox or a button that stays down. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { ToggleType } from '../enums/input.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import { isTwoWay, type ResourceColor, type TwoWay } from '../types.ts';
import { LocalState } from './localState.ts';

const options = () => ({
  type: ToggleType.Switch as ToggleType,
  isOn: false,
  binding: undefined as TwoWay<boolean> | undefined,
  onChange: undefined as ((isOn: boolean) => void) | undefined,
});

export const Toggle = component({
  name: 'Toggle',
  isFocusable: true,
  options,
  create: (update, given: { type: ToggleType; isOn?: boolean | TwoWay<boolean> }) => {
    const { options } = update;
    options.type = given.type;
    if (isTwoWay<boolean>(given.isOn)) {
      options.binding = given.isOn;
      options.isOn = given.isOn.value;
    } else {
      options.isOn = given.isOn ?? false;
    }
  },
  attributes: {
    selectedColor: (update, value: ResourceColor) => {
      update.style['--ui-selected'] = cssColor(value) ?? '';
    },
    switchPointColor: (update, value: ResourceColor) => {
      update.style['--ui-thumb'] = cssColor(value) ?? '';
    },
    switchStyle: (update, value: { unselectedColor?: ResourceColor; pointColor?: ResourceColor }) => {
      const track = cssColor(value.unselectedColor);
      const thumb = cssColor(value.pointColor);
      if (track !== undefined) update.style['--ui-track'] = track;
      if (thumb !== undefined) update.style['--ui-thumb'] = thumb;
    },
    onChange: (update, handler: (isOn: boolean) => void) => {
      update.options.onChange = handler;
    },
  },
  render: (node, update, children) => {
    const { type, isOn } = update.options;
    const state = LocalState.of(node, isOn);
    const change = (event: Event) => {
      event.stopPropagation();
      const next = !state.value.value;
      state.value.value = next;
      guarded(node.place, () => {
        const { binding, onChange } = node.current?.options ?? {};
        if (binding) binding.value = next;
        onChange?.(next);
      });
    };
    const shared = { disabled: update.isEnabled ? undefined : true };
    const checked = state.value.value;
    if (type === ToggleType.Checkbox) {
      update.classes.push('ui-check');
      return h('input', { type: 'checkbox', ...shared, ...node.props(), checked, onChange: change });
    }
    update.on('click', change);
    if (type === ToggleType.Button) {
      const isDown = { 'aria-pressed': String(checked) };
      update.style['background-color'] ??= checked ? 'var(--ui-selected, var(--ui-brand))' : 'var(--ui-fill)';
      update.classes.push('ui-Button');
      return h('button', { type: 'button', ...shared, ...isDown, ...node.props() }, children());
    }
    update.classes.push('ui-switch');
    return h('button', { type: 'button', role: 'switch', 'aria-checked': String(checked), ...shared, ...node.props() });
  },
});
