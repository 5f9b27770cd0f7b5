/**
 * Which changes of state happen inside `animateTo`. A change is marked with the animation, and a node that reads a marked
 * variable in its update animates what the update changes. The marks go once the nodes have been updated.
 */
import type { AnimateParam } from '../types.ts';

/** One call of `animateTo`. */
export interface Animation {
  readonly setting: AnimateParam;
}

interface Marked {
  animation: Animation | undefined;
}

let current: Animation | undefined;
let marked: Marked[] = [];
let reader: ((animation: Animation) => void) | undefined;

/** Runs a function whose changes are to be animated. */
export function runAnimated(animation: Animation, change: () => void): void {
  const outer = current;
  current = animation;
  try {
    change();
  } finally {
    current = outer;
  }
}

/** The animation under which code runs now. */
export function currentAnimation(): Animation | undefined {
  return current;
}

export function changedUnderAnimation(target: Marked): void {
  if (current === undefined && target.animation === undefined) return;
  target.animation = current;
  if (current) marked.push(target);
}

/** Forgets all marks; called when the nodes have been updated. */
export function clearMarks(): void {
  for (const target of marked) target.animation = undefined;
  marked = [];
}

export function readAnimated(animation: Animation): void {
  reader?.(animation);
}

/** Runs an update function and reports the animation of what it read. */
export function collectAnimation(update: () => void): Animation | undefined {
  const outer = reader;
  let found: Animation | undefined;
  reader = (animation) => {
    found = animation;
  };
  try {
    update();
  } finally {
    reader = outer;
  }
  return found;
}
