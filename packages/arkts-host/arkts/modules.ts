/** Where import specifiers lead: in ArkTS files, and in host code that imports ArkTS. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packagedSdk, projectRoot } from './language.ts';

/** An import that leads nowhere. The message says what to do instead. */
export class ArkTSImportError extends Error {
  override readonly name = 'ArkTSImportError';
}

/** Shared modules (HAR): specifier → their one door. */
const packageEntries: Readonly<Record<string, string>> = {
  '@hearth/common': 'common/Index.ets',
};

/** Files of a shared module that its door does not export: what tests of other modules use, such as the manual clock. */
const packageFolders: Readonly<Record<string, string>> = {
  '@hearth/common/': 'common/',
};

/**
 * Modules whose files host code and tests may import by path, and what their own tests stand on. The modules themselves
 * may not import each other so. The first prefix that fits counts.
 */
const hostOnlyPackages: Readonly<Record<string, string>> = {
  '@hearth/entry/test/': 'entry/src/test/',
  '@hearth/server_tv/test/': 'server_tv/src/test/',
  '@hearth/entry/': 'entry/src/main/ets/',
  '@hearth/server_tv/': 'server_tv/src/main/ets/',
};

/**
 * The file that a specifier leads to inside the project's own modules, or undefined when it leads elsewhere (a kit, an
 * npm package) or nowhere.
 */
export function resolveProjectFile(
  specifier: string,
  importer: string,
  root: string = projectRoot,
): string | undefined {
  const entry = packageEntries[specifier];
  if (entry !== undefined) return path.join(root, entry);
  for (const [prefix, folder] of Object.entries({ ...packageFolders, ...hostOnlyPackages })) {
    if (specifier.startsWith(prefix)) return findSource(path.join(root, folder, specifier.slice(prefix.length)));
  }
  if (specifier.startsWith('.')) return findSource(path.resolve(path.dirname(importer), specifier));
  return undefined;
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
  if (specifier === '@ohos/hypium') return path.join(projectRoot, 'node_modules/@ohos/hypium/index.js');
  if (specifier === '@ohos/hamock') return path.join(projectRoot, 'packages/arkts-host/hypium/hamock.ts');
  if (fromArkTS && Object.keys(hostOnlyPackages).some((prefix) => specifier.startsWith(prefix))) {
    throw new ArkTSImportError(`${place}'${specifier}' is for host code only: a module cannot import another HAP.`);
  }
  const ours = specifier.startsWith('@hearth/') || (specifier.startsWith('.') && fromArkTS);
  const file = resolveProjectFile(specifier, importer ?? path.join(root, 'index.ts'), root);
  if (file !== undefined && (ours || file.endsWith('.ets'))) return file;
  if (ours) throw new ArkTSImportError(`${place}'${specifier}' leads to no .ets or .ts file.`);
  return undefined;
}

function resolveKit(specifier: string, place: string, root: string): string {
  const name = specifier.slice('@kit.'.length);
  for (const folder of new Set([root, projectRoot])) {
    const file = path.join(folder, 'packages/arkts-host/kits', name, 'index.ts');
    if (existsSync(file)) return file;
  }
  throw new ArkTSImportError(
    `${place}the host has no ${specifier} (it would be packages/arkts-host/kits/${name}/index.ts).`,
  );
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
