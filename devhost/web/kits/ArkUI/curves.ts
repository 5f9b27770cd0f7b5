/** `curves` for pages: those that CSS has, too. */
import type { ICurve } from '../../../arkui/animation/curve.ts';
import { cssCurve } from '../../../arkui/animation/curve.ts';
import { closedNamespace, failUnimplemented } from '../../../kits/host/unimplemented.ts';

function curveOf(css: string): ICurve {
  return { css, interpolate: () => failUnimplemented('ArkUI', 'curves.ICurve.interpolate') };
}

export const curves = closedNamespace('ArkUI', 'curves', {
  initCurve: (curve: number = 0): ICurve => curveOf(cssCurve(curve)),
  cubicBezierCurve: (x1: number, y1: number, x2: number, y2: number): ICurve =>
    curveOf(`cubic-bezier(${x1}, ${y1}, ${x2}, ${y2})`),
});
