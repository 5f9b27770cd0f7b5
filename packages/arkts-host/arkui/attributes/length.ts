/** ArkUI's lengths as CSS. One vp is one CSS pixel; how many device pixels that is, the browser knows. */
import { resourceConfig } from '../resources/config.ts';
import { resolveValue } from '../resources/resolve.ts';
import { isLengthObject, isResource, type Length, type LengthObject, type Padding } from '../types.ts';

/** CSS pixels of one `px`. */
function pixel(): number {
  return 1 / (globalThis.devicePixelRatio ?? 1);
}

/**
 * A length as CSS.
 *
 * @param unit what a bare number means: `vp`, or `fp` for text sizes
 * @returns undefined for undefined and for what is no length, which ArkUI ignores, too
 */
export function cssLength(value: Length | undefined | null, unit: 'vp' | 'fp' = 'vp'): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isResource(value)) return cssLength(resolveValue(value) as string | number, unit);
  if (typeof value === 'number') return Number.isFinite(value) ? `${scaled(value, unit)}px` : undefined;
  if (typeof value === 'object') return cssLength(textOf(value));
  const match = /^\s*(-?\d*\.?\d+)\s*(vp|fp|px|lpx|%)?\s*$/.exec(value);
  if (!match) return value.trim() === 'auto' ? 'auto' : undefined;
  const number = Number(match[1]);
  switch (match[2] ?? unit) {
    case '%':
      return `${number}%`;
    case 'px':
      return `${number * pixel()}px`;
    case 'lpx':
      // The platform's design width is 720 lpx to the window's width unless main_pages.json says otherwise.
      return `${(number * 100) / 720}vw`;
    case 'fp':
      return `${scaled(number, 'fp')}px`;
    default:
      return `${number}px`;
  }
}

/** Units of `LengthMetrics` in their order. */
const unitNames = ['px', 'vp', 'fp', '%', 'lpx'];

function textOf({ value, unit }: LengthObject): string {
  return `${unitNames[unit] === '%' ? value * 100 : value}${unitNames[unit]}`;
}

function scaled(number: number, unit: 'vp' | 'fp'): number {
  return unit === 'fp' ? number * resourceConfig().fontScale : number;
}

/** A length in vp; percentages and `auto` have none. */
export function vpOf(value: Length | undefined, unit: 'vp' | 'fp' = 'vp'): number | undefined {
  const css = cssLength(value, unit);
  return css?.endsWith('px') ? Number.parseFloat(css) : undefined;
}

/** `padding` and `margin`: one length, or sides. Start and end are left and right, all our languages run that way. */
export function cssSides(value: Padding | Length | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || isResource(value) || isLengthObject(value)) return cssLength(value);
  const side = (...lengths: (Length | undefined)[]) => {
    const given = lengths.find((length) => length !== undefined);
    return cssLength(given) ?? '0px';
  };
  return [side(value.top), side(value.right, value.end), side(value.bottom), side(value.left, value.start)].join(' ');
}
