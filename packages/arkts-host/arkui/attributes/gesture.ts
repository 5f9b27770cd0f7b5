/** `gesture`, `priorityGesture`, `parallelGesture`. */
import { GestureMask } from '../enums/interaction.ts';
import type { AnyGesture } from '../input/gestures.ts';
import { type GestureBinding, GestureRecognizer } from '../input/recognizer.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { AttributeTable } from './table.ts';

function bind(
  binding: GestureBinding,
): (update: NodeUpdate, gesture: AnyGesture | undefined, mask?: GestureMask) => void {
  return (update, gesture, mask = GestureMask.Normal) => {
    if (mask !== GestureMask.Normal) update.unknown('GestureMask.IgnoreInternal');
    const { place } = update;
    update.node.behaviours.use(binding, () => new GestureRecognizer(place, binding), gesture);
  };
}

export const gestureAttributes: AttributeTable = {
  gesture: bind('gesture'),
  priorityGesture: bind('priorityGesture'),
  parallelGesture: bind('parallelGesture'),
};
