/**
 * Arrays, Map, Set and Date of V2 variables: proxies that hear of items and of calls. Other objects are observed only
 * where their class says so (`@ObservedV2`, `@Trace`), or all the way down by `UIUtils.makeObserved`.
 */
import { propertyChanged, readProperty } from './signals.ts';

const rawKey: unique symbol = Symbol('V2: raw');
const deepKey: unique symbol = Symbol('V2: makeObserved');
/** Everything that changes which items there are, or their order. */
const LENGTH: unique symbol = Symbol('length');
/** Any item of a Map or a Set. */
const ANY: unique symbol = Symbol('any');
/** The one value of a Date. */
const TIME: unique symbol = Symbol('time');

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Collection = unknown[] | Map<unknown, unknown> | Set<unknown> | Date;

const lengthChangers = new Set(['push', 'pop', 'shift', 'splice', 'unshift']);
const orderChangers = new Set(['copyWithin', 'fill', 'reverse', 'sort']);

function isCollection(value: object): value is Collection {
  return Array.isArray(value) || value instanceof Map || value instanceof Set || value instanceof Date;
}

/** Whether V2 has put a proxy around this. */
export function isProxied(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { [rawKey]?: object })[rawKey] !== undefined;
}

/** Whether this came from `UIUtils.makeObserved`. */
export function isMadeObserved(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { [deepKey]?: boolean })[deepKey] === true;
}

/** The object inside a proxy of V2; other values as they are. */
export function rawValue<T>(value: T): T {
  return isProxied(value) ? ((value as { [rawKey]?: T })[rawKey] as T) : value;
}

/**
 * Reads what a holder keeps under a key. A collection is replaced by its proxy there, as on the platform, and who reads
 * it hears of items that come and go.
 */
export function readHeld(holder: object, key: PropertyKey): unknown {
  const value: unknown = Reflect.get(holder, key);
  if (typeof value !== 'object' || value === null || !isCollection(value)) return value;
  const proxy = isProxied(value) ? value : proxied(value, false);
  if (proxy !== value) Reflect.set(holder, key, proxy);
  if (!(value instanceof Date)) readProperty(rawValue(value), LENGTH);
  return proxy;
}

const deepProxies = new WeakMap<object, object>();

/** `UIUtils.makeObserved`: each property of each object inside is observed. */
export function makeObserved<T extends object>(source: T): T {
  if (isProxied(source)) return source;
  const known = deepProxies.get(source);
  if (known) return known as T;
  const proxy = proxied(source, true);
  deepProxies.set(source, proxy);
  return proxy;
}

function proxied<T extends object>(source: T, isDeep: boolean): T {
  return new Proxy(source, handlerFor(source, isDeep) as ProxyHandler<T>);
}

function handlerFor(source: object, isDeep: boolean): Handler {
  if (Array.isArray(source)) return new ArrayHandler(isDeep) as Handler;
  if (source instanceof Map || source instanceof Set) return new MapHandler(isDeep) as Handler;
  if (source instanceof Date) return new DateHandler(isDeep) as Handler;
  return new Handler(isDeep);
}

/** A plain object, and what all kinds have in common. */
class Handler<T extends object = object> implements ProxyHandler<T> {
  constructor(protected readonly isDeep: boolean) {}

  get(target: T, key: PropertyKey, receiver: object): unknown {
    if (key === rawKey) return target;
    if (key === deepKey) return this.isDeep;
    if (typeof key === 'symbol') return this.symbol(target, key);
    const value: unknown = Reflect.get(target, key, target);
    if (typeof value === 'function') return this.method(target, String(key), value as Method, receiver);
    return this.property(target, String(key));
  }

  set(target: T, key: PropertyKey, value: unknown): boolean {
    if (Reflect.get(target, key) === value) return true;
    Reflect.set(target, key, value);
    this.assigned(target, key);
    return true;
  }

  protected symbol(target: T, key: symbol): unknown {
    return Reflect.get(target, key, target);
  }

  protected property(target: T, key: string): unknown {
    readProperty(target, key);
    return this.isDeep ? this.inside(Reflect.get(target, key, target)) : readHeld(target, key);
  }

  protected method(_target: T, _key: string, method: Method, receiver: object): unknown {
    return method.bind(receiver);
  }

  protected assigned(target: T, key: PropertyKey): void {
    propertyChanged(target, key);
  }

  /** What `makeObserved` gives for something inside. */
  protected inside(value: unknown): unknown {
    return this.isDeep && typeof value === 'object' && value !== null ? makeObserved(value) : value;
  }
}

class ArrayHandler extends Handler<unknown[]> {
  override set(target: unknown[], key: PropertyKey, value: unknown): boolean {
    const { length } = target;
    if (Reflect.get(target, key) === value) return true;
    Reflect.set(target, key, value);
    propertyChanged(target, target.length === length ? key : LENGTH);
    return true;
  }

  protected override symbol(target: unknown[], key: symbol): unknown {
    if (key !== Symbol.iterator) return super.symbol(target, key);
    readProperty(target, LENGTH);
    const handler = this;
    return function* items() {
      for (let index = 0; index < target.length; index++) yield handler.property(target, String(index));
    };
  }

  protected override property(target: unknown[], key: string): unknown {
    if (key !== 'length') return super.property(target, key);
    readProperty(target, LENGTH);
    return target.length;
  }

  protected override method(target: unknown[], key: string, method: Method, receiver: object): unknown {
    const isOrder = orderChangers.has(key);
    if (!isOrder && !lengthChangers.has(key)) return method.bind(receiver);
    return (...args: unknown[]): unknown => {
      const result = method.apply(target, args);
      propertyChanged(target, LENGTH);
      return isOrder ? receiver : result;
    };
  }
}

type MapOrSet = Map<unknown, unknown> | Set<unknown>;

class MapHandler extends Handler<MapOrSet> {
  protected override symbol(target: MapOrSet, key: symbol): unknown {
    if (key !== Symbol.iterator) return super.symbol(target, key);
    return () => {
      this.readAll(target);
      return target[Symbol.iterator]();
    };
  }

  protected override property(target: MapOrSet, key: string): unknown {
    if (key === 'size') readProperty(target, LENGTH);
    return Reflect.get(target, key, target) as unknown;
  }

  protected override method(target: MapOrSet, key: string, method: Method, receiver: object): unknown {
    switch (key) {
      case 'has':
        return (item: unknown) => {
          this.readItem(target, item);
          return target.has(item);
        };
      case 'get':
        return (item: unknown) => {
          this.readItem(target, item);
          return this.inside((target as Map<unknown, unknown>).get(item));
        };
      case 'add':
      case 'set':
        return (item: unknown, value: unknown) => {
          this.put(target, item, value);
          return receiver;
        };
      case 'delete':
        return (item: unknown) => {
          const existed = target.delete(item);
          if (existed) this.itemsChanged(target, [item], true);
          return existed;
        };
      case 'clear':
        return () => {
          const items = [...target.keys()];
          target.clear();
          if (items.length > 0) this.itemsChanged(target, items, true);
        };
      default:
        return (...args: unknown[]) => {
          this.readAll(target);
          return method.apply(target, args);
        };
    }
  }

  private put(target: MapOrSet, item: unknown, value: unknown): void {
    const isNew = !target.has(item);
    if (target instanceof Set) target.add(item);
    else if (isNew || target.get(item) !== value) target.set(item, value);
    else return;
    if (isNew || target instanceof Map) this.itemsChanged(target, [item], isNew);
  }

  private readItem(target: MapOrSet, item: unknown): void {
    readProperty(target, target.has(item) ? item : LENGTH);
  }

  private readAll(target: MapOrSet): void {
    readProperty(target, ANY);
    readProperty(target, LENGTH);
  }

  private itemsChanged(target: MapOrSet, items: readonly unknown[], changesSize: boolean): void {
    for (const item of items) propertyChanged(target, item);
    propertyChanged(target, ANY);
    if (changesSize) propertyChanged(target, LENGTH);
  }
}

class DateHandler extends Handler<Date> {
  protected override symbol(target: Date, key: symbol): unknown {
    const value = super.symbol(target, key);
    if (typeof value !== 'function') return value;
    readProperty(target, TIME);
    return (value as Method).bind(target);
  }

  protected override method(target: Date, key: string, method: Method): unknown {
    if (!key.startsWith('set')) {
      readProperty(target, TIME);
      return method.bind(target);
    }
    return (...args: unknown[]): unknown => {
      const result = method.apply(target, args);
      propertyChanged(target, TIME);
      return result;
    };
  }
}
