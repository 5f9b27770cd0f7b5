/** `@ObservedV2` classes, and what their members carry: `@Trace`, `@Computed`, `@Monitor`, `@Type`. */
import { computeProperty } from './computedProperty.ts';
import { type MonitorMethod, Monitor as MonitorOfMethod } from './Monitor.ts';
import { defineTraced } from './traced.ts';

type Class = new (...args: never[]) => object;

interface ClassMembers {
  readonly computed: Map<string, () => unknown>;
  readonly monitors: Map<string, { readonly paths: readonly string[]; readonly method: MonitorMethod }>;
  readonly types: Map<string, Class>;
}

const membersByPrototype = new WeakMap<object, ClassMembers>();
const observedPrototypes = new WeakSet<object>();

function membersOf(prototype: object): ClassMembers {
  let members = membersByPrototype.get(prototype);
  if (!members) {
    members = { computed: new Map(), monitors: new Map(), types: new Map() };
    membersByPrototype.set(prototype, members);
  }
  return members;
}

/** Whether an object's class, or one that it extends, is `@ObservedV2`. */
export function isObservedV2(value: object): boolean {
  for (let prototype: unknown = value; typeof prototype === 'object' && prototype !== null; ) {
    if (observedPrototypes.has(prototype)) return true;
    prototype = Object.getPrototypeOf(prototype);
  }
  return false;
}

/** The class that `@Type` names for a property. */
export function typeOfProperty(target: object, name: string): Class | undefined {
  for (let prototype: unknown = target; typeof prototype === 'object' && prototype !== null; ) {
    const type = membersByPrototype.get(prototype)?.types.get(name);
    if (type) return type;
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

/** Class decorator: the instances' monitors and computed properties begin with the next turn (platform.md 66). */
export function ObservedV2<C extends Class>(original: C): C {
  const base = original as unknown as new (...args: unknown[]) => object;
  const members = membersOf(original.prototype as object);
  observedPrototypes.add(original.prototype as object);
  if (members.computed.size + members.monitors.size === 0) return original;
  const observed = class extends base {
    constructor(...args: unknown[]) {
      super(...args);
      void Promise.resolve().then(() => begin(this, original.name, members));
    }
  };
  Object.defineProperty(observed, 'name', { value: original.name });
  return observed as unknown as C;
}

const runningByObject = new WeakMap<object, Map<string, () => void>>();

function begin(target: object, className: string, { computed, monitors }: ClassMembers): void {
  let running = runningByObject.get(target);
  if (!running) {
    running = new Map();
    runningByObject.set(target, running);
  }
  // A member that a subclass declares anew takes the place of the inherited one.
  for (const [name, getter] of computed) {
    running.get(name)?.();
    running.set(name, computeProperty(target, name, getter, `@Computed ${name} of ${className}`));
  }
  for (const [name, { paths, method }] of monitors) {
    running.get(name)?.();
    const monitor = new MonitorOfMethod(target, paths, method, `@Monitor ${name} of ${className}`);
    running.set(name, () => monitor.stop());
  }
}

/** Property decorator, of static properties, too. */
export function Trace(holder: object, name: string): void {
  defineTraced(holder, name);
}

/** Decorator of a getter. */
export function Computed(prototype: object, name: string, descriptor: PropertyDescriptor): void {
  const { get } = descriptor;
  if (!get) throw new TypeError(`@Computed ${name} must be a getter.`);
  membersOf(prototype).computed.set(name, get);
}

/** Decorator of a method that wants to hear of changes. */
export function Monitor(...paths: string[]) {
  return (prototype: object, name: string, descriptor: PropertyDescriptor): void => {
    membersOf(prototype).monitors.set(name, { paths, method: descriptor.value as MonitorMethod });
  };
}

/** Property decorator: of which class the value is when it is read back from the disk (`PersistenceV2`). */
export function Type(type: Class) {
  return (prototype: object, name: string): void => {
    membersOf(prototype).types.set(name, type);
  };
}
