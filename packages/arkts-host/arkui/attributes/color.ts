/** ArkUI's colors as CSS. */
import { resolveValue } from '../resources/resolve.ts';
import { isResource, type ResourceColor } from '../types.ts';

/**
 * A color as CSS: `#RGB`, `#RRGGBB`, `#AARRGGBB`, `rgb()`, `rgba()`, a number (0xRRGGBB, 0xAARRGGBB) or a resource.
 *
 * @returns undefined for undefined
 * @throws Error for what is no color
 */
export function cssColor(value: ResourceColor | undefined | null): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isResource(value)) return cssColor(resolveValue(value) as string);
  if (typeof value === 'object') return value.color;
  if (typeof value === 'number') {
    const alpha = value > 0xffffff ? (value >>> 24) / 255 : 1;
    return `rgba(${(value >>> 16) & 255}, ${(value >>> 8) & 255}, ${value & 255}, ${round(alpha)})`;
  }
  const text = value.trim();
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text)?.[1];
  if (hex === undefined) {
    if (/^rgba?\(/i.test(text) || text === 'transparent') return text;
    throw new Error(`'${value}' is no color.`);
  }
  if (hex.length === 4) return cssColor(`#${[...hex].map((digit) => digit + digit).join('')}`);
  if (hex.length !== 8) return text;
  const alpha = Number.parseInt(hex.slice(0, 2), 16) / 255;
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return `rgba(${part(2)}, ${part(4)}, ${part(6)}, ${round(alpha)})`;
}

function round(alpha: number): number {
  return Math.round(alpha * 1000) / 1000;
}
