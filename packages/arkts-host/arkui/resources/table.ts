/** The resources of the application's modules, as the build step collects them from `src/main/resources`. */

export interface PluralForms {
  readonly [quantity: string]: string;
}

/** One qualifier folder: `base`, `zh_CN`, `dark`. */
export interface ResourceFolder {
  readonly string?: Readonly<Record<string, string>>;
  readonly color?: Readonly<Record<string, string>>;
  readonly float?: Readonly<Record<string, string>>;
  readonly integer?: Readonly<Record<string, number>>;
  readonly boolean?: Readonly<Record<string, boolean>>;
  readonly plural?: Readonly<Record<string, PluralForms>>;
  readonly strarray?: Readonly<Record<string, readonly string[]>>;
  readonly intarray?: Readonly<Record<string, readonly number[]>>;
  /** Name → address. */
  readonly media?: Readonly<Record<string, string>>;
}

export interface ResourceTable {
  /** Qualifier → resources, the module's own over those of its libraries and the application. */
  readonly folders: Readonly<Record<string, ResourceFolder>>;
  /** Path below `rawfile` → address. */
  readonly rawfile: Readonly<Record<string, string>>;
}

let table: ResourceTable = { folders: {}, rawfile: {} };

export function setResourceTable(next: ResourceTable): void {
  table = next;
}

export type ResourceKind = keyof ResourceFolder;

/**
 * Finds a value by the platform's order of preference: a matching language before a matching color mode, both before
 * `base`.
 */
export function findResource<K extends ResourceKind>(
  kind: K,
  name: string,
  locale: string,
  isDark: boolean,
): NonNullable<ResourceFolder[K]>[string] | undefined {
  const language = locale.split(/[-_]/)[0] ?? locale;
  const languages = [locale.replace('-', '_'), language];
  const mode = isDark ? 'dark' : 'light';
  const order = [...languages.map((each) => `${each}-${mode}`), ...languages, mode, 'base'];
  for (const qualifier of order) {
    const values = table.folders[qualifier]?.[kind] as Readonly<Record<string, unknown>> | undefined;
    const value = values?.[name];
    if (value !== undefined) return value as NonNullable<ResourceFolder[K]>[string];
  }
  return undefined;
}

export function findRawFile(path: string): string | undefined {
  return table.rawfile[path];
}
