/** `gesture`, `priorityGesture`, `parallelGesture`. */
import type { Gesture, GestureGroupHandler } from '../input/gestures.ts';
import { GestureRecognizer } from '../input/recognizer.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { AttributeTable } from './table.ts';

function bind(kind: string): (update: NodeUpdate, gesture: Gesture | GestureGroupHandler | undefined) => void {
  return (update, gesture) => {
    const { place } = update;
    update.node.behaviours.use(kind, () => new GestureRecognizer(place), { gestures: gesture ? [gesture] : [] });
  };
}

export const gestureAttributes: AttributeTable = {
  gesture: bind('gesture'),
  priorityGesture: bind('priorityGesture'),
  parallelGesture: bind('parallelGesture'),
};
