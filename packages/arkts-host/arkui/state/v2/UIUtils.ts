/** `UIUtils`: observed objects from plain ones, and back. */
import { rawObject } from '../observed.ts';
import { makeObserved, rawValue } from './collections.ts';
import { Monitor, type MonitorMethod } from './Monitor.ts';
import { isObservedV2 } from './observedClass.ts';

interface AddedMonitor {
  readonly method: MonitorMethod;
  readonly path: string;
  readonly monitor: Monitor;
}

const addedByObject = new WeakMap<object, AddedMonitor[]>();

// biome-ignore lint/complexity/noStaticOnlyClass: the platform has it as a class of static methods.
export class UIUtils {
  /** The object inside what state management has put around it. */
  static getTarget<T extends object>(source: T): T {
    return rawValue(rawObject(source));
  }

  /** Objects of `@ObservedV2` classes observe themselves already. */
  static makeObserved<T extends object>(source: T): T {
    if (typeof source !== 'object' || source === null || isObservedV2(source)) return source;
    return makeObserved(rawObject(source));
  }

  /** Has a function hear of changes, as `@Monitor` does. */
  static addMonitor(target: object, path: string | string[], callback: MonitorMethod): void {
    const added = addedByObject.get(target) ?? [];
    addedByObject.set(target, added);
    for (const each of [path].flat()) {
      if (added.some((known) => known.path === each && known.method === callback)) continue;
      added.push({
        method: callback,
        path: each,
        monitor: new Monitor(target, [each], callback, `addMonitor ${each}`),
      });
    }
  }

  /** @param callback without one, all functions that hear of these paths */
  static clearMonitor(target: object, path: string | string[], callback?: MonitorMethod): void {
    const paths = [path].flat();
    const isMeant = (known: AddedMonitor) =>
      paths.includes(known.path) && (callback === undefined || known.method === callback);
    const added = addedByObject.get(target) ?? [];
    for (const known of added.filter(isMeant)) known.monitor.stop();
    addedByObject.set(
      target,
      added.filter((known) => !isMeant(known)),
    );
  }
}
