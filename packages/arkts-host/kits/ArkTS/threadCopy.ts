/** What arrives in another thread (platform.md 71): copies without methods, buffers that are gone here, and `@Sendable` objects themselves. */
import { isSendable } from './Sendable.ts';

/**
 * Copies a value as a thread's border does.
 *
 * @param isMoved whether a buffer is handed over instead of being copied
 * @throws DataCloneError for a function, or something that holds one
 */
export function threadCopy(value: unknown, isMoved: (buffer: ArrayBuffer) => boolean): unknown {
  return copy(value, isMoved, new Map());
}

function copy(value: unknown, isMoved: (buffer: ArrayBuffer) => boolean, known: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return structuredClone(value);
  if (isSendable(value)) return value;
  if (known.has(value)) return known.get(value);
  const inside = (item: unknown) => copy(item, isMoved, known);
  const remember = <T>(result: T): T => {
    known.set(value, result);
    return result;
  };
  if (value instanceof ArrayBuffer)
    return remember(structuredClone(value, { transfer: isMoved(value) ? [value] : [] }));
  if (ArrayBuffer.isView(value)) {
    const { buffer } = value;
    const isGiven = buffer instanceof ArrayBuffer && isMoved(buffer);
    return remember(structuredClone(value, { transfer: isGiven ? [buffer] : [] }));
  }
  if (value instanceof Map) {
    const result = remember(new Map<unknown, unknown>());
    for (const [key, item] of value) result.set(inside(key), inside(item));
    return result;
  }
  if (value instanceof Set) {
    const result = remember(new Set<unknown>());
    for (const item of value) result.add(inside(item));
    return result;
  }
  if (Array.isArray(value)) {
    const result = remember<unknown[]>([]);
    for (const item of value) result.push(inside(item));
    return result;
  }
  if (value instanceof Date || value instanceof RegExp || value instanceof Error)
    return remember(structuredClone(value));
  const result = remember<Record<string, unknown>>({});
  for (const [key, item] of Object.entries(value)) result[key] = inside(item);
  return result;
}
