/** Structs with `@Entry`, by the name that `main_pages.json` has for their file. They register when the file is loaded. */
import { LocalStorage } from '../state/storage.ts';
import type { StructClass } from '../state/struct.ts';

export interface PageEntry {
  readonly structClass: StructClass;
  /** The storage that `@Entry` names; undefined for the window's. */
  storage(): LocalStorage | undefined;
}

interface EntryOptions {
  routeName?: string;
  storage?: LocalStorage;
  useSharedStorage?: boolean;
}

const byName = new Map<string, PageEntry>();
const byRouteName = new Map<string, PageEntry>();

/** Called by compiled code. */
export function registerPage(structClass: StructClass, file: string, options: () => unknown): void {
  const given = options() as LocalStorage | EntryOptions | undefined;
  const isStorage = given instanceof LocalStorage;
  const entry: PageEntry = {
    structClass,
    storage: () => {
      if (isStorage) return given;
      if (given?.useSharedStorage) return LocalStorage.getShared();
      return given?.storage;
    },
  };
  byName.set(file.replace(/^(?:.*\/)?src\/main\/ets\//, '').replace(/\.ets$/, ''), entry);
  if (!isStorage && given?.routeName !== undefined) byRouteName.set(given.routeName, entry);
}

export function pageByName(name: string): PageEntry | undefined {
  return byName.get(name);
}

export function pageByRouteName(name: string): PageEntry | undefined {
  return byRouteName.get(name);
}
