/** A control's own value: what its person has set, until its argument changes. */
import { type ShallowRef, shallowRef } from 'vue';
import type { UiNode } from '../tree/node.ts';

export class LocalState<T> {
  readonly value: ShallowRef<T>;
  /** A person has set it at least once. */
  isTouched = false;
  private last: T;

  private constructor(initial: T) {
    this.value = shallowRef(initial) as ShallowRef<T>;
    this.last = initial;
  }

  /** The node's state, following the argument when that is another one than before. */
  static of<T, O extends object>(node: UiNode<O>, given: T): LocalState<T> {
    const known = node.memory as LocalState<T> | undefined;
    if (!known) {
      const state = new LocalState(given);
      node.memory = state;
      return state;
    }
    if (known.last !== given) {
      known.last = given;
      known.value.value = given;
    }
    return known;
  }
}
