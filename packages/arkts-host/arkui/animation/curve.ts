/** ArkUI's curves as CSS timing functions. */

/** `Curve` by number → CSS. Bezier values are those the SDK documents for each curve. */
const cssByCurve: readonly string[] = [
  'linear',
  'cubic-bezier(0.25, 0.1, 0.25, 1)', // Ease
  'cubic-bezier(0.42, 0, 1, 1)', // EaseIn
  'cubic-bezier(0, 0, 0.58, 1)', // EaseOut
  'cubic-bezier(0.42, 0, 0.58, 1)', // EaseInOut
  'cubic-bezier(0.4, 0, 0.2, 1)', // FastOutSlowIn
  'cubic-bezier(0, 0, 0.2, 1)', // LinearOutSlowIn
  'cubic-bezier(0.4, 0, 1, 1)', // FastOutLinearIn
  'cubic-bezier(0, 0, 0, 1)', // ExtremeDeceleration
  'cubic-bezier(0.33, 0, 0.67, 1)', // Sharp
  'cubic-bezier(0.7, 0.1, 0.1, 1)', // Rhythm
  'cubic-bezier(0.4, 0, 0.4, 1)', // Smooth
  'cubic-bezier(0.4, 0, 1, 1)', // Friction
];

/** A curve made by `curves.*` of `@kit.ArkUI`. */
export interface ICurve {
  readonly css: string;
  interpolate(fraction: number): number;
}

export function cssCurve(curve: unknown): string {
  if (curve === undefined) return cssByCurve[4] as string;
  if (typeof curve === 'number') {
    const css = cssByCurve[curve];
    if (css !== undefined) return css;
  }
  if (typeof curve === 'object' && curve !== null && 'css' in curve) return (curve as ICurve).css;
  if (typeof curve === 'string') {
    const names: Readonly<Record<string, number>> = {
      linear: 0,
      ease: 1,
      'ease-in': 2,
      'ease-out': 3,
      'ease-in-out': 4,
    };
    const css = cssByCurve[names[curve] ?? -1];
    if (css !== undefined) return css;
    if (/^cubic-bezier\(/.test(curve)) return curve;
  }
  throw new Error(`The curve ${String(curve)} is not implemented in this host.`);
}
