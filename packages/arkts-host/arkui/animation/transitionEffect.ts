/** `TransitionEffect`: how a component comes and goes. */

import { cssLength } from '../attributes/length.ts';
import { cssRotate } from '../attributes/transform.ts';
import { TransitionEdge } from '../enums/interaction.ts';
import type { AnimateParam, Length } from '../types.ts';

/** How a component looks before it has come and after it has gone. */
export interface HiddenLook {
  opacity?: string;
  transforms: string[];
  animation?: AnimateParam;
}

type Step = (look: HiddenLook) => void;

/** Immutable: each method gives a new effect. */
export class TransitionEffect {
  static readonly IDENTITY = new TransitionEffect([]);
  static readonly OPACITY = TransitionEffect.opacity(0);
  static readonly SLIDE = TransitionEffect.asymmetric(
    TransitionEffect.move(TransitionEdge.START),
    TransitionEffect.move(TransitionEdge.END),
  );
  static readonly SLIDE_SWITCH = TransitionEffect.scale({ x: 0.9, y: 0.9 });

  private constructor(
    private readonly steps: readonly Step[],
    private readonly leaving?: TransitionEffect,
  ) {}

  static opacity(value: number): TransitionEffect {
    return new TransitionEffect([
      (look) => {
        look.opacity = String(value);
      },
    ]);
  }

  static translate(value: { x?: Length; y?: Length }): TransitionEffect {
    const css = `translate(${cssLength(value.x) ?? '0px'}, ${cssLength(value.y) ?? '0px'})`;
    return new TransitionEffect([(look) => look.transforms.push(css)]);
  }

  static scale(value: { x?: number; y?: number }): TransitionEffect {
    return new TransitionEffect([(look) => look.transforms.push(`scale(${value.x ?? 1}, ${value.y ?? 1})`)]);
  }

  static rotate(value: Parameters<typeof cssRotate>[0]): TransitionEffect {
    return new TransitionEffect([(look) => look.transforms.push(cssRotate(value))]);
  }

  static move(edge: TransitionEdge): TransitionEffect {
    const css: Readonly<Record<number, string>> = {
      [TransitionEdge.TOP]: 'translateY(-100%)',
      [TransitionEdge.BOTTOM]: 'translateY(100%)',
      [TransitionEdge.START]: 'translateX(-100%)',
      [TransitionEdge.END]: 'translateX(100%)',
    };
    return new TransitionEffect([(look) => look.transforms.push(css[edge] ?? '')]);
  }

  static asymmetric(appear: TransitionEffect, disappear: TransitionEffect): TransitionEffect {
    return new TransitionEffect(appear.steps, disappear);
  }

  combine(other: TransitionEffect): TransitionEffect {
    return new TransitionEffect([...this.steps, ...other.steps], this.leaving);
  }

  animation(value: AnimateParam): TransitionEffect {
    return new TransitionEffect(
      [
        ...this.steps,
        (look) => {
          look.animation ??= value;
        },
      ],
      this.leaving,
    );
  }

  /** The look outside of the page, when coming or when going. */
  look(isLeaving: boolean): HiddenLook {
    const { steps } = isLeaving && this.leaving ? this.leaving : this;
    const look: HiddenLook = { transforms: [] };
    for (const step of steps) step(look);
    return look;
  }
}
