/** `LengthMetrics` and `ColorMetrics`: lengths and colors as objects, for settings that take nothing else. */
import { cssColor } from './attributes/color.ts';
import { resolveValue } from './resources/resolve.ts';
import type { ColorObject, LengthObject, Resource, ResourceColor } from './types.ts';

export enum LengthUnit {
  PX = 0,
  VP = 1,
  FP = 2,
  PERCENT = 3,
  LPX = 4,
}

const unitNames: Readonly<Record<string, LengthUnit>> = {
  px: LengthUnit.PX,
  vp: LengthUnit.VP,
  fp: LengthUnit.FP,
  '%': LengthUnit.PERCENT,
  lpx: LengthUnit.LPX,
};

/** A length with its unit. Of `PERCENT`, 1 is the whole. */
export class LengthMetrics implements LengthObject {
  constructor(
    readonly value: number,
    readonly unit: LengthUnit = LengthUnit.VP,
  ) {}

  static px(value: number): LengthMetrics {
    return new LengthMetrics(value, LengthUnit.PX);
  }

  static vp(value: number): LengthMetrics {
    return new LengthMetrics(value, LengthUnit.VP);
  }

  static fp(value: number): LengthMetrics {
    return new LengthMetrics(value, LengthUnit.FP);
  }

  static percent(value: number): LengthMetrics {
    return new LengthMetrics(value, LengthUnit.PERCENT);
  }

  static lpx(value: number): LengthMetrics {
    return new LengthMetrics(value, LengthUnit.LPX);
  }

  /** @throws Error with code 180001 when there is no such resource, 180002 when it is no length */
  static resource(value: Resource): LengthMetrics {
    const [, number, unit = 'vp'] = /^\s*(-?\d*\.?\d+)\s*(vp|fp|px|lpx|%)?\s*$/.exec(found(value, 180001)) ?? [];
    if (number === undefined) throw failure(180002, 'The type of system resources is incorrect.');
    const scale = unit === '%' ? 100 : 1;
    return new LengthMetrics(Number(number) / scale, unitNames[unit] ?? LengthUnit.VP);
  }
}

/** A color whose parts can be read, and that can be laid over another one. */
export class ColorMetrics implements ColorObject {
  private constructor(
    /** Parts: 0..255, as the platform's are. */
    readonly red: number,
    readonly green: number,
    readonly blue: number,
    readonly alpha: number,
  ) {}

  /** @param value 0xRRGGBB, opaque, or 0xAARRGGBB */
  static numeric(value: number): ColorMetrics {
    const alpha = value > 0xffffff ? value >>> 24 : 255;
    return new ColorMetrics((value >>> 16) & 255, (value >>> 8) & 255, value & 255, alpha);
  }

  /** @param alpha 0..1 */
  static rgba(red: number, green: number, blue: number, alpha = 1): ColorMetrics {
    const part = (value: number) => Math.round(Math.min(255, Math.max(0, value)));
    return new ColorMetrics(part(red), part(green), part(blue), part(alpha * 255));
  }

  /** @throws Error with code 401 for what is no color, 180003 for a resource that does not exist */
  static resourceColor(color: ResourceColor): ColorMetrics {
    if (typeof color === 'number') return ColorMetrics.numeric(color);
    const text = typeof color === 'object' ? found(color as Resource, 180003) : color;
    const parts = partsOf(text);
    if (parts === undefined)
      throw failure(401, 'Parameter error. The format of the input color string is not RGB or RGBA.');
    return ColorMetrics.rgba(...parts);
  }

  /** This color with another one over it. */
  blendColor(over: ColorMetrics): ColorMetrics {
    const top = over.alpha / 255;
    const below = (this.alpha / 255) * (1 - top);
    const alpha = top + below;
    if (alpha === 0) return new ColorMetrics(0, 0, 0, 0);
    const mix = (upper: number, lower: number) => (upper * top + lower * below) / alpha;
    return ColorMetrics.rgba(mix(over.red, this.red), mix(over.green, this.green), mix(over.blue, this.blue), alpha);
  }

  get color(): string {
    return `rgba(${this.red}, ${this.green}, ${this.blue}, ${Math.round((this.alpha / 255) * 1000) / 1000})`;
  }
}

type Parts = [red: number, green: number, blue: number, alpha: number];

function partsOf(color: string): Parts | undefined {
  const hex = /^#([0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (hex !== undefined) return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).concat(1) as Parts;
  try {
    const css = cssColor(color) ?? '';
    if (/^#[0-9a-f]{3}$/i.test(css)) return partsOf(`#${[...css.slice(1)].map((digit) => digit + digit).join('')}`);
    const numbers = (css.match(/[\d.]+/g) ?? []).map(Number);
    return /^rgba?\(/i.test(css) && numbers.length >= 3 ? ([...numbers, 1].slice(0, 4) as Parts) : undefined;
  } catch {
    return undefined;
  }
}

function found(resource: Resource, code: number): string {
  try {
    return String(resolveValue(resource));
  } catch (error) {
    throw failure(code, (error as Error).message);
  }
}

function failure(code: number, message: string): Error {
  return Object.assign(new Error(message), { code });
}
