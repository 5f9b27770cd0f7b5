/** Objects of `PersistenceV2` as text and back: observed properties under their own names, classes by `@Type`. */
import { typeOfProperty } from './observedClass.ts';
import { propertyName } from './traced.ts';

/** Reads every property on the way, so whoever is reading depends on the whole object. */
export function writeObject(value: object): string {
  return JSON.stringify(value, function plain(this: unknown, key: string, item: unknown): unknown {
    // A Date has become a text already.
    const original = typeof this === 'object' && this !== null ? (this as Record<string, unknown>)[key] : item;
    if (original instanceof Map) return [...original.entries()];
    if (original instanceof Set) return [...original];
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(
      Object.keys(item).map((stored) => {
        const name = propertyName(stored);
        return [name, Reflect.get(item, name)];
      }),
    );
  });
}

/** Puts what was written into a new object of the same class. */
export function readObjectInto(target: object, text: string): void {
  fill(target, JSON.parse(text) as Readonly<Record<string, unknown>>);
}

function fill(target: object, source: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(source)) {
    const present: unknown = Reflect.get(target, name);
    if (typeof present === 'function') continue;
    Reflect.set(target, name, restored(value, present, typeOfProperty(target, name)));
  }
}

/** @param present what the new object has there, which tells what kind of thing it is */
function restored(value: unknown, present: unknown, type: (new (...args: never[]) => object) | undefined): unknown {
  if (present instanceof Date || type === (Date as unknown)) return new Date(value as string);
  if (present instanceof Map) {
    return new Map((value as [unknown, unknown][]).map(([key, item]) => [key, restored(item, undefined, type)]));
  }
  if (present instanceof Set) return new Set((value as unknown[]).map((item) => restored(item, undefined, type)));
  if (Array.isArray(value)) return value.map((item) => restored(item, undefined, type));
  if (typeof value !== 'object' || value === null) return value;
  const target = type ? new type() : (present ?? {});
  fill(target as object, value as Readonly<Record<string, unknown>>);
  return target;
}
