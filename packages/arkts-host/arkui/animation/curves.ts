/** `curves` of `@kit.ArkUI`: curves made from numbers. Springs are sampled into a CSS `linear()` function. */
import { cssCurve, type ICurve } from './curve.ts';

class CssCurve implements ICurve {
  constructor(
    readonly css: string,
    private readonly at: (fraction: number) => number,
  ) {}

  interpolate(fraction: number): number {
    return this.at(fraction);
  }
}

/** The y of a Bezier curve from (0, 0) to (1, 1) at an x, by halving. */
function bezierAt(x1: number, y1: number, x2: number, y2: number): (x: number) => number {
  const point = (a: number, b: number, t: number) => 3 * a * t * (1 - t) ** 2 + 3 * b * t ** 2 * (1 - t) + t ** 3;
  return (x) => {
    let low = 0;
    let high = 1;
    for (let step = 0; step < 30; step++) {
      const middle = (low + high) / 2;
      if (point(x1, x2, middle) < x) low = middle;
      else high = middle;
    }
    return point(y1, y2, low);
  };
}

/** How far a spring of mass 1 has come after a time, from 0 to 1. */
function springAt(frequency: number, ratio: number, velocity: number): (seconds: number) => number {
  if (ratio >= 1) {
    return (time) => 1 - Math.exp(-frequency * time) * (1 + (frequency - velocity) * time);
  }
  const damped = frequency * Math.sqrt(1 - ratio ** 2);
  return (time) => {
    const decay = Math.exp(-ratio * frequency * time);
    return 1 - decay * (Math.cos(damped * time) + ((ratio * frequency - velocity) / damped) * Math.sin(damped * time));
  };
}

const samples = 40;

/** A spring over the time that it needs to come to rest. */
function spring(frequency: number, ratio: number, velocity: number): ICurve {
  const settling = Math.min(8, 5 / Math.max(0.05, Math.min(ratio, 1) * frequency));
  const at = springAt(frequency, ratio, velocity);
  const atFraction = (fraction: number) => (fraction >= 1 ? 1 : at(fraction * settling));
  const points = Array.from({ length: samples + 1 }, (_item, index) => atFraction(index / samples).toFixed(4));
  return new CssCurve(`linear(${points.join(', ')})`, atFraction);
}

export const curves = {
  initCurve(curve = 0): ICurve {
    const css = cssCurve(curve);
    const numbers = /cubic-bezier\(([^)]+)\)/.exec(css)?.[1]?.split(',').map(Number) ?? [0, 0, 1, 1];
    const [x1 = 0, y1 = 0, x2 = 1, y2 = 1] = numbers;
    return new CssCurve(css, bezierAt(x1, y1, x2, y2));
  },

  cubicBezierCurve(x1: number, y1: number, x2: number, y2: number): ICurve {
    return new CssCurve(`cubic-bezier(${x1}, ${y1}, ${x2}, ${y2})`, bezierAt(x1, y1, x2, y2));
  },

  stepsCurve(count: number, atEnd: boolean): ICurve {
    const at = (fraction: number) => (atEnd ? Math.floor(fraction * count) : Math.ceil(fraction * count)) / count;
    return new CssCurve(`steps(${count}, ${atEnd ? 'end' : 'start'})`, at);
  },

  /** @param response seconds of one swing; @param dampingFraction 1 does not swing over */
  springMotion(response = 0.55, dampingFraction = 0.825): ICurve {
    return spring((2 * Math.PI) / response, dampingFraction, 0);
  },

  responsiveSpringMotion(response = 0.15, dampingFraction = 0.86): ICurve {
    return spring((2 * Math.PI) / response, dampingFraction, 0);
  },

  interpolatingSpring(velocity: number, mass: number, stiffness: number, damping: number): ICurve {
    const frequency = Math.sqrt(stiffness / mass);
    return spring(frequency, damping / (2 * Math.sqrt(stiffness * mass)), velocity);
  },

  springCurve(velocity: number, mass: number, stiffness: number, damping: number): ICurve {
    return curves.interpolatingSpring(velocity, mass, stiffness, damping);
  },
};
