/** LocalStorage, AppStorage and PersistentStorage (platform.md 30). Needs no page: services use them, too. */
import { LinkVariable, PropVariable, StateVariable, type Variable } from './variables.ts';

/** What `ref` gives: a way to an entry that nobody needs to end. */
export interface AbstractProperty<T> {
  get(): T;
  set(value: T): void;
  info(): string;
}

/** What `link` and `prop` give. */
export class SubscribedAbstractProperty<T> implements AbstractProperty<T> {
  constructor(private readonly variable: Variable<T>) {}

  get(): T {
    return this.variable.get();
  }

  set(value: T): void {
    this.variable.set(value);
  }

  info(): string {
    return this.variable.name;
  }

  /** Ends the synchronization. An entry can only be deleted when all of them have ended. */
  aboutToBeDeleted(): void {
    this.variable.dispose();
  }
}

export class LocalStorage {
  private static shared: LocalStorage | undefined;
  private readonly entries = new Map<string, StateVariable>();

  /** @param initial the first entries: an object's own properties */
  constructor(initial?: object) {
    for (const [key, value] of Object.entries(initial ?? {})) this.entries.set(key, new StateVariable(key, value));
  }

  static getShared(): LocalStorage | undefined {
    return LocalStorage.shared;
  }

  /** For the host: the storage that a window's content was loaded with. */
  static setShared(storage: LocalStorage | undefined): void {
    LocalStorage.shared = storage;
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  keys(): IterableIterator<string> {
    return this.entries.keys();
  }

  size(): number {
    return this.entries.size;
  }

  get<T>(key: string): T | undefined {
    return this.entries.get(key)?.get() as T | undefined;
  }

  /** Changes an entry that exists. Returns false when there is none. */
  set<T>(key: string, value: T): boolean {
    const entry = this.entries.get(key);
    entry?.set(value);
    return entry !== undefined;
  }

  setOrCreate<T>(key: string, value: T): boolean {
    if (!this.set(key, value)) this.entries.set(key, new StateVariable<unknown>(key, value));
    return true;
  }

  ref<T>(key: string): AbstractProperty<T> | undefined {
    const entry = this.entries.get(key);
    return entry ? new SubscribedAbstractProperty<T>(entry as unknown as Variable<T>) : undefined;
  }

  setAndRef<T>(key: string, value: T): AbstractProperty<T> {
    return new SubscribedAbstractProperty<T>(this.entryOf(key, value) as unknown as Variable<T>);
  }

  link<T>(key: string): SubscribedAbstractProperty<T> | undefined {
    const entry = this.entries.get(key);
    return entry ? new SubscribedAbstractProperty(new LinkVariable(key, entry as unknown as Variable<T>)) : undefined;
  }

  setAndLink<T>(key: string, value: T): SubscribedAbstractProperty<T> {
    return new SubscribedAbstractProperty(new LinkVariable(key, this.entryOf(key, value) as unknown as Variable<T>));
  }

  prop<T>(key: string): SubscribedAbstractProperty<T> | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    return new SubscribedAbstractProperty(new PropVariable(key, entry as unknown as Variable<T>, false));
  }

  setAndProp<T>(key: string, value: T): SubscribedAbstractProperty<T> {
    const entry = this.entryOf(key, value) as unknown as Variable<T>;
    return new SubscribedAbstractProperty(new PropVariable(key, entry, false));
  }

  /** Returns false when there is no such entry, or when variables are still in sync with it. */
  delete(key: string): boolean {
    const entry = this.entries.get(key);
    if (!entry || entry.listenerCount > 0) return false;
    this.entries.delete(key);
    return true;
  }

  /** Deletes all entries, or none when one of them is still in use. */
  clear(): boolean {
    if ([...this.entries.values()].some((entry) => entry.listenerCount > 0)) return false;
    this.entries.clear();
    return true;
  }

  /** For the host: calls `follower` after each change of an entry; returns what ends it. */
  follow(key: string, follower: (value: unknown) => void): () => void {
    const link = new LinkVariable(key, this.entryOf(key, undefined));
    link.onChange = () => follower(link.peek());
    return () => link.dispose();
  }

  /** For decorators: the entry, made from the decorated variable's initial value when there is none. */
  entryOf(key: string, initial: unknown): StateVariable {
    const known = this.entries.get(key);
    if (known) return known;
    const entry = new StateVariable<unknown>(key, initial);
    this.entries.set(key, entry);
    return entry;
  }
}

/** The application's storage. A process is one application, so there is one. */
export const AppStorage: LocalStorage = new LocalStorage();

/** Where PersistentStorage keeps its values: JSON by key. */
export interface PersistentStore {
  read(key: string): string | undefined;
  write(key: string, json: string): void;
  remove(key: string): void;
}

export interface PersistPropsOptions {
  readonly key: string;
  readonly defaultValue: unknown;
}

class MemoryStore implements PersistentStore {
  private readonly jsonByKey = new Map<string, string>();

  read(key: string): string | undefined {
    return this.jsonByKey.get(key);
  }

  write(key: string, json: string): void {
    this.jsonByKey.set(key, json);
  }

  remove(key: string): void {
    this.jsonByKey.delete(key);
  }
}

let store: PersistentStore = new MemoryStore();
const persisted = new Map<string, LinkVariable>();

/** For the host: where this application's values are kept. Without it they die with the process. */
export function setPersistentStore(next: PersistentStore): void {
  store = next;
}

export function persistentStore(): PersistentStore {
  return store;
}

// biome-ignore lint/complexity/noStaticOnlyClass: the platform has it as a class of static methods.
export class PersistentStorage {
  /** What AppStorage has already wins over what was kept, and that over the default. */
  static persistProp<T>(key: string, defaultValue: T): void {
    if (persisted.has(key)) return;
    const kept = store.read(key);
    const initial = kept === undefined ? defaultValue : (JSON.parse(kept) as T);
    const entry = AppStorage.entryOf(key, initial);
    const link = new LinkVariable(key, entry);
    const write = () => store.write(key, JSON.stringify(link.peek() ?? null));
    link.onChange = write;
    persisted.set(key, link);
    write();
  }

  static persistProps(props: readonly PersistPropsOptions[]): void {
    for (const prop of props) PersistentStorage.persistProp(prop.key, prop.defaultValue);
  }

  static deleteProp(key: string): void {
    persisted.get(key)?.dispose();
    persisted.delete(key);
    store.remove(key);
  }

  static keys(): string[] {
    return [...persisted.keys()];
  }
}
