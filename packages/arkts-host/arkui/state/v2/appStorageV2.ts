/** `AppStorageV2`: objects of the whole application, by the name of their class or by a key. */
import { applicationState } from '../applicationState.ts';
import { isProxied } from './collections.ts';

/** A class that an entry is an instance of. */
export type EntryClass<T> = new (...args: never[]) => T;

/** What `connect` has been asked for. */
export interface Connection<T> {
  readonly type: EntryClass<T>;
  readonly key: string;
  readonly create: (() => T) | undefined;
}

/** Reads the arguments of `connect`: the second one may be the key or what makes the default. */
export function readConnection<T extends object>(
  type: EntryClass<T>,
  keyOrCreate: string | (() => T) | undefined,
  create: (() => T) | undefined,
): Connection<T> {
  if (typeof type !== 'function') throw new TypeError('connect: the first argument must be a class.');
  if (typeof keyOrCreate === 'function') return { type, key: type.name, create: keyOrCreate };
  return { type, key: keyOrCreate === undefined || keyOrCreate === '' ? type.name : keyOrCreate, create };
}

/** The key that `remove` and `save` mean. */
export function entryKey(keyOrType: string | EntryClass<unknown>): string {
  return typeof keyOrType === 'string' ? keyOrType : keyOrType.name;
}

/** Makes the default of an entry, or says that there is none. */
export function createEntry<T extends object>({ type, key, create }: Connection<T>): T {
  if (!create) throw new Error(`connect: '${key}' is not stored yet, and nothing was given that makes it.`);
  return checkedEntry(create(), type, key);
}

/** @throws when the entry is an instance of another class: a device throws, too */
export function checkedEntry<T extends object>(value: T, type: EntryClass<T>, key: string): T {
  if (typeof value !== 'object' || value === null || isProxied(value) || Array.isArray(value)) {
    throw new TypeError(`connect: '${key}' must be an instance of a class.`);
  }
  if (!(value instanceof type)) throw new TypeError(`connect: '${key}' holds no ${type.name}.`);
  return value;
}

const ENTRIES = Symbol('AppStorageV2');

function stored(): Map<string, object> {
  return applicationState(ENTRIES, () => new Map<string, object>());
}

// biome-ignore lint/complexity/noStaticOnlyClass: the platform has it as a class of static methods.
export class AppStorageV2 {
  /** The stored object, or the default if there is none yet. */
  static connect<T extends object>(
    type: EntryClass<T>,
    keyOrCreate?: string | (() => T),
    create?: () => T,
  ): T | undefined {
    const connection = readConnection(type, keyOrCreate, create);
    const { key } = connection;
    const known = stored().get(key);
    if (known) return checkedEntry(known as T, type, key);
    const value = createEntry(connection);
    stored().set(key, value);
    return value;
  }

  /** Whoever has the object keeps it. */
  static remove<T>(keyOrType: string | EntryClass<T>): void {
    const key = entryKey(keyOrType);
    if (!stored().delete(key)) console.warn(`AppStorageV2.remove: there is no '${key}'.`);
  }

  static keys(): string[] {
    return [...stored().keys()];
  }
}
