/**
 * `AppStorage` and `PersistentStorage` without a screen (platform.md 30): every application of the host has storages of its
 * own. The storage itself is ArkUI's.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setApplicationState } from '../../arkui/state/applicationState.ts';
import { LocalStorage, setPersistentStore } from '../../arkui/state/storage.ts';
import { HostApp } from '../host/HostApp.ts';

export { type AbstractProperty, LocalStorage, SubscribedAbstractProperty } from '../../arkui/state/storage.ts';

const APP_STORAGE = Symbol('ArkUI: AppStorage');
const PERSISTED = Symbol('ArkUI: persisted keys');
const PERSISTED_V2 = Symbol('ArkUI: persisted objects');

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

function persisted(key = PERSISTED, name = 'persistent_storage.json'): Persisted {
  const app = HostApp.current();
  return app.state(key, () => {
    const file = path.join(app.storageRoot, app.moduleName, name);
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

/** What `PersistenceV2` keeps. */
function persistedObjects(): Persisted {
  return persisted(PERSISTED_V2, 'persistence_v2.json');
}

setApplicationState((key, make) => HostApp.current().state(key, make));
setPersistentStore({
  read: (key) => {
    const { valueByKey } = persistedObjects();
    return valueByKey.has(key) ? JSON.stringify(valueByKey.get(key)) : undefined;
  },
  write: (key, json) => {
    const store = persistedObjects();
    store.valueByKey.set(key, JSON.parse(json));
    save(store);
  },
  remove: (key) => {
    const store = persistedObjects();
    store.valueByKey.delete(key);
    save(store);
  },
});
