/** Attributes of edges: border, corners, outline, shadow, clipping. */
import { BorderStyle, ShadowStyle } from '../enums/layout.ts';
import { resourceConfig } from '../resources/config.ts';
import { resolveNumber } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { isLengthObject, isResource, type Length, type Resource, type ResourceColor } from '../types.ts';
import { cssColor } from './color.ts';
import { cssLength } from './length.ts';
import { type AttributeTable, choose } from './table.ts';

interface EdgeValues<T> {
  top?: T;
  right?: T;
  bottom?: T;
  left?: T;
}

interface BorderRadiuses {
  topLeft?: Length;
  topRight?: Length;
  bottomLeft?: Length;
  bottomRight?: Length;
}

interface BorderOptions {
  width?: Length | EdgeValues<Length>;
  color?: ResourceColor | EdgeValues<ResourceColor>;
  radius?: Length | BorderRadiuses;
  style?: BorderStyle | EdgeValues<BorderStyle>;
}

interface ShadowOptions {
  /** Pixels of the device. */
  radius: number | Resource;
  color?: ResourceColor;
  offsetX?: number | Resource;
  offsetY?: number | Resource;
  fill?: boolean;
}

const styles: Readonly<Record<number, string>> = {
  [BorderStyle.Dotted]: 'dotted',
  [BorderStyle.Dashed]: 'dashed',
  [BorderStyle.Solid]: 'solid',
};

function isEdges<T>(value: unknown): value is EdgeValues<T> {
  if (typeof value !== 'object' || value === null || isResource(value)) return false;
  return !isLengthObject(value) && !('color' in value);
}

/** Four edges clockwise from the top, as CSS shorthands want them. */
function edges<T>(value: T | EdgeValues<T>, css: (item: T) => string | undefined, none: string): string {
  if (!isEdges<T>(value)) return css(value) ?? none;
  return [value.top, value.right, value.bottom, value.left]
    .map((item) => (item === undefined ? none : (css(item) ?? none)))
    .join(' ');
}

function setWidth(update: NodeUpdate, value: Length | EdgeValues<Length>): void {
  update.style['border-width'] = edges<Length>(value, cssLength, '0px');
  update.style['border-style'] ??= 'solid';
  update.style['border-color'] ??= '#000';
}

function setColor(update: NodeUpdate, value: ResourceColor | EdgeValues<ResourceColor>): void {
  update.style['border-color'] = edges<ResourceColor>(value, cssColor, '#000');
}

function setStyle(update: NodeUpdate, value: BorderStyle | EdgeValues<BorderStyle>): void {
  update.style['border-style'] = edges<BorderStyle>(value, (style) => choose(styles, style, 'BorderStyle'), 'solid');
}

function setRadius(update: NodeUpdate, value: Length | BorderRadiuses): void {
  update.style['border-radius'] = cssRadius(value);
}

/** Corner radii as CSS, clockwise from the top left. */
export function cssRadius(value: Length | BorderRadiuses): string {
  if (typeof value !== 'object' || isResource(value) || isLengthObject(value)) return cssLength(value) ?? '0px';
  return [value.topLeft, value.topRight, value.bottomRight, value.bottomLeft]
    .map((corner) => cssLength(corner) ?? '0px')
    .join(' ');
}

/** Elevations of HarmonyOS, in vp: vertical offset, blur. */
const elevations: Readonly<Record<number, readonly [number, number]>> = {
  [ShadowStyle.OUTER_DEFAULT_XS]: [2, 8],
  [ShadowStyle.OUTER_DEFAULT_SM]: [4, 16],
  [ShadowStyle.OUTER_DEFAULT_MD]: [8, 28],
  [ShadowStyle.OUTER_DEFAULT_LG]: [12, 48],
  [ShadowStyle.OUTER_FLOATING_SM]: [8, 32],
  [ShadowStyle.OUTER_FLOATING_MD]: [16, 60],
};

export function cssElevation(style: ShadowStyle): string {
  const [offset, blur] = choose(elevations, style, 'ShadowStyle');
  return `0 ${offset}px ${blur}px rgba(0, 0, 0, ${resourceConfig().isDark ? 0.4 : 0.12})`;
}

function setShadow(update: NodeUpdate, value: ShadowOptions | ShadowStyle): void {
  if (typeof value === 'number') {
    update.style['box-shadow'] = cssElevation(value);
    return;
  }
  const pixels = (size: number | Resource | undefined) => {
    const number = size === undefined ? 0 : isResource(size) ? resolveNumber(size) : size;
    return `${number / (globalThis.devicePixelRatio || 1)}px`;
  };
  const color = cssColor(value.color ?? '#000000');
  update.style['box-shadow'] = `${pixels(value.offsetX)} ${pixels(value.offsetY)} ${pixels(value.radius)} ${color}`;
}

export const borderAttributes: AttributeTable = {
  border: (update, value: BorderOptions) => {
    if (value.width !== undefined) setWidth(update, value.width);
    if (value.color !== undefined) setColor(update, value.color);
    if (value.style !== undefined) setStyle(update, value.style);
    if (value.radius !== undefined) setRadius(update, value.radius);
  },
  borderWidth: (update, value: Length | EdgeValues<Length>) => setWidth(update, value),
  borderColor: (update, value: ResourceColor | EdgeValues<ResourceColor>) => setColor(update, value),
  borderStyle: (update, value: BorderStyle | EdgeValues<BorderStyle>) => setStyle(update, value),
  borderRadius: (update, value: Length | BorderRadiuses | undefined) => {
    if (value !== undefined) setRadius(update, value);
  },
  outline: (update, value: { width?: Length; color?: ResourceColor; radius?: Length; style?: BorderStyle }) => {
    update.style.outline = `${cssLength(value.width) ?? '0px'} ${choose(styles, value.style ?? BorderStyle.Solid, 'outline style')} ${cssColor(value.color) ?? '#000'}`;
  },
  shadow: (update, value: ShadowOptions | ShadowStyle) => setShadow(update, value),
  foregroundColor: (update, value: ResourceColor) => {
    update.style.color = cssColor(value) ?? '';
  },
  clip: (update, value: boolean) => {
    if (typeof value !== 'boolean') update.unknown('clip with a shape');
    if (value) update.style.overflow = 'hidden';
  },
};
