/** The platform's two ways of answering an asynchronous call: a promise, or a callback as the last argument. */
import type { BusinessError } from '../BasicServicesKit/BusinessError.ts';
import { HostApp } from './HostApp.ts';

export type AsyncCallback<T> = (error: BusinessError | undefined | null, data: T) => void;
type AnyFunction = (...args: never[]) => unknown;

export function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}

/** The callback at the end of `args`, if there is one. */
export function trailingCallback(args: readonly unknown[]): AnyFunction | undefined {
  const last = args.at(-1);
  return isFunction(last) ? last : undefined;
}

/**
 * Runs `work` later, never within the caller's turn, and answers through the callback at the end of `args`, or through a
 * promise if there is none.
 *
 * @returns a promise, or undefined if there is a callback
 */
export function asyncCall<T>(args: readonly unknown[], work: () => T | Promise<T>): Promise<T> | undefined {
  const promise = Promise.resolve().then(work);
  const callback = trailingCallback(args) as AsyncCallback<T> | undefined;
  if (callback === undefined) {
    return promise;
  }
  promise.then(
    (data) => deliver(() => callback(undefined, data)),
    (error: BusinessError) => deliver(() => callback(error, undefined as T)),
  );
  return undefined;
}

/** Calls product code from a turn of its own: what it throws ends the program, as on a device, and nothing of ours. */
export function deliver(call: () => void): void {
  const app = HostApp.current();
  queueMicrotask(() => app.run(call));
}
