/**
 * `preferences` of `@kit.ArkData`: small values by key, in memory until `flush` writes them to the file
 * (platform.md 44). `change` is told at `flush`, too, once for each key that changed.
 */
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type BusinessError, businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall, deliver, isFunction } from '../host/asyncCall.ts';
import { readText, removeFile, writeDurably, writeDurablyLater } from '../host/files.ts';
import { HostApp } from '../host/HostApp.ts';
import { laterTurn } from '../host/laterTurn.ts';
import { closedBase, closedNamespace, failUnimplemented } from '../host/unimplemented.ts';

const PARAMETER_ERROR = 401;
const MAX_KEY_LENGTH = 1024;
const MAX_VALUE_LENGTH = 16 * 1024 * 1024;
const MAX_NAME_LENGTH = 255;
const INSTANCES = Symbol('preferences: instances by file');

export type ValueType = number | string | boolean | number[] | string[] | boolean[] | Uint8Array | object | bigint;

export enum StorageType {
  XML = 0,
  GSKV,
}

interface Options {
  name: string;
  dataGroupId?: string | null;
  storageType?: StorageType | null;
}

interface PreferencesContext {
  preferencesDir: string;
}

type Callback<T> = (error: BusinessError, data: T) => void;
type ChangeListener = (key: string) => void;
type DataChangeListener = (changes: Record<string, ValueType>) => void;

function parameterError(text: string): Error {
  return businessError(PARAMETER_ERROR, `Parameter error. ${text}`);
}

export class Preferences extends closedBase('ArkData', 'Preferences') {
  private readonly valueByKey: Map<string, ValueType>;
  private readonly changedKeys = new Set<string>();
  private readonly changeListeners = new Set<ChangeListener>();
  private readonly keysByDataListener = new Map<DataChangeListener, Set<string>>();
  private readonly app = HostApp.current();

  constructor(private readonly file: string) {
    super();
    this.valueByKey = readValues(file);
  }

  get(key: string, defValue: ValueType): Promise<ValueType>;
  get(key: string, defValue: ValueType, callback: Callback<ValueType>): void;
  get(...args: unknown[]): Promise<ValueType> | undefined {
    const [key, defValue] = args as [string, ValueType];
    requireKey(key);
    return this.later(args, () => this.getSync(key, defValue));
  }

  getSync(key: string, defValue: ValueType): ValueType {
    const value = this.valueByKey.get(requireKey(key));
    return value === undefined ? defValue : copyOf(value);
  }

  getAll(callback: Callback<object>): void;
  getAll(): Promise<object>;
  getAll(...args: unknown[]): Promise<object> | undefined {
    return this.later(args, () => this.getAllSync());
  }

  getAllSync(): object {
    return Object.fromEntries([...this.valueByKey].map(([key, value]) => [key, copyOf(value)]));
  }

  has(key: string, callback: Callback<boolean>): void;
  has(key: string): Promise<boolean>;
  has(...args: unknown[]): Promise<boolean> | undefined {
    const key = requireKey(args[0]);
    return this.later(args, () => this.valueByKey.has(key));
  }

  hasSync(key: string): boolean {
    return this.valueByKey.has(requireKey(key));
  }

  put(key: string, value: ValueType, callback: Callback<void>): void;
  put(key: string, value: ValueType): Promise<void>;
  put(...args: unknown[]): Promise<void> | undefined {
    const key = requireKey(args[0]);
    const value = copyOf(requireValue(args[1]));
    return this.later(args, () => this.change(key, value));
  }

  putSync(key: string, value: ValueType): void {
    this.change(requireKey(key), copyOf(requireValue(value)));
  }

  delete(key: string, callback: Callback<void>): void;
  delete(key: string): Promise<void>;
  delete(...args: unknown[]): Promise<void> | undefined {
    const key = requireKey(args[0]);
    return this.later(args, () => this.change(key, undefined));
  }

  deleteSync(key: string): void {
    this.change(requireKey(key), undefined);
  }

  clear(callback: Callback<void>): void;
  clear(): Promise<void>;
  clear(...args: unknown[]): Promise<void> | undefined {
    return this.later(args, () => this.clearSync());
  }

  clearSync(): void {
    for (const key of [...this.valueByKey.keys()]) {
      this.change(key, undefined);
    }
  }

  flush(callback: Callback<void>): void;
  flush(): Promise<void>;
  flush(...args: unknown[]): Promise<void> | undefined {
    return this.later(args, async () => {
      if (this.changedKeys.size > 0) {
        const changed = this.takeChanged();
        try {
          await writeDurablyLater(this.file, this.text());
        } catch (error) {
          this.takeBack(changed);
          throw error;
        }
        this.tellChanges(changed);
      }
    });
  }

  /** Writes everything to the disk, so that it survives a loss of power, and tells the listeners what changed. */
  flushSync(): void {
    if (this.changedKeys.size > 0) {
      const changed = this.takeChanged();
      try {
        writeDurably(this.file, this.text());
      } catch (error) {
        this.takeBack(changed);
        throw error;
      }
      this.tellChanges(changed);
    }
  }

  on(type: 'change', callback: ChangeListener): void;
  on(type: 'dataChange', keys: string[], callback: DataChangeListener): void;
  on(...args: unknown[]): void {
    const [type, first, second] = args;
    if (type === 'change' && isFunction(first)) {
      this.changeListeners.add(first as ChangeListener);
    } else if (type === 'dataChange' && Array.isArray(first) && isFunction(second)) {
      this.keysByDataListener.set(second as DataChangeListener, new Set(first as string[]));
    } else if (type === 'multiProcessChange') {
      failUnimplemented('ArkData', "preferences.Preferences.on('multiProcessChange')");
    } else {
      throw parameterError('The type must be an event, and the callback a function.');
    }
  }

  off(type: 'change', callback?: ChangeListener): void;
  off(type: 'dataChange', keys: string[], callback?: DataChangeListener): void;
  off(...args: unknown[]): void {
    const [type, first, second] = args;
    if (type === 'change') {
      forget(this.changeListeners, first);
    } else if (type === 'dataChange') {
      forget(this.keysByDataListener, second);
    } else {
      throw parameterError('The type must be an event.');
    }
  }

  private change(key: string, value: ValueType | undefined): void {
    if (value === undefined) {
      if (!this.valueByKey.delete(key)) {
        return;
      }
    } else if (isDeepStrictEqual(this.valueByKey.get(key), value)) {
      return;
    } else {
      this.valueByKey.set(key, value);
    }
    this.changedKeys.add(key);
  }

  private takeChanged(): string[] {
    const keys = [...this.changedKeys];
    this.changedKeys.clear();
    return keys;
  }

  /** They could not be written, so they are still to be. */
  private takeBack(keys: readonly string[]): void {
    for (const key of keys) {
      this.changedKeys.add(key);
    }
  }

  private text(): string {
    return JSON.stringify([...this.valueByKey], replace);
  }

  private tellChanges(keys: readonly string[]): void {
    this.app.run(() => {
      for (const listener of this.changeListeners) {
        for (const key of keys) {
          deliver(() => listener(key));
        }
      }
      for (const [listener, wanted] of this.keysByDataListener) {
        const changes = keys.filter((key) => wanted.has(key)).map((key) => [key, this.valueByKey.get(key)]);
        if (changes.length > 0) {
          deliver(() => listener(Object.fromEntries(changes) as Record<string, ValueType>));
        }
      }
    });
  }

  private later<T>(args: readonly unknown[], work: () => T | Promise<T>): Promise<T> | undefined {
    return asyncCall(args, async () => {
      await laterTurn();
      return work();
    });
  }
}

/** platform.md 44: what is damaged is put aside, and the file is as good as empty. */
function readValues(file: string): Map<string, ValueType> {
  const text = readText(file);
  if (text === undefined) {
    return new Map();
  }
  try {
    const pairs: unknown = JSON.parse(text, revive);
    if (Array.isArray(pairs) && pairs.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string')) {
      return new Map(pairs as [string, ValueType][]);
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  writeDurably(`${file}.broken`, text);
  return new Map();
}

function forget<T>(known: { delete(item: T): boolean; clear(): void }, item: unknown): void {
  if (isFunction(item)) {
    known.delete(item as T);
  } else {
    known.clear();
  }
}

function requireKey(key: unknown): string {
  if (typeof key !== 'string') {
    throw parameterError('The key must be string.');
  }
  if (key === '' || Buffer.byteLength(key) > MAX_KEY_LENGTH) {
    throw parameterError('The key must be less than 1024 bytes.');
  }
  return key;
}

function requireValue(value: unknown): ValueType {
  const isKnown =
    ['number', 'string', 'boolean', 'bigint'].includes(typeof value) || (typeof value === 'object' && value !== null);
  if (!isKnown) {
    throw parameterError('The type of value must be ValueType.');
  }
  const size =
    typeof value === 'string' ? Buffer.byteLength(value) : value instanceof Uint8Array ? value.byteLength : 0;
  if (size > MAX_VALUE_LENGTH) {
    throw parameterError('The type of value must be less then 16 * 1024 * 1024 btyes.');
  }
  return value as ValueType;
}

function copyOf(value: ValueType): ValueType {
  return typeof value === 'object' ? structuredClone(value) : value;
}

/** JSON for the two types that it lacks. */
function replace(this: unknown, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key];
  if (raw instanceof Uint8Array) {
    return { $bytes: Buffer.from(raw).toString('base64') };
  }
  return typeof value === 'bigint' ? { $bigint: String(value) } : value;
}

function revive(_key: string, value: unknown): unknown {
  const special = value as { $bytes?: unknown; $bigint?: unknown } | null;
  if (typeof special?.$bytes === 'string') {
    return new Uint8Array(Buffer.from(special.$bytes, 'base64'));
  }
  return typeof special?.$bigint === 'string' ? BigInt(special.$bigint) : value;
}

/** The file that a context and a name (or options) mean. @throws BusinessError 401 for bad ones */
function fileOf(context: PreferencesContext, nameOrOptions: string | Options): string {
  if (typeof context?.preferencesDir !== 'string') {
    throw parameterError('The context must be a Context.');
  }
  const options = typeof nameOrOptions === 'string' ? { name: nameOrOptions } : nameOrOptions;
  const name = options?.name;
  if (typeof name !== 'string' || name === '' || Buffer.byteLength(name) > MAX_NAME_LENGTH || name.includes('/')) {
    throw parameterError('The name must be longer than 0 and at most 255 bytes, and without /.');
  }
  if ((options as Options).dataGroupId || (options as Options).storageType === StorageType.GSKV) {
    failUnimplemented('ArkData', 'preferences.Options.dataGroupId and StorageType.GSKV');
  }
  return path.join(context.preferencesDir, name);
}

/** One instance a file, as long as the application's process lives. */
function instances(): Map<string, Preferences> {
  return HostApp.current().state(INSTANCES, () => new Map<string, Preferences>());
}

function getPreferencesSync(context: PreferencesContext, options: Options): Preferences {
  const file = fileOf(context, options);
  let instance = instances().get(file);
  if (instance === undefined) {
    instance = new Preferences(file);
    instances().set(file, instance);
  }
  return instance;
}

type NameOrOptions = string | Options;

function laterWith<T>(
  args: unknown[],
  work: (context: PreferencesContext, options: Options) => T,
): Promise<T> | undefined {
  const [context, nameOrOptions] = args as [PreferencesContext, NameOrOptions];
  fileOf(context, nameOrOptions);
  const options = typeof nameOrOptions === 'string' ? { name: nameOrOptions } : nameOrOptions;
  return asyncCall(args, async () => {
    await laterTurn();
    return work(context, options);
  });
}

function getPreferences(context: PreferencesContext, name: NameOrOptions, callback: Callback<Preferences>): void;
function getPreferences(context: PreferencesContext, name: NameOrOptions): Promise<Preferences>;
function getPreferences(...args: unknown[]): Promise<Preferences> | undefined {
  return laterWith(args, getPreferencesSync);
}

function removePreferencesFromCacheSync(context: PreferencesContext, name: NameOrOptions): void {
  instances().delete(fileOf(context, name));
}

function removePreferencesFromCache(context: PreferencesContext, name: NameOrOptions): Promise<void>;
function removePreferencesFromCache(...args: unknown[]): Promise<void> | undefined {
  return laterWith(args, removePreferencesFromCacheSync);
}

function deletePreferences(context: PreferencesContext, name: NameOrOptions): Promise<void>;
function deletePreferences(...args: unknown[]): Promise<void> | undefined {
  return laterWith(args, (context, options) => {
    removePreferencesFromCacheSync(context, options);
    removeFile(fileOf(context, options));
  });
}

export const preferences = closedNamespace('ArkData', 'preferences', {
  MAX_KEY_LENGTH,
  MAX_VALUE_LENGTH,
  StorageType,
  deletePreferences,
  getPreferences,
  getPreferencesSync,
  isStorageTypeSupported: (type: StorageType): boolean => type === StorageType.XML,
  removePreferencesFromCache,
  removePreferencesFromCacheSync,
});
