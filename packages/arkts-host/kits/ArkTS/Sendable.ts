/** `@Sendable` classes: their instances go to other threads as they are; those of other classes as copies without methods. */
const sendablePrototypes = new WeakSet<object>();

type Class = new (...args: never[]) => object;

/** Class decorator. */
export function Sendable(original: Class): void {
  sendablePrototypes.add(original.prototype as object);
}

export function isSendable(value: object): boolean {
  for (let prototype: unknown = value; typeof prototype === 'object' && prototype !== null; ) {
    if (sendablePrototypes.has(prototype)) return true;
    prototype = Object.getPrototypeOf(prototype);
  }
  return false;
}
