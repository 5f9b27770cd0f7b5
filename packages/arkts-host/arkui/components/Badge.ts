/** Badge: a number or a dot at the corner of its child. */
import { h } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { cssLength, vpOf } from '../attributes/length.ts';
import { BadgePosition } from '../enums/input.ts';
import { resolveString } from '../resources/resolve.ts';
import { cssWeight } from '../text/font.ts';
import { component } from '../tree/component.ts';
import type { Length, ResourceColor, ResourceStr } from '../types.ts';

interface BadgeStyle {
  color?: ResourceColor;
  fontSize?: Length;
  badgeSize?: Length;
  badgeColor?: ResourceColor;
  borderColor?: ResourceColor;
  borderWidth?: Length;
  fontWeight?: number | string;
}

interface BadgeParam {
  count?: number;
  value?: ResourceStr;
  maxCount?: number;
  position?: BadgePosition | { x: Length; y: Length };
  style: BadgeStyle;
}

const options = () => ({
  text: undefined as string | undefined,
  position: 0 as BadgeParam['position'],
  look: {} as BadgeStyle,
});

/** `top`, `right`, … of the mark: half of it stands out. */
function place(position: BadgeParam['position'], half: number): Record<string, string> {
  if (typeof position === 'object')
    return { left: cssLength(position.x) ?? '0px', top: cssLength(position.y) ?? '0px' };
  if (position === BadgePosition.Left) return { left: `-${half}px`, top: '50%', transform: 'translateY(-50%)' };
  if (position === BadgePosition.Right) return { right: `-${half}px`, top: '50%', transform: 'translateY(-50%)' };
  return { right: `-${half}px`, top: `-${half}px` };
}

export const Badge = component({
  name: 'Badge',
  options,
  create: (update, given: BadgeParam) => {
    const { options } = update;
    const { count, value, maxCount = 99 } = given;
    if (count !== undefined) options.text = count <= 0 ? undefined : count > maxCount ? `${maxCount}+` : String(count);
    else if (value !== undefined) options.text = resolveString(value);
    options.position = given.position ?? BadgePosition.RightTop;
    options.look = given.style;
  },
  render: (node, update, children) => {
    const { text, position, look } = update.options;
    const size = vpOf(look.badgeSize) ?? (text === '' ? 6 : 16);
    const style = {
      ...place(position, size / 2),
      'min-width': `${size}px`,
      height: `${size}px`,
      padding: text === '' || (text ?? '').length < 2 ? '0' : '0 4px',
      background: cssColor(look.badgeColor) ?? '#e84026',
      color: cssColor(look.color) ?? '#fff',
      'font-size': cssLength(look.fontSize, 'fp') ?? '10px',
      'font-weight': look.fontWeight === undefined ? '500' : cssWeight(look.fontWeight),
      ...(look.borderWidth === undefined
        ? {}
        : { border: `${cssLength(look.borderWidth)} solid ${cssColor(look.borderColor) ?? '#e84026'}` }),
    };
    const mark = text === undefined || size === 0 ? undefined : h('div', { class: 'ui-Badge-mark', style }, text);
    return h('div', node.props(), [...children(), mark]);
  },
});
