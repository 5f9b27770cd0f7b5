/**
 * Observed variables: what stands behind `@State`, `@Prop`, `@Link`, `@ObjectLink` and their relatives, and behind the
 * entries of AppStorage and LocalStorage. A change tells, in this order, the nodes that read the variable (they are
 * updated together later), the variable's own `@Watch`, and the variables that are in sync with it.
 */
import { deepCopy } from './deepCopy.ts';
import { addOwner, isObserved, type ObjectOwner, observe, removeOwner } from './observed.ts';
import { Signal } from './signal.ts';

/** A variable in sync with another one. */
export interface VariableListener {
  sourceChanged(property: string | undefined, isTracked: boolean): void;
}

export abstract class Variable<T = unknown> implements ObjectOwner {
  private readonly signal = new Signal();
  private readonly listeners = new Set<VariableListener>();
  /** Called after each change, once a change: the method that `@Watch` names. */
  onChange: (() => void) | undefined;

  constructor(readonly name: string) {}

  /** Reads the variable, and makes the node that is being updated depend on it. */
  get(): T {
    this.signal.read();
    return this.peek();
  }

  /** Reads it without a dependency. */
  abstract peek(): T;

  abstract set(value: T): void;

  /** Ends all subscriptions. The last value stays readable. */
  abstract dispose(): void;

  addListener(listener: VariableListener): void {
    this.listeners.add(listener);
  }

  removeListener(listener: VariableListener): void {
    this.listeners.delete(listener);
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  objectChanged(property: string | undefined, isTracked: boolean): void {
    this.notify(property, isTracked);
  }

  protected notify(property: string | undefined = undefined, isTracked = false): void {
    if (!isTracked) this.signal.changed();
    this.onChange?.();
    for (const listener of [...this.listeners]) listener.sourceChanged(property, isTracked);
  }
}

/** Holds a value, observed one level deep. Says whether an assignment changed anything. */
class Holder<T> {
  private current: T;

  constructor(
    value: T,
    private readonly owner: ObjectOwner,
  ) {
    this.current = this.enter(value);
  }

  get value(): T {
    return this.current;
  }

  assign(value: T): boolean {
    if (this.current === value) return false;
    removeOwner(this.current, this.owner);
    this.current = this.enter(value);
    return true;
  }

  release(): void {
    removeOwner(this.current, this.owner);
  }

  private enter(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    const observed = (isObserved(value) ? value : observe(value as object)) as T;
    addOwner(observed, this.owner);
    return observed;
  }
}

/** `@State`, `@Provide`, and entries of storages: the one place where a value lives. */
export class StateVariable<T = unknown> extends Variable<T> {
  private readonly holder: Holder<T>;

  constructor(name: string, value: T) {
    super(name);
    this.holder = new Holder(value, this);
  }

  override peek(): T {
    return this.holder.value;
  }

  override set(value: T): void {
    if (this.holder.assign(value)) this.notify();
  }

  override dispose(): void {
    this.holder.release();
  }
}

/** `@Link`, `@Consume`, `@StorageLink`, `@LocalStorageLink`: another name for a variable elsewhere. */
export class LinkVariable<T = unknown> extends Variable<T> implements VariableListener {
  constructor(
    name: string,
    private readonly source: Variable<T>,
  ) {
    super(name);
    source.addListener(this);
  }

  override peek(): T {
    return this.source.peek();
  }

  override set(value: T): void {
    this.source.set(value);
  }

  sourceChanged(property: string | undefined, isTracked: boolean): void {
    this.notify(property, isTracked);
  }

  override dispose(): void {
    this.source.removeListener(this);
  }
}

/**
 * `@Prop`, `@StorageProp`, `@LocalStorageProp`: a deep copy that follows its source until the source changes again.
 * What the copy is changed to meanwhile stays its own.
 */
export class PropVariable<T = unknown> extends Variable<T> implements VariableListener {
  private readonly holder: Holder<T>;

  constructor(
    name: string,
    private readonly source: Variable<T>,
    private readonly ownsSource: boolean,
  ) {
    super(name);
    this.holder = new Holder(deepCopy(source.peek()), this);
    source.addListener(this);
  }

  /** A copy of a value that the parent hands over anew each time it updates. */
  static of<T>(name: string, value: T): PropVariable<T> {
    return new PropVariable(name, new StateVariable(name, value), true);
  }

  override peek(): T {
    return this.holder.value;
  }

  override set(value: T): void {
    if (this.holder.assign(value)) this.notify();
  }

  /** The parent's update: changes the copy only when the parent's value is another one than before. */
  reset(value: T): void {
    this.source.set(value);
  }

  sourceChanged(): void {
    const value = deepCopy(this.source.peek());
    if (this.holder.assign(value)) this.notify();
  }

  override dispose(): void {
    this.source.removeListener(this);
    if (this.ownsSource) this.source.dispose();
    this.holder.release();
  }
}

/** `@ObjectLink`: hears of changes of one observed object. The variable itself is only assigned by the parent. */
export class ObjectLinkVariable<T = unknown> extends Variable<T> {
  private current: T;

  constructor(
    name: string,
    value: T,
    private readonly place: string,
  ) {
    super(name);
    this.current = value;
    this.subscribe();
  }

  override peek(): T {
    return this.current;
  }

  override set(_value: T): void {
    throw new TypeError(
      `${this.place}: @ObjectLink ${this.name} is read-only. Assign its properties, not the variable.`,
    );
  }

  /** The parent's update. */
  reset(value: T): void {
    if (this.current === value) return;
    removeOwner(this.current, this);
    this.current = value;
    this.subscribe();
    this.notify();
  }

  override dispose(): void {
    removeOwner(this.current, this);
  }

  private subscribe(): void {
    if (this.current === undefined || this.current === null) return;
    if (!isObserved(this.current)) {
      throw new TypeError(
        `${this.place}: @ObjectLink ${this.name} was given an object that nothing observes. ` +
          'Make its class @Observed, and create it with `new`.',
      );
    }
    addOwner(this.current, this);
  }
}
