/** A point of change that nodes depend on: one per observed variable. Vue's reactivity does the book-keeping. */
import { customRef, type Ref } from '@vue/reactivity';
import { type Animation, changedUnderAnimation, readAnimated } from './animationScope.ts';

export class Signal {
  private track!: () => void;
  private trigger!: () => void;
  private readonly ref: Ref<undefined>;
  /** The `animateTo` under which the last change was made, until nodes have been updated. */
  animation: Animation | undefined;

  constructor() {
    this.ref = customRef((track, trigger) => {
      this.track = track;
      this.trigger = trigger;
      return { get: () => undefined, set: () => undefined };
    });
    void this.ref;
  }

  /** Makes the node whose update function is running depend on this. */
  read(): void {
    this.track();
    if (this.animation) readAnimated(this.animation);
  }

  /** Has the nodes that depend on this updated, together with all others that change now. */
  changed(): void {
    changedUnderAnimation(this);
    this.trigger();
  }
}
