/**
 * Observed objects. A state variable puts a proxy around an object that is assigned to it, and hears of changes of the
 * object's own properties, of an array's items, and of Map, Set and Date through their methods; of nothing deeper
 * (platform.md 28). Instances of `@Observed` classes carry their proxy from the constructor on, so whoever holds one
 * with `@ObjectLink` hears of its changes, however deep it sits.
 */
import { Signal } from './signal.ts';
import { propertyChanged, readProperty } from './v2/signals.ts';

/** Hears of changes of an object that it holds. */
export interface ObjectOwner {
  /** @param isTracked the property has a signal of its own (`@Track`), which has told the nodes already */
  objectChanged(property: string | undefined, isTracked: boolean): void;
}

const handlerKey: unique symbol = Symbol('observed');
const trackedKey: unique symbol = Symbol('tracked');

type Method = (this: object, ...args: unknown[]) => unknown;

const arrayMutators = new Set(['splice', 'copyWithin', 'fill', 'reverse', 'sort', 'pop', 'push', 'shift', 'unshift']);
const collectionMutators = new Set(['add', 'set', 'delete', 'clear']);

/** What V2 hears of a collection of V1: any change of it. */
const ANY: unique symbol = Symbol('any');

class ObservedHandler implements ProxyHandler<object> {
  /** Whether V2 hears of this, too: `UIUtils.enableV2Compatibility`. */
  isForV2 = false;
  private readonly owners = new Set<ObjectOwner>();
  private readonly trackedSignals = new Map<string, Signal>();

  constructor(readonly target: object) {}

  addOwner(owner: ObjectOwner): void {
    this.owners.add(owner);
  }

  removeOwner(owner: ObjectOwner): void {
    this.owners.delete(owner);
  }

  has(target: object, property: PropertyKey): boolean {
    return property === handlerKey || Reflect.has(target, property);
  }

  get(target: object, property: PropertyKey, receiver: object): unknown {
    if (property === handlerKey) return this;
    if (typeof property === 'string') this.readTracked(property);
    const isNative = target instanceof Map || target instanceof Set || target instanceof Date;
    const value: unknown = Reflect.get(target, property, isNative ? target : receiver);
    if (this.isForV2) this.readForV2(property, value);
    if (typeof value !== 'function') return value;
    if (Array.isArray(target)) return this.arrayMethod(target, property, value as Method, receiver);
    if (isNative) return this.nativeMethod(target, property, value as Method, receiver);
    return value;
  }

  set(target: object, property: PropertyKey, value: unknown): boolean {
    if (Reflect.get(target, property) === value && Reflect.has(target, property)) return true;
    Reflect.set(target, property, value);
    this.changed(String(property));
    return true;
  }

  deleteProperty(target: object, property: PropertyKey): boolean {
    const existed = Reflect.has(target, property);
    Reflect.deleteProperty(target, property);
    if (existed) this.changed(String(property));
    return true;
  }

  private readForV2(property: PropertyKey, value: unknown): void {
    readProperty(this.target, isCollection(this.target) ? ANY : property);
    enableV2(value);
  }

  private changed(property: string | undefined): void {
    if (this.isForV2) propertyChanged(this.target, isCollection(this.target) ? ANY : property);
    const tracked = trackedProperties(this.target);
    if (tracked && property !== undefined) {
      if (!tracked.has(property)) return;
      this.signalOf(property).changed();
      for (const owner of [...this.owners]) owner.objectChanged(property, true);
      return;
    }
    for (const owner of [...this.owners]) owner.objectChanged(property, false);
  }

  private readTracked(property: string): void {
    if (trackedProperties(this.target)?.has(property)) this.signalOf(property).read();
  }

  private signalOf(property: string): Signal {
    const known = this.trackedSignals.get(property);
    if (known) return known;
    const signal = new Signal();
    this.trackedSignals.set(property, signal);
    return signal;
  }

  /** One notification a call, however many items it moves. */
  private arrayMethod(target: unknown[], property: PropertyKey, method: Method, receiver: object): unknown {
    if (typeof property !== 'string' || !arrayMutators.has(property)) return method;
    return (...args: unknown[]): unknown => {
      const before = target.length;
      const result = method.apply(target, args);
      const isNothing = (property === 'pop' || property === 'shift' || property === 'push') && target.length === before;
      if (!isNothing) this.changed(undefined);
      return result === target ? receiver : result;
    };
  }

  private nativeMethod(target: object, property: PropertyKey, method: Method, receiver: object): unknown {
    const name = String(property);
    const isMutator = target instanceof Date ? name.startsWith('set') : collectionMutators.has(name);
    if (!isMutator) return method.bind(target);
    return (...args: unknown[]): unknown => {
      const changesNothing =
        !(target instanceof Date) && !changesCollection(target as Map<unknown, unknown>, name, args);
      const result = method.apply(target, args);
      if (!changesNothing) this.changed(name);
      return result === target ? receiver : result;
    };
  }
}

/** Whether a method call on a Map or Set will change it: the platform says nothing of one that does not. */
function changesCollection(target: Map<unknown, unknown> | Set<unknown>, method: string, args: unknown[]): boolean {
  const [key, value] = args;
  if (method === 'clear') return target.size > 0;
  if (method === 'delete') return target.has(key);
  if (method === 'add') return !target.has(key);
  return !(target instanceof Map) || !target.has(key) || target.get(key) !== value;
}

function isCollection(target: object): boolean {
  return Array.isArray(target) || target instanceof Map || target instanceof Set || target instanceof Date;
}

function trackedProperties(target: object): Set<string> | undefined {
  return (target as { [trackedKey]?: Set<string> })[trackedKey];
}

function handlerOf(value: unknown): ObservedHandler | undefined {
  if (typeof value !== 'object' || value === null || !(handlerKey in value)) return undefined;
  return (value as { [handlerKey]?: ObservedHandler })[handlerKey];
}

export function isObserved(value: unknown): boolean {
  return handlerOf(value) !== undefined;
}

/** The object inside an observed one; other values as they are. */
export function rawObject<T>(value: T): T {
  return (handlerOf(value)?.target as T | undefined) ?? value;
}

/** Puts a new proxy around an object. Two variables that are given the same plain object do not hear of each other. */
export function observe<T extends object>(target: T): T {
  return new Proxy(target, new ObservedHandler(target)) as T;
}

export function addOwner(value: unknown, owner: ObjectOwner): void {
  handlerOf(value)?.addOwner(owner);
}

export function removeOwner(value: unknown, owner: ObjectOwner): void {
  handlerOf(value)?.removeOwner(owner);
}

/** Has V2 hear of an object that V1 observes, and of those inside when they are read. */
export function enableV2<T>(value: T): T {
  const handler = handlerOf(value);
  if (handler) handler.isForV2 = true;
  return value;
}

type Class = new (...args: never[]) => object;

/** `@Observed`: each instance is its own proxy. */
export function Observed<C extends Class>(original: C): C {
  const base = original as unknown as new (...args: unknown[]) => object;
  const observed = class extends base {
    constructor(...args: unknown[]) {
      super(...args);
      // A base class that is @Observed, too, has already returned the proxy as `this`.
      // biome-ignore lint/correctness/noConstructorReturn: an instance has to be its own proxy, as on the platform.
      if (!isObserved(this)) return observe(this);
    }
  };
  Object.defineProperty(observed, 'name', { value: original.name });
  return observed as unknown as C;
}

/** `@Track`: only nodes that read this property hear of its changes; other properties without it are not observed. */
export function Track(prototype: object, property: string): void {
  const own = Object.hasOwn(prototype, trackedKey);
  const holder = prototype as { [trackedKey]?: Set<string> };
  if (!own)
    Object.defineProperty(prototype, trackedKey, { value: new Set(holder[trackedKey] ?? []), configurable: true });
  holder[trackedKey]?.add(property);
}
