/**
 * Stand-ins for what a kit declares and the host does not have: using one throws, naming kit, member and caller.
 * Never a silent no-op, and never a mock that accepts anything.
 */

/** Thrown at the first use of a kit member that the host does not implement. */
export class NotImplementedByHost extends Error {
  override readonly name = 'NotImplementedByHost';

  constructor(kit: string, member: string, caller: string) {
    super(
      `${kit}: the host does not implement '${member}', used in ${caller}. Implement it in its kits, or do without it.`,
    );
    for (const watcher of [...watchers]) {
      watcher(this);
    }
  }
}

const watchers = new Set<(error: NotImplementedByHost) => void>();

/** Tells `watcher` of every such use, even of one whose error the calling code catches. Returns the undo. */
export function watchUnimplemented(watcher: (error: NotImplementedByHost) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Members that JavaScript itself looks at when a value is awaited, printed or compared by a test runner. */
const INNOCENT = new Set<string>([
  'then',
  'toJSON',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
  '__esModule',
  'default',
]);

/**
 * A namespace, class or function of which nothing works.
 *
 * @param kit the kit's name, such as `NetworkKit`
 * @param member the member's name, such as `http`
 */
export function unimplemented(kit: string, member: string): never {
  const fail = (what: string): never => {
    throw new NotImplementedByHost(kit, what, callerOutsideKits());
  };
  const target = function unimplementedMember(): void {};
  return new Proxy(target, {
    get: (_target, key) => (typeof key === 'symbol' || INNOCENT.has(key) ? undefined : fail(`${member}.${key}`)),
    set: (_target, key) => fail(`${member}.${String(key)}`),
    apply: () => fail(`${member}()`),
    construct: () => fail(`new ${member}()`),
  }) as never;
}

/** Throws for one function of an otherwise implemented namespace. */
export function failUnimplemented(kit: string, member: string): never {
  throw new NotImplementedByHost(kit, member, callerOutsideKits());
}

/** A namespace in which unknown members throw instead of being `undefined`; so do those of its classes and enumerations. */
export function closedNamespace<T extends object>(kit: string, name: string, members: T): T {
  const descriptors = Object.getOwnPropertyDescriptors(members) as Record<string, PropertyDescriptor>;
  for (const [key, descriptor] of Object.entries(descriptors)) {
    if ('value' in descriptor) descriptor.value = closedMember(kit, key, descriptor.value as unknown);
  }
  return closedObject(kit, name, Object.create(Object.prototype, descriptors) as T);
}

function closedMember(kit: string, name: string, value: unknown): unknown {
  if (isClass(value)) return closedClass(kit, name, value);
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? closedObject(kit, name, value) : value;
}

function closedObject<T extends object>(kit: string, name: string, members: T): T {
  return new Proxy(members, {
    get: (target, key, receiver) => {
      if (key in target || isForeign(key)) return Reflect.get(target, key, receiver) as unknown;
      throw new NotImplementedByHost(kit, `${name}.${String(key)}`, callerOutsideKits());
    },
  });
}

/** What JavaScript and test runners look at, and the numbers of enumerations. */
function isForeign(key: string | symbol): boolean {
  return typeof key === 'symbol' || INNOCENT.has(key) || /^(@@|_|\$\$|-?\d+$)/.test(key);
}

type Class = abstract new (...args: never[]) => object;

function isClass(value: unknown): value is Class {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}

/** A class whose unknown members throw, those of its instances, too. */
export function closedClass<C extends Class>(kit: string, name: string, original: C): C {
  let root = original.prototype as object;
  for (let next = parentOf(root); next !== null && parentOf(next) !== null; next = parentOf(root)) root = next;
  // Not where closedBase has done so already.
  if (parentOf(root) === Object.prototype) Object.setPrototypeOf(root, guard(kit, name));
  return closedObject(kit, name, original);
}

function parentOf(object: object): object | null {
  return Object.getPrototypeOf(object) as object | null;
}

/**
 * A base for the kits' classes: a member that neither the class nor JavaScript's objects have throws, naming kit, class
 * and caller, instead of being `undefined`. Costs nothing where members are found.
 */
export function closedBase(kit: string, name: string): new () => object {
  class Closed {}
  Object.setPrototypeOf(Closed.prototype, guard(kit, name));
  return Closed;
}

function guard(kit: string, name: string): object {
  return new Proxy(Object.prototype, {
    get: (target, key, receiver) => {
      if (key in target || isForeign(key)) return Reflect.get(target, key, receiver) as unknown;
      throw new NotImplementedByHost(kit, `${name}.${String(key)}`, callerOutsideKits());
    },
  });
}

/** File and line of the first stack frame that is not part of the kits or of Node. */
export function callerOutsideKits(): string {
  const lines = (new Error().stack ?? '').split('\n').slice(1);
  const frame = lines.find((line) => !line.includes('/arkts-host/kits/') && !line.includes('(node:'));
  return frame?.trim().replace(/^at /, '') ?? 'unknown code';
}
