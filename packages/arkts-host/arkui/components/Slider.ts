/** Slider: a number between two bounds. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { SliderChangeMode } from '../enums/input.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import { isTwoWay, type ResourceColor, type TwoWay } from '../types.ts';
import { LocalState } from './localState.ts';

interface SliderOptions {
  value?: number | TwoWay<number>;
  min?: number;
  max?: number;
  step?: number;
  style?: number;
  direction?: number;
  reverse?: boolean;
}

const options = () => ({
  value: 0,
  min: 0,
  max: 100,
  step: 1,
  binding: undefined as TwoWay<number> | undefined,
  onChange: undefined as ((value: number, mode: SliderChangeMode) => void) | undefined,
});

export const Slider = component({
  name: 'Slider',
  options,
  create: (update, given: SliderOptions = {}) => {
    const { options } = update;
    if (given.direction === 0) update.unknown('A vertical Slider');
    if (given.reverse) update.unknown('A reversed Slider');
    options.min = given.min ?? 0;
    options.max = given.max ?? 100;
    options.step = given.step ?? 1;
    if (isTwoWay<number>(given.value)) {
      options.binding = given.value;
      options.value = given.value.value;
    } else {
      options.value = given.value ?? options.min;
    }
  },
  attributes: {
    selectedColor: (update, value: ResourceColor) => {
      update.style['--ui-selected'] = cssColor(value) ?? '';
    },
    trackColor: (update, value: ResourceColor) => {
      update.style['--ui-track'] = cssColor(value) ?? '';
    },
    blockColor: (update, value: ResourceColor) => {
      update.style['--ui-thumb'] = cssColor(value) ?? '';
    },
    showSteps: (update, value: boolean) => {
      if (value) update.unknown('showSteps');
    },
    showTips: (update, value: boolean) => {
      if (value) update.unknown('showTips');
    },
    onChange: (update, handler: (value: number, mode: SliderChangeMode) => void) => {
      update.options.onChange = handler;
    },
  },
  render: (node, update) => {
    const { value, min, max, step } = update.options;
    const state = LocalState.of(node, value);
    const tell = (mode: SliderChangeMode) => (event: Event) => {
      const next = Number((event.target as HTMLInputElement).value);
      state.value.value = next;
      guarded(node.place, () => {
        const { binding, onChange } = node.current?.options ?? {};
        if (binding) binding.value = next;
        onChange?.(next, mode);
      });
    };
    update.style['--ui-ratio'] = `${((state.value.value - min) / (max - min || 1)) * 100}%`;
    const props = node.props();
    const label = props['aria-label'];
    props['aria-label'] = undefined;
    const disabled = update.isEnabled ? undefined : true;
    const events = { onInput: tell(SliderChangeMode.Moving), onChange: tell(SliderChangeMode.End) };
    return h('div', props, [
      h('input', { type: 'range', 'aria-label': label, min, max, step, disabled, value: state.value.value, ...events }),
    ]);
  },
});
