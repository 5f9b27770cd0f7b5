/** A module's resources as its source tree has them: `src/main/resources/<qualifier>/element/*.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import JSON5 from 'json5';

export type PluralForms = ReadonlyMap<string, string>;

interface Element {
  name: string;
  value: unknown;
}

/** Strings and plurals of one qualifier folder, such as `base` or `zh_CN`. */
interface ResourceFolder {
  strings: Map<string, string>;
  plurals: Map<string, PluralForms>;
}

export class ModuleResources {
  private readonly folderByQualifier = new Map<string, ResourceFolder>();

  /** @param resourceFolders `resources` folders; the first that has a name wins */
  constructor(private readonly resourceFolders: readonly string[]) {}

  string(name: string, qualifiers: readonly string[]): string | undefined {
    return this.first(qualifiers, (folder) => folder.strings.get(name));
  }

  plural(name: string, qualifiers: readonly string[]): PluralForms | undefined {
    return this.first(qualifiers, (folder) => folder.plurals.get(name));
  }

  /** The names of one kind in one qualifier's folder. */
  names(kind: 'string' | 'plural', qualifier: string): Iterable<string> {
    const { strings, plurals } = this.folder(qualifier);
    return (kind === 'string' ? strings : plurals).keys();
  }

  private first<T>(qualifiers: readonly string[], find: (folder: ResourceFolder) => T | undefined): T | undefined {
    for (const qualifier of qualifiers) {
      const found = find(this.folder(qualifier));
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  private folder(qualifier: string): ResourceFolder {
    let folder = this.folderByQualifier.get(qualifier);
    if (folder === undefined) {
      folder = { strings: new Map(), plurals: new Map() };
      for (const root of [...this.resourceFolders].reverse()) {
        readElements(path.join(root, qualifier, 'element'), folder);
      }
      this.folderByQualifier.set(qualifier, folder);
    }
    return folder;
  }
}

function readElements(elementFolder: string, into: ResourceFolder): void {
  if (!existsSync(elementFolder)) {
    return;
  }
  for (const file of readdirSync(elementFolder).filter((name) => name.endsWith('.json'))) {
    const content = JSON5.parse(readFileSync(path.join(elementFolder, file), 'utf8')) as Record<string, Element[]>;
    for (const { name, value } of content.string ?? []) {
      into.strings.set(name, String(value));
    }
    for (const { name, value } of content.plural ?? []) {
      const forms = value as { quantity: string; value: string }[];
      into.plurals.set(name, new Map(forms.map((form) => [form.quantity, form.value])));
    }
  }
}
