/** State management V2 observes single properties: a signal for each property of an object that somebody has read. */
import { Signal } from '../signal.ts';

const signalsByObject = new WeakMap<object, Map<unknown, Signal>>();

/** Makes whoever is reading (a node, a monitor, a computed property) depend on one property of an object. */
export function readProperty(target: object, property: unknown): void {
  let signals = signalsByObject.get(target);
  if (!signals) {
    signals = new Map();
    signalsByObject.set(target, signals);
  }
  let signal = signals.get(property);
  if (!signal) {
    signal = new Signal();
    signals.set(property, signal);
  }
  signal.read();
}

/** Tells those who have read the property. */
export function propertyChanged(target: object, property: unknown): void {
  signalsByObject.get(target)?.get(property)?.changed();
}
