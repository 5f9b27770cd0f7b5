/** Properties that are observed one by one: what stands behind `@Trace`, `@Local`, `@Param` and `@Provider`. */
import { readHeld } from './collections.ts';
import { propertyChanged, readProperty } from './signals.ts';

/** platform.md 67: the value of `name` is in `__ob_name`, and that is what `JSON.stringify` and `Object.keys` see. */
const prefix = '__ob_';

/** Where an object keeps the value of an observed property. */
export function storeName(name: string): string {
  return prefix + name;
}

/** The name of the observed property whose value is kept there; other names as they are. */
export function propertyName(stored: string): string {
  return stored.startsWith(prefix) ? stored.slice(prefix.length) : stored;
}

/** Reads an observed property. */
export function readTraced(target: object, name: string): unknown {
  readProperty(target, name);
  return readHeld(target, prefix + name);
}

/** Assigns an observed property, and tells who has read it if it is another value than before. */
export function assignTraced(target: object, name: string, value: unknown): void {
  if (Reflect.get(target, prefix + name) === value) return;
  Reflect.set(target, prefix + name, value);
  propertyChanged(target, name);
}

/** Makes a property of a prototype, or a static one of a class, an observed one. */
export function defineTraced(
  holder: object,
  name: string,
  assign: (target: object, value: unknown) => void = (target, value) => assignTraced(target, name, value),
): void {
  if (Object.hasOwn(holder, name)) Reflect.set(holder, prefix + name, Reflect.get(holder, name));
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: true,
    get(this: object) {
      return readTraced(this, name);
    },
    set(this: object, value: unknown) {
      assign(this, value);
    },
  });
}
