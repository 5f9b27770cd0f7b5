/** Keeps what `PersistentStorage` persists in the device's own storage, in the file that Node's kit has for it. */
import { type PersistentStore, setPersistentStore } from '../../arkui/state/storage.ts';
import { readText, writeDurablyLater } from '../kits/host/files.ts';

/** @param file of the application's storage; read once, before any page */
export function persistInStorage(file: string): void {
  const text = readText(file);
  const valueByKey = new Map(text === undefined ? [] : (JSON.parse(text) as [string, unknown][]));
  const save = () => void writeDurablyLater(file, JSON.stringify([...valueByKey]));
  const store: PersistentStore = {
    read: (key) => (valueByKey.has(key) ? JSON.stringify(valueByKey.get(key)) : undefined),
    write: (key, json) => {
      valueByKey.set(key, JSON.parse(json) as unknown);
      save();
    },
    remove: (key) => {
      valueByKey.delete(key);
      save();
    },
  };
  setPersistentStore(store);
}
