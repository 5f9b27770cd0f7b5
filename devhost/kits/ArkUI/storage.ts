/**
 * `AppStorage`, `LocalStorage` and `PersistentStorage` without a screen (platform.md 30): entries by key, and the two-way
 * (`link`) and one-way (`prop`) properties that follow them. Every application has an `AppStorage` of its own.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HostApp } from '../host/HostApp.ts';

type Follower = (value: unknown) => void;

class Entry {
  readonly followers = new Set<Follower>();

  constructor(private value: unknown) {}

  get(): unknown {
    return this.value;
  }

  set(value: unknown): void {
    if (Object.is(this.value, value)) {
      return;
    }
    this.value = value;
    for (const follower of [...this.followers]) {
      follower(value);
    }
  }
}

export interface AbstractProperty<T> {
  get(): T;
  set(newValue: T): void;
  info(): string;
}

/** What `link` and `prop` give; `aboutToBeDeleted` ends the following. */
export class SubscribedAbstractProperty<T> implements AbstractProperty<T> {
  private own: unknown;
  private readonly follower: Follower = (value) => {
    this.own = value;
  };

  constructor(
    private readonly name: string,
    private readonly entry: Entry,
    private readonly isTwoWay: boolean,
  ) {
    this.own = entry.get();
    entry.followers.add(this.follower);
  }

  info(): string {
    return this.name;
  }

  get(): T {
    return (this.isTwoWay ? this.entry.get() : this.own) as T;
  }

  /** A one-way property changes alone, until its entry changes next. */
  set(newValue: T): void {
    if (this.isTwoWay) {
      this.entry.set(newValue);
    } else {
      this.own = newValue;
    }
  }

  aboutToBeDeleted(): void {
    this.entry.followers.delete(this.follower);
  }
}

export class LocalStorage {
  private readonly entryByKey = new Map<string, Entry>();

  constructor(initializingProperties: object = {}) {
    for (const [key, value] of Object.entries(initializingProperties)) {
      this.entryByKey.set(key, new Entry(value));
    }
  }

  has(propName: string): boolean {
    return this.entryByKey.has(propName);
  }

  keys(): IterableIterator<string> {
    return this.entryByKey.keys();
  }

  size(): number {
    return this.entryByKey.size;
  }

  get<T>(propName: string): T | undefined {
    return this.entryByKey.get(propName)?.get() as T | undefined;
  }

  /** False, and no change, if there is no such entry. */
  set<T>(propName: string, newValue: T): boolean {
    const entry = this.entryByKey.get(propName);
    entry?.set(newValue);
    return entry !== undefined;
  }

  setOrCreate<T>(propName: string, newValue: T): boolean {
    this.entry(propName, newValue).set(newValue);
    return true;
  }

  ref<T>(propName: string): AbstractProperty<T> | undefined {
    const entry = this.entryByKey.get(propName);
    return entry === undefined ? undefined : reference<T>(propName, entry);
  }

  setAndRef<T>(propName: string, defaultValue: T): AbstractProperty<T> {
    return reference<T>(propName, this.entry(propName, defaultValue));
  }

  link<T>(propName: string): SubscribedAbstractProperty<T> | undefined {
    const entry = this.entryByKey.get(propName);
    return entry === undefined ? undefined : new SubscribedAbstractProperty<T>(propName, entry, true);
  }

  setAndLink<T>(propName: string, defaultValue: T): SubscribedAbstractProperty<T> {
    return new SubscribedAbstractProperty<T>(propName, this.entry(propName, defaultValue), true);
  }

  prop<T>(propName: string): SubscribedAbstractProperty<T> | undefined {
    const entry = this.entryByKey.get(propName);
    return entry === undefined ? undefined : new SubscribedAbstractProperty<T>(propName, entry, false);
  }

  setAndProp<T>(propName: string, defaultValue: T): SubscribedAbstractProperty<T> {
    return new SubscribedAbstractProperty<T>(propName, this.entry(propName, defaultValue), false);
  }

  /** False if there is no such entry, or if somebody follows it still. */
  delete(propName: string): boolean {
    const entry = this.entryByKey.get(propName);
    return entry !== undefined && entry.followers.size === 0 && this.entryByKey.delete(propName);
  }

  /** False, and nothing deleted, if somebody follows an entry still. */
  clear(): boolean {
    const isFollowed = [...this.entryByKey.values()].some((entry) => entry.followers.size > 0);
    if (!isFollowed) {
      this.entryByKey.clear();
    }
    return !isFollowed;
  }

  /** Host: calls `follower` with each new value of an entry. */
  follow(propName: string, follower: Follower): () => void {
    const { followers } = this.entry(propName, undefined);
    followers.add(follower);
    return () => followers.delete(follower);
  }

  private entry(propName: string, initial: unknown): Entry {
    let entry = this.entryByKey.get(propName);
    if (entry === undefined) {
      entry = new Entry(initial);
      this.entryByKey.set(propName, entry);
    }
    return entry;
  }
}

function reference<T>(name: string, entry: Entry): AbstractProperty<T> {
  return { get: () => entry.get() as T, set: (value) => entry.set(value), info: () => name };
}

const APP_STORAGE = Symbol('ArkUI: AppStorage');
const PERSISTED = Symbol('ArkUI: persisted keys');

/** The storage of the application that is running. */
export function appStorage(): LocalStorage {
  return HostApp.current().state(APP_STORAGE, () => new LocalStorage());
}

type LocalStorageMethod = Exclude<keyof LocalStorage, 'follow'>;

/** The global `AppStorage`: each call goes to the storage of the running application. */
export const AppStorage = Object.fromEntries(
  (Object.getOwnPropertyNames(LocalStorage.prototype) as (keyof LocalStorage | 'constructor')[])
    .filter((name) => name !== 'constructor' && name !== 'follow' && !String(name).startsWith('entry'))
    .map((name) => [
      name,
      (...args: never[]) => {
        const storage = appStorage();
        return (storage[name as LocalStorageMethod] as (...args: never[]) => unknown).apply(storage, args);
      },
    ]),
) as unknown as Pick<LocalStorage, LocalStorageMethod>;

interface Persisted {
  file: string;
  valueByKey: Map<string, unknown>;
}

function persisted(): Persisted {
  const app = HostApp.current();
  return app.state(PERSISTED, () => {
    const file = path.join(app.storageRoot, app.moduleName, 'persistent_storage.json');
    const entries = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, unknown][]) : [];
    return { file, valueByKey: new Map(entries) };
  });
}

function save({ file, valueByKey }: Persisted): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify([...valueByKey]));
}

/** What is kept beside `AppStorage` from one process to the next. */
export const PersistentStorage = {
  /** Keeps an entry from now on. Its value is what `AppStorage` has, else what was kept, else the default. */
  persistProp<T>(key: string, defaultValue: T): void {
    const store = persisted();
    const storage = appStorage();
    if (!storage.has(key)) {
      storage.setOrCreate(key, store.valueByKey.has(key) ? store.valueByKey.get(key) : defaultValue);
    }
    const keep = (value: unknown): void => {
      store.valueByKey.set(key, value);
      save(store);
    };
    keep(storage.get(key));
    storage.follow(key, keep);
  },

  persistProps(props: readonly { key: string; defaultValue: unknown }[]): void {
    for (const { key, defaultValue } of props) {
      PersistentStorage.persistProp(key, defaultValue);
    }
  },

  deleteProp(key: string): void {
    const store = persisted();
    store.valueByKey.delete(key);
    save(store);
  },

  keys(): string[] {
    return [...persisted().valueByKey.keys()];
  },
};
