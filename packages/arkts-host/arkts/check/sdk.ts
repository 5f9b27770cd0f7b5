/**
 * The platform's declarations: those of the npm package (API 13) completed by `arkts/sdk`, or a real SDK's.
 *
 * A file of `arkts/sdk` has the name of the declaration file that it completes and is read as if it stood at
 * that file's end, so that `declare namespace webSocket { … }` adds to the namespace that is already there. A kit that only
 * HarmonyOS has, and neither the package nor OpenHarmony's SDK, is declared there as a whole (`@kit.ScanKit.d.ts`).
 *
 * Wherever an SDK lies, the compiler sees it at `mountPoint`: it treats declarations differently by their path (it
 * looks for ArkUI's components in `ets-loader/declarations`, and asks for `try` around calls that may throw only in
 * files outside of `node_modules`), and the paths it expects are those of a DevEco Studio installation.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { hostFolder } from '../../hostFolder.ts';
import { type ComponentName, packagedSdk, readComponentNames } from '../language.ts';
import { keepDynamic } from './dynamicDeclarations.ts';

/** Where the compiler sees the SDK's `ets` folder. */
export const mountPoint = '/arkts-host/sdk/default/openharmony/ets';

const loaderFolder = `${mountPoint}/build-tools/ets-loader`;
const globalFolder = `${loaderFolder}/declarations/`;
const supplementFolder = path.join(hostFolder, 'arkts/sdk');

export interface PlatformSdk {
  /** Tells this SDK's files from another's that are seen at the same paths. */
  readonly version: string;
  /** True when it is a real SDK rather than the packaged declarations: `@since` is then worth checking. */
  readonly isReal: boolean;
  readonly components: readonly ComponentName[];
  /** The compiler's `etsLoaderPath`. */
  readonly loaderFolder: string;
  /** Files whose declarations are global: ArkUI's components, `console`, timers. Paths under `mountPoint`. */
  readonly globalFiles: readonly string[];
  /** Text of a file under `mountPoint`; undefined when there is none. */
  read(file: string): string | undefined;
  exists(file: string): boolean;
  /** The declaration file of `@kit.X`, `@ohos.x.y`, `@arkts.x`, `@system.x`; undefined when there is none. */
  resolve(specifier: string): string | undefined;
}

/** True for files of the SDK, as the compiler names them. */
export function isSdkFile(file: string): boolean {
  return file.startsWith(`${mountPoint}/`);
}

/** The packaged declarations, completed. */
export function packagedPlatformSdk(): PlatformSdk {
  const supplements = new Set(readdirSync(supplementFolder));
  return mountSdk(packagedSdk, false, (file, text) => {
    const name = path.basename(file);
    return supplements.has(name) ? `${text}\n${readFileSync(path.join(supplementFolder, name), 'utf8')}` : text;
  });
}

/**
 * A real SDK.
 *
 * @param folder the SDK's `ets` folder: it holds `api`, `kits` and `component`
 * @throws Error when it does not
 */
export function realPlatformSdk(folder: string): PlatformSdk {
  const root = path.resolve(folder);
  for (const needed of ['api', 'kits', 'component']) {
    if (existsSync(path.join(root, needed))) continue;
    throw new Error(`${root} is not an SDK's ets folder: it has no '${needed}' folder.`);
  }
  return mountSdk(root, true, keepDynamic);
}

function mountSdk(root: string, isReal: boolean, complete: (file: string, text: string) => string): PlatformSdk {
  const globals = globalDeclarations(root);
  const ownKits = kitsWithoutNamesake(root);
  const realPath = (file: string): string =>
    file.startsWith(globalFolder)
      ? (globals.get(file.slice(globalFolder.length)) ?? '')
      : (ownKits.get(file) ?? path.join(root, file.slice(mountPoint.length)));
  const exists = (file: string): boolean => statSync(realPath(file), { throwIfNoEntry: false })?.isFile() ?? false;
  return {
    version: `${root}:${isReal}`,
    isReal,
    components: readComponentNames(root),
    loaderFolder,
    globalFiles: [...globals.keys()].map((name) => globalFolder + name),
    exists,
    read: (file) => {
      if (!exists(file)) return undefined;
      const text = complete(file, readFileSync(realPath(file), 'utf8'));
      return file.startsWith(globalFolder) ? asGlobal(text, path.basename(file)) : text;
    },
    resolve: (specifier) => {
      const folder = specifier.startsWith('@kit.') ? 'kits' : specifier.startsWith('@arkts.') ? 'arkts' : 'api';
      const base = `${mountPoint}/${folder}/${specifier}`;
      return [`${base}.d.ts`, `${base}.d.ets`].find(exists);
    },
  };
}

/** Path under `mountPoint` → file, for kits that are declared here because the SDK has none of that name. */
function kitsWithoutNamesake(root: string): Map<string, string> {
  const kits = readdirSync(supplementFolder).filter((name) => name.startsWith('@kit.'));
  const isMissing = (name: string): boolean =>
    ['.d.ts', '.d.ets'].every((end) => !existsSync(path.join(root, 'kits', name.replace('.d.ts', end))));
  return new Map(
    kits.filter(isMissing).map((name) => [`${mountPoint}/kits/${name}`, path.join(supplementFolder, name)]),
  );
}

/** File name → file, for declarations that need no import. */
function globalDeclarations(root: string): Map<string, string> {
  const loaded = path.join(root, 'build-tools/ets-loader/declarations');
  const folder = existsSync(loaded) ? loaded : path.join(root, 'component');
  const files = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.d.ts') && !name.startsWith('index')) files.set(name, path.join(folder, name));
  }
  const others = ['global.d.ts', 'api/@internal/ets/global.d.ts', 'api/@internal/full/global.d.ts'];
  const globals = others.map((name) => path.join(root, name)).find((file) => existsSync(file));
  if (globals !== undefined && !files.has('global.d.ts')) files.set('global.d.ts', globals);
  return files;
}

/**
 * What the SDK's own build does when it copies declarations to `ets-loader/declarations`: `global.d.ts` is written as
 * a module and becomes a script, and import types find their way from the new place.
 */
function asGlobal(text: string, name: string): string {
  const moved = text.replace(/(\bimport\s*\(\s*['"])\.\.\/api\//g, '$1../../../api/');
  return name === 'global.d.ts' ? moved.replace(/^import .*$/gm, '').replace(/^export (?=declare )/gm, '') : moved;
}
