/** Where import specifiers lead: in ArkTS files, and in host code that imports ArkTS. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { hostFolder, packageFolder } from '../hostFolder.ts';
import { readHostConfig } from '../project/hostConfig.ts';
import { packagedSdk, projectRoot } from './language.ts';
import { findPackage, packageMain } from './packages.ts';

/** An import that leads nowhere. The message says what to do instead. */
export class ArkTSImportError extends Error {
  override readonly name = 'ArkTSImportError';
}

/**
 * The file that a specifier leads to inside the project's own modules and the packages that they use, or undefined when it
 * leads elsewhere (a kit, an npm package) or nowhere.
 */
export function resolveProjectFile(
  specifier: string,
  importer: string,
  root: string = projectRoot,
): string | undefined {
  if (specifier.startsWith('.')) return findSource(path.resolve(path.dirname(importer), specifier));
  const alias = aliasOf(specifier, root);
  if (alias !== undefined) return findSource(path.join(root, alias.folder, specifier.slice(alias.beginning.length)));
  const place = findPackage(specifier, importer, root);
  if (place === undefined) return undefined;
  return place.rest === '' ? packageMain(place.folder) : findSource(path.join(place.folder, place.rest));
}

/** How code around the modules imports their files. The first beginning that fits counts. */
function aliasOf(specifier: string, root: string): { beginning: string; folder: string } | undefined {
  const aliases = Object.entries(readHostConfig(root).aliases ?? {});
  const found = aliases.find(([beginning]) => specifier.startsWith(beginning));
  return found && { beginning: found[0], folder: found[1] };
}

/**
 * Resolves an import of ArkTS's world.
 *
 * @returns a file, or undefined when the specifier is none of ArkTS's and the usual rules apply
 * @throws ArkTSImportError for what ArkTS could never resolve
 */
export function resolveImport(specifier: string, importer: string | undefined, root = projectRoot): string | undefined {
  const fromArkTS = importer?.endsWith('.ets') ?? false;
  const place = importer === undefined ? '' : `${path.relative(root, importer)}: `;
  if (specifier.startsWith('@kit.')) return resolveKit(specifier, place, root);
  if (specifier.startsWith('@ohos.') || specifier.startsWith('@system.')) {
    const kit = kitOfModule(specifier);
    const advice = kit === undefined ? 'No kit of the SDK exports it' : `Import it from '${kit}'`;
    throw new ArkTSImportError(`${place}'${specifier}' is the old way to import platform modules. ${advice}.`);
  }
  if (specifier === '@ohos/hypium') {
    return fromArkTS ? path.join(hostFolder, 'hypium/api.ts') : path.join(packageFolder('@ohos/hypium'), 'index.js');
  }
  if (specifier === '@ohos/hamock') return path.join(hostFolder, 'hypium/hamock.ts');
  const isAlias = aliasOf(specifier, root) !== undefined;
  if (fromArkTS && isAlias) {
    throw new ArkTSImportError(`${place}'${specifier}' is for host code only: a module cannot import another HAP.`);
  }
  const from = importer ?? path.join(root, 'index.ts');
  const isOwn = specifier.startsWith('.') ? fromArkTS : isAlias || findPackage(specifier, from, root) !== undefined;
  const file = resolveProjectFile(specifier, from, root);
  if (file !== undefined && (isOwn || file.endsWith('.ets'))) return file;
  if (isOwn) throw new ArkTSImportError(`${place}'${specifier}' leads to no .ets or .ts file.`);
  return undefined;
}

function resolveKit(specifier: string, place: string, root: string): string {
  const name = specifier.slice('@kit.'.length);
  const file = findKit(name, root);
  if (file !== undefined) return file;
  throw new ArkTSImportError(`${place}the host has no ${specifier} (it would be kits/${name}/index.ts).`);
}

/** A kit's file: the project's stand-in (`kits` of its configuration) before the host's own. */
export function findKit(name: string, root: string): string | undefined {
  const { kits } = readHostConfig(root);
  const folders = [...(kits === undefined ? [] : [path.resolve(root, kits)]), path.join(hostFolder, 'kits')];
  return folders.map((folder) => path.join(folder, name, 'index.ts')).find((file) => existsSync(file));
}

/** Finds `./x` as `x`, `x.ets`, `x.ts`, or as a folder's Index. */
function findSource(base: string): string | undefined {
  const candidates = [base, `${base}.ets`, `${base}.ts`, `${base}/Index.ets`, `${base}/index.ets`, `${base}/index.ts`];
  return candidates.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
}

/** The kit that exports an `@ohos.…` module, by the SDK's own kit files. */
export function kitOfModule(module: string): string | undefined {
  const folder = path.join(packagedSdk, 'kits');
  const quoted = [`'${module}'`, `"${module}"`];
  const file = readdirSync(folder).find((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    return quoted.some((needle) => text.includes(needle));
  });
  return file?.replace(/\.d\.e?ts$/, '');
}
