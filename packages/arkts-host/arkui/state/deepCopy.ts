/** The copy that `@Prop` and `@StorageProp` make of what they are given (platform.md 29). */
import { isObserved, observe, rawObject } from './observed.ts';

/** Copies objects with their prototypes, arrays, Map, Set and Date; what is observed is observed in the copy, too. */
export function deepCopy<T>(value: T, known = new Map<unknown, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before as T;
  const raw = rawObject(value) as object;
  const copy = emptyLike(raw);
  const result = isObserved(value) ? observe(copy) : copy;
  known.set(value, result);
  if (raw instanceof Map) {
    for (const [key, item] of raw) (copy as Map<unknown, unknown>).set(key, deepCopy(item, known));
  } else if (raw instanceof Set) {
    for (const item of raw) (copy as Set<unknown>).add(deepCopy(item, known));
  } else if (!(raw instanceof Date) && !ArrayBuffer.isView(raw)) {
    for (const key of Object.keys(raw)) {
      (copy as Record<string, unknown>)[key] = deepCopy((raw as Record<string, unknown>)[key], known);
    }
  }
  return result as T;
}

function emptyLike(raw: object): object {
  let copy: object;
  if (raw instanceof Map) copy = new Map();
  else if (raw instanceof Set) copy = new Set();
  else if (raw instanceof Date) copy = new Date(raw.getTime());
  else if (ArrayBuffer.isView(raw)) return structuredClone(raw);
  else if (Array.isArray(raw)) copy = [];
  else copy = {};
  return Object.setPrototypeOf(copy, Object.getPrototypeOf(raw) as object | null) as object;
}
