/** Progress: how much of something is done, as a line or a ring. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { vpOf } from '../attributes/length.ts';
import { ProgressType } from '../enums/input.ts';
import { component } from '../tree/component.ts';
import type { Length, ResourceColor } from '../types.ts';

const options = () => ({
  value: 0,
  total: 100,
  type: ProgressType.Linear as ProgressType,
  color: undefined as string | undefined,
  track: undefined as string | undefined,
  stroke: 4,
});

export const Progress = component({
  name: 'Progress',
  options,
  create: (update, given: { value: number; total?: number; type?: ProgressType }) => {
    update.options.value = given.value;
    update.options.total = given.total ?? 100;
    update.options.type = given.type ?? ProgressType.Linear;
  },
  attributes: {
    value: (update, value: number) => {
      update.options.value = value;
    },
    color: (update, value: ResourceColor) => {
      update.options.color = cssColor(value);
    },
    backgroundColor: (update, value: ResourceColor) => {
      update.options.track = cssColor(value);
    },
    style: (update, value: { strokeWidth?: Length; strokeRadius?: Length; enableSmoothEffect?: boolean }) => {
      update.options.stroke = vpOf(value.strokeWidth) ?? 4;
    },
  },
  render: (node, update) => {
    const { value, total, type, color, track, stroke } = update.options;
    const ratio = Math.min(1, Math.max(0, value / total));
    const paint = color ?? 'var(--ui-brand)';
    const ground = track ?? 'var(--ui-fill)';
    const aria = { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': total, 'aria-valuenow': value };
    if (type === ProgressType.Linear || type === ProgressType.Capsule) {
      update.classes.push('ui-linear');
      update.style['--ui-track'] = ground;
      update.style['--ui-selected'] = paint;
      update.style.height ??= type === ProgressType.Capsule ? '28px' : `${stroke}px`;
      update.style['border-radius'] ??= '999px';
      return h('div', { ...aria, ...node.props() }, [h('div', { style: { width: `${ratio * 100}%` } })]);
    }
    if (type !== ProgressType.Ring && type !== ProgressType.ScaleRing)
      update.unknown(`ProgressType ${ProgressType[type]}`);
    update.style.width ??= '64px';
    update.style.height ??= update.style.width;
    const size = Number.parseFloat(update.style.width) || 64;
    const radius = (size - stroke) / 2;
    const length = 2 * Math.PI * radius;
    const circle = (extra: Record<string, string>) =>
      h('circle', { cx: size / 2, cy: size / 2, r: radius, fill: 'none', 'stroke-width': stroke, ...extra });
    return h('div', { ...aria, ...node.props() }, [
      h('svg', { viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' }, [
        circle({ style: `stroke:${ground}` }),
        circle({
          style: `stroke:${paint}`,
          'stroke-linecap': 'round',
          'stroke-dasharray': String(length),
          'stroke-dashoffset': String(length * (1 - ratio)),
          transform: `rotate(-90 ${size / 2} ${size / 2})`,
        }),
      ]),
    ]);
  },
});
