/** A module's strings and plurals for pages: of the table that the build step collected, which pages use, too. */
import { findExact, namesOf } from '../../device/resources.ts';

export type PluralForms = ReadonlyMap<string, string>;

export class ModuleResources {
  string(name: string, qualifiers: readonly string[]): string | undefined {
    return first(qualifiers, (qualifier) => findExact('string', qualifier, name));
  }

  plural(name: string, qualifiers: readonly string[]): PluralForms | undefined {
    const forms = first(qualifiers, (qualifier) => findExact('plural', qualifier, name));
    return forms === undefined ? undefined : new Map(Object.entries(forms));
  }

  names(kind: 'string' | 'plural', qualifier: string): Iterable<string> {
    return namesOf(kind, qualifier);
  }
}

function first<T>(qualifiers: readonly string[], find: (qualifier: string) => T | undefined): T | undefined {
  for (const qualifier of qualifiers) {
    const found = find(qualifier);
    if (found !== undefined) return found;
  }
  return undefined;
}
