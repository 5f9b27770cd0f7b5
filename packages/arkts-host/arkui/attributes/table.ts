/** Helps to declare tables of attributes, each handler with the parameter types that ArkUI gives it. */
import type { AttributeHandler } from '../tree/component.ts';

export type AttributeTable<Options extends object = object> = Readonly<Record<string, AttributeHandler<Options>>>;

/** Looks a value up, and throws when there is none: an enumeration's member that this host does not implement. */
export function choose<T>(table: Readonly<Record<number | string, T>>, value: number | string, what: string): T {
  const found = table[value];
  if (found === undefined) throw new Error(`${what} ${String(value)} is not implemented in this host.`);
  return found;
}
