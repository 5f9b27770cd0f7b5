/** Attributes of what is behind a node: color, picture, gradient, blur. */
import { type Alignment, BlurStyle, GradientDirection } from '../enums/layout.ts';
import { ImageRepeat, ImageSize } from '../enums/text.ts';
import { resourceConfig } from '../resources/config.ts';
import { resolveAddress } from '../resources/resolve.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { Length, Resource, ResourceColor } from '../types.ts';
import { cssPosition } from './alignment.ts';
import { cssColor } from './color.ts';
import { cssLength } from './length.ts';
import { type AttributeTable, choose } from './table.ts';

type ColorStop = [ResourceColor, number];

interface LinearGradientOptions {
  angle?: number | string;
  direction?: GradientDirection;
  colors: ColorStop[];
  repeating?: boolean;
}

interface RadialGradientOptions {
  center: [Length, Length];
  radius: number | string | Resource;
  colors: ColorStop[];
  repeating?: boolean;
}

interface SweepGradientOptions {
  center: [Length, Length];
  start?: number | string;
  end?: number | string;
  rotation?: number | string;
  colors: ColorStop[];
}

const directions: Readonly<Record<number, string>> = {
  [GradientDirection.Left]: 'to left',
  [GradientDirection.Top]: 'to top',
  [GradientDirection.Right]: 'to right',
  [GradientDirection.Bottom]: 'to bottom',
  [GradientDirection.LeftTop]: 'to top left',
  [GradientDirection.LeftBottom]: 'to bottom left',
  [GradientDirection.RightTop]: 'to top right',
  [GradientDirection.RightBottom]: 'to bottom right',
};

interface BlurLook {
  /** CSS pixels. */
  readonly radius: number;
  /** Opacity of the tint in light and dark mode. */
  readonly light: number;
  readonly dark: number;
}

/** Radii and tints approximate the platform's materials: they blur, brighten and saturate in steps of thickness. */
const blurs: Readonly<Record<number, BlurLook>> = {
  [BlurStyle.Thin]: { radius: 16, light: 0.4, dark: 0.35 },
  [BlurStyle.Regular]: { radius: 24, light: 0.55, dark: 0.5 },
  [BlurStyle.Thick]: { radius: 32, light: 0.7, dark: 0.65 },
  [BlurStyle.BACKGROUND_THIN]: { radius: 16, light: 0.45, dark: 0.4 },
  [BlurStyle.BACKGROUND_REGULAR]: { radius: 24, light: 0.6, dark: 0.55 },
  [BlurStyle.BACKGROUND_THICK]: { radius: 32, light: 0.75, dark: 0.7 },
  [BlurStyle.BACKGROUND_ULTRA_THICK]: { radius: 40, light: 0.85, dark: 0.8 },
  [BlurStyle.COMPONENT_ULTRA_THIN]: { radius: 12, light: 0.3, dark: 0.3 },
  [BlurStyle.COMPONENT_THIN]: { radius: 16, light: 0.45, dark: 0.4 },
  [BlurStyle.COMPONENT_REGULAR]: { radius: 24, light: 0.65, dark: 0.6 },
  [BlurStyle.COMPONENT_THICK]: { radius: 32, light: 0.8, dark: 0.75 },
  [BlurStyle.COMPONENT_ULTRA_THICK]: { radius: 40, light: 0.92, dark: 0.88 },
};

/** What blurs the things behind, as bars, menus and sheets do. */
export function backdropOf(style: BlurStyle): { readonly filter: string; readonly tint: string } | undefined {
  if (style === BlurStyle.NONE) return undefined;
  const blur = choose(blurs, style, 'BlurStyle');
  const tint = resourceConfig().isDark ? `rgba(32, 34, 36, ${blur.dark})` : `rgba(255, 255, 255, ${blur.light})`;
  return { filter: `blur(${blur.radius}px) saturate(1.4)`, tint: `linear-gradient(${tint}, ${tint})` };
}

function setBackdrop(update: NodeUpdate, style: BlurStyle): void {
  const backdrop = backdropOf(style);
  if (!backdrop) return;
  update.style['backdrop-filter'] = backdrop.filter;
  layer(update, backdrop.tint);
}

function stops(colors: readonly ColorStop[]): string {
  return colors.map(([color, at]) => `${cssColor(color)} ${at * 100}%`).join(', ');
}

/** Adds a background picture above the ones before. */
function layer(update: NodeUpdate, image: string): void {
  const below = update.style['background-image'];
  update.style['background-image'] = below === undefined ? image : `${image}, ${below}`;
}

export const backgroundAttributes: AttributeTable = {
  backgroundColor: (update, value: ResourceColor | undefined) => {
    const css = cssColor(value);
    if (css !== undefined) update.style['background-color'] = css;
  },
  backgroundImage: (update, source: string | Resource, repeat: ImageRepeat = ImageRepeat.NoRepeat) => {
    layer(update, `url("${resolveAddress(source).replace(/"/g, '%22')}")`);
    const repeats: Readonly<Record<number, string>> = {
      [ImageRepeat.NoRepeat]: 'no-repeat',
      [ImageRepeat.X]: 'repeat-x',
      [ImageRepeat.Y]: 'repeat-y',
      [ImageRepeat.XY]: 'repeat',
    };
    update.style['background-repeat'] = choose(repeats, repeat, 'ImageRepeat');
  },
  backgroundImageSize: (update, value: { width?: Length; height?: Length } | ImageSize) => {
    const sizes: Readonly<Record<number, string>> = {
      [ImageSize.Auto]: 'auto',
      [ImageSize.Cover]: 'cover',
      [ImageSize.Contain]: 'contain',
      [ImageSize.FILL]: '100% 100%',
    };
    update.style['background-size'] =
      typeof value === 'number'
        ? choose(sizes, value, 'ImageSize')
        : `${cssLength(value.width) ?? 'auto'} ${cssLength(value.height) ?? 'auto'}`;
  },
  backgroundImagePosition: (update, value: { x?: Length; y?: Length } | Alignment) => {
    update.style['background-position'] =
      typeof value === 'number' ? cssPosition(value) : `${cssLength(value.x) ?? '0px'} ${cssLength(value.y) ?? '0px'}`;
  },
  backgroundBlurStyle: (update, value: BlurStyle) => setBackdrop(update, value),
  backdropBlur: (update, radius: number) => {
    update.style['backdrop-filter'] = `blur(${radius}px)`;
  },
  linearGradient: (update, value: LinearGradientOptions) => {
    // 180 degrees is from top to bottom in ArkUI, too.
    const to =
      value.direction !== undefined && value.direction !== GradientDirection.None
        ? choose(directions, value.direction, 'GradientDirection')
        : `${Number.parseFloat(String(value.angle ?? 180))}deg`;
    layer(update, `${value.repeating ? 'repeating-' : ''}linear-gradient(${to}, ${stops(value.colors)})`);
  },
  radialGradient: (update, value: RadialGradientOptions) => {
    const [x, y] = value.center;
    const circle = `circle ${cssLength(value.radius)} at ${cssLength(x)} ${cssLength(y)}`;
    layer(update, `${value.repeating ? 'repeating-' : ''}radial-gradient(${circle}, ${stops(value.colors)})`);
  },
  sweepGradient: (update, value: SweepGradientOptions) => {
    const [x, y] = value.center;
    const from = Number.parseFloat(String(value.start ?? 0)) + Number.parseFloat(String(value.rotation ?? 0));
    layer(update, `conic-gradient(from ${from}deg at ${cssLength(x)} ${cssLength(y)}, ${stops(value.colors)})`);
  },
};
