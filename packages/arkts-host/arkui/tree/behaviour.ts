/** What attributes do with a node's element over time: observers, gestures, sheets, focus. One object a node and kind. */
import type { UiNode } from './node.ts';

export interface Behaviour<Value = unknown> {
  /** Takes the attribute's value; called in each update, before the element is there at first. */
  set(value: Value): void;
  /** The element is in the document. */
  mount?(element: HTMLElement): void;
  /** The element has been updated. */
  updated?(element: HTMLElement): void;
  /** The node goes, or the attribute is no longer there. */
  unmount?(): void;
}

export class Behaviours {
  private readonly byKey = new Map<string, Behaviour<never>>();
  private used = new Set<string>();
  private isMounted = false;

  constructor(private readonly node: UiNode) {}

  begin(): void {
    this.used = new Set();
  }

  /** Makes the behaviour at first and hands it the value. */
  use<Value>(key: string, make: (node: UiNode) => Behaviour<Value>, value: Value): void {
    let behaviour = this.byKey.get(key) as Behaviour<Value> | undefined;
    const isNew = behaviour === undefined;
    behaviour ??= make(this.node);
    this.byKey.set(key, behaviour as Behaviour<never>);
    this.used.add(key);
    behaviour.set(value);
    if (isNew && this.isMounted && this.node.element) behaviour.mount?.(this.node.element);
  }

  get<B extends Behaviour<never>>(key: string): B | undefined {
    return this.byKey.get(key) as B | undefined;
  }

  commit(): void {
    for (const [key, behaviour] of this.byKey) {
      if (this.used.has(key)) continue;
      behaviour.unmount?.();
      this.byKey.delete(key);
    }
  }

  mount(): void {
    this.isMounted = true;
    const { element } = this.node;
    if (element) for (const behaviour of this.byKey.values()) behaviour.mount?.(element);
  }

  updated(): void {
    const { element } = this.node;
    if (element) for (const behaviour of this.byKey.values()) behaviour.updated?.(element);
  }

  unmount(): void {
    this.isMounted = false;
    for (const behaviour of this.byKey.values()) behaviour.unmount?.();
  }
}
