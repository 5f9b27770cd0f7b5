/** `PersistenceV2`: as AppStorageV2, and kept on the disk whenever an observed property inside changes. */
import { applicationState } from '../applicationState.ts';
import { persistentStore } from '../storage.ts';
import { checkedEntry, createEntry, type EntryClass, entryKey, readConnection } from './appStorageV2.ts';
import { readObjectInto, writeObject } from './objectText.ts';
import { Dependencies } from './updates.ts';

type ErrorListener = (key: string, reason: 'quota' | 'serialization' | 'unknown', message: string) => void;

/** What `globalConnect` is given. */
interface ConnectOptions<T> {
  readonly type: EntryClass<T>;
  readonly key?: string;
  readonly defaultCreator?: () => T;
}

/** What one key may take on a device. */
const maxBytes = 8192;

/** Keys of V2 and of `PersistentStorage` are not the same. */
const filePrefix = 'v2:';
const keyList = 'v2-keys';

class KeptObject {
  private text = '';
  private readonly dependencies: Dependencies;

  constructor(
    private readonly key: string,
    readonly value: object,
  ) {
    this.dependencies = new Dependencies(
      'persistence',
      `PersistenceV2 '${key}'`,
      () => {
        this.text = writeObject(this.value);
      },
      () => this.save(),
    );
  }

  save(): void {
    try {
      this.dependencies.read();
    } catch (error) {
      report(this.key, 'serialization', error instanceof Error ? error.message : String(error));
      return;
    }
    if (new TextEncoder().encode(this.text).length > maxBytes) {
      report(this.key, 'quota', `The value takes more than ${maxBytes} bytes.`);
      return;
    }
    persistentStore().write(filePrefix + this.key, this.text);
  }

  forget(): void {
    this.dependencies.stop();
  }
}

const CONNECTED = Symbol('PersistenceV2');

function connected(): Map<string, KeptObject> {
  return applicationState(CONNECTED, () => new Map<string, KeptObject>());
}

let listener: ErrorListener | undefined;

function report(key: string, reason: Parameters<ErrorListener>[1], message: string): void {
  if (listener) listener(key, reason, message);
  else console.error(`PersistenceV2: ${key}: ${reason}: ${message}`);
}

function writeKeys(keys: ReadonlySet<string>): void {
  persistentStore().write(keyList, JSON.stringify([...keys]));
}

function keptKeys(): Set<string> {
  return new Set(JSON.parse(persistentStore().read(keyList) ?? '[]') as string[]);
}

// biome-ignore lint/complexity/noStaticOnlyClass: the platform has it as a class of static methods.
export class PersistenceV2 {
  /** The object of this run, else what an earlier run has kept, else the default. */
  static connect<T extends object>(
    type: EntryClass<T>,
    keyOrCreate?: string | (() => T),
    create?: () => T,
  ): T | undefined {
    const connection = readConnection(type, keyOrCreate, create);
    const { key } = connection;
    const known = connected().get(key);
    if (known) return checkedEntry(known.value as T, type, key);
    const value = createEntry(connection);
    const text = persistentStore().read(filePrefix + key);
    if (text !== undefined) {
      try {
        readObjectInto(value, text);
      } catch (error) {
        report(key, 'serialization', error instanceof Error ? error.message : String(error));
      }
    }
    const kept = new KeptObject(key, value);
    connected().set(key, kept);
    writeKeys(keptKeys().add(key));
    kept.save();
    return value;
  }

  /** Kept for all modules of the application, which are one here. */
  static globalConnect<T extends object>({ type, key, defaultCreator }: ConnectOptions<T>): T | undefined {
    return PersistenceV2.connect(type, key ?? type.name, defaultCreator);
  }

  static remove<T>(keyOrType: string | EntryClass<T>): void {
    const key = entryKey(keyOrType);
    const keys = keptKeys();
    if (!keys.delete(key)) console.warn(`PersistenceV2.remove: there is no '${key}'.`);
    connected().get(key)?.forget();
    connected().delete(key);
    persistentStore().remove(filePrefix + key);
    writeKeys(keys);
  }

  static keys(): string[] {
    return [...keptKeys()];
  }

  /** For changes of what is not observed. */
  static save<T>(keyOrType: string | EntryClass<T>): void {
    const key = entryKey(keyOrType);
    const kept = connected().get(key);
    if (kept) kept.save();
    else console.warn(`PersistenceV2.save: '${key}' is not connected().`);
  }

  static notifyOnError(callback: ErrorListener | undefined): void {
    listener = callback;
  }
}
