/** `UIUtils`: observed objects from plain ones, and back. */
import { failUnimplemented } from '../../../kits/host/unimplemented.ts';
import { enableV2, isObserved, observe, rawObject } from '../observed.ts';
import { isProxied, makeObserved, rawValue } from './collections.ts';
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

  /** Has structs of V2 hear of an object that V1 observes. */
  static enableV2Compatibility<T extends object>(source: T): T {
    return enableV2(source);
  }

  /** What `@Observed` makes of the objects of a class, for one object. */
  static makeV1Observed<T extends object>(source: T): T {
    const isForV2 = typeof source !== 'object' || source === null || isObservedV2(source) || isProxied(source);
    return isForV2 || isObserved(source) ? source : observe(source);
  }

  /** Has a function hear of changes, as `@Monitor` does. */
  static addMonitor(
    target: object,
    path: string | string[],
    callback: MonitorMethod,
    options: { readonly isSynchronous?: boolean } = {},
  ): void {
    if (options.isSynchronous) failUnimplemented('ArkUI', 'the option isSynchronous of UIUtils.addMonitor');
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
