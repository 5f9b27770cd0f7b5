/** `@Computed`: a getter whose value is kept until something that it read has changed. */
import { guarded } from '../../tree/errors.ts';
import { readHeld } from './collections.ts';
import { propertyChanged, readProperty } from './signals.ts';
import { Dependencies } from './updates.ts';

/**
 * Replaces an object's getter. Between a change and the end of the code that made it the old value is read, as on the
 * platform.
 *
 * @returns what ends it
 */
export function computeProperty(target: object, name: string, getter: () => unknown, place: string): () => void {
  const holder: { value?: unknown } = {};
  let next: unknown;
  const dependencies = new Dependencies(
    'computed',
    place,
    () => {
      next = getter.call(target);
    },
    () => {
      dependencies.read();
      if (next === holder.value) return;
      holder.value = next;
      propertyChanged(target, name);
    },
  );
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable: true,
    get: () => {
      readProperty(target, name);
      return readHeld(holder, 'value');
    },
  });
  guarded(place, () => dependencies.read());
  holder.value = next;
  return () => dependencies.stop();
}
