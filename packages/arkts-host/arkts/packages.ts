/** Where packages of ArkTS are: the project's shared modules, `file:` dependencies, and what lies in `oh_modules`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { moduleOf, readJson5, readProjectFacts } from '../project/projectModules.ts';

const DEFAULT_MAIN = 'Index.ets';

export interface PackagePlace {
  readonly folder: string;
  /** What stands behind the package's name; empty for its main file. */
  readonly rest: string;
}

/** Where the package lies that a specifier begins with; undefined when there is none of that name. */
export function findPackage(specifier: string, importer: string, root: string): PackagePlace | undefined {
  const { name, rest } = splitSpecifier(specifier);
  // An absolute path, for one.
  if (name === '') return undefined;
  const facts = readProjectFacts(root);
  const folder =
    moduleOf(facts, importer)?.dependencies.get(name) ??
    facts.modules.find(({ isShared, packageName }) => isShared && packageName === name)?.folder ??
    (importer.endsWith('.ets') ? findInstalled(name, importer, root) : undefined);
  return folder === undefined ? undefined : { folder, rest };
}

/** The folder of what ohpm installed, beside the importing file or further up. */
export function findInstalled(name: string, importer: string, root: string): string | undefined {
  for (let folder = path.dirname(importer); folder.startsWith(root); folder = path.dirname(folder)) {
    const found = path.join(folder, 'oh_modules', name);
    if (existsSync(found)) return found;
  }
  return undefined;
}

/** `@scope/name/rest` as name and rest. */
export function splitSpecifier(specifier: string): { name: string; rest: string } {
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(specifier) ?? [];
  return { name, rest };
}

/** The file that a package's name alone leads to. */
export function packageMain(folder: string): string {
  const main = readJson5<{ main?: string }>(path.join(folder, 'oh-package.json5'))?.main;
  return path.join(folder, main === undefined || main === '' ? DEFAULT_MAIN : main);
}
