/** `.animation()` and `.transition()`. */
import { GeometryTransition } from '../animation/geometry.ts';
import { TransitionBehaviour } from '../animation/transition.ts';
import type { TransitionEffect } from '../animation/transitionEffect.ts';
import type { AnimateParam } from '../types.ts';
import type { AttributeTable } from './table.ts';

export const animationAttributes: AttributeTable = {
  animation: (update, value: AnimateParam | null | undefined) => {
    if (!value) return;
    const covered = new Set(update.animations.flatMap((item) => item.properties));
    const properties = Object.keys(update.style).filter((name) => !covered.has(name));
    if (update.transforms.length > 0) properties.push('transform');
    update.animations.push({ properties, animation: { setting: value } });
  },
  transition: (update, effect: TransitionEffect, onFinish?: (isIn: boolean) => void) => {
    update.node.behaviours.use('transition', (node) => new TransitionBehaviour(node), { effect, onFinish });
  },
  geometryTransition: (update, id: string) => {
    update.node.behaviours.use('geometry', (node) => new GeometryTransition(node), { id, setting: undefined });
  },
  sharedTransition: (update, id: string, options: AnimateParam = {}) => {
    update.node.behaviours.use('shared', (node) => new GeometryTransition(node), { id, setting: options });
  },
};
