/**
 * The platform's declarations: those of the npm package (API 13) completed by `devhost/arkts/sdk`, or a real SDK's.
 *
 * A file of `devhost/arkts/sdk` has the name of the declaration file that it completes and is read as if it stood at
 * that file's end, so that `declare namespace webSocket { … }` adds to the namespace that is already there.
 * A file that completes none is a declaration file of its own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ComponentName, packagedSdk, projectRoot, readComponentNames } from '../language.ts';

const supplementFolder = path.join(projectRoot, 'devhost/arkts/sdk');

export interface PlatformSdk {
  /** The folder with `api`, `kits`, `arkts`. */
  readonly root: string;
  /** True when it is a real SDK rather than the packaged declarations: `@since` is then worth checking. */
  readonly isReal: boolean;
  readonly components: readonly ComponentName[];
  /** Files whose declarations are global: ArkUI's components, `console`, timers. */
  readonly globalFiles: readonly string[];
  /** A declaration file's text, completed. */
  read(file: string): string | undefined;
  /** The declaration file of `@kit.X`, `@ohos.x.y`, `@arkts.x`, `@system.x`; undefined when there is none. */
  resolve(specifier: string): string | undefined;
}

/** The packaged declarations, completed. */
export function packagedPlatformSdk(): PlatformSdk {
  const supplements = new Set(readdirSync(supplementFolder));
  const supplementOf = (file: string): string | undefined =>
    file.startsWith(packagedSdk) && supplements.has(path.basename(file)) ? path.basename(file) : undefined;
  return {
    ...describe(packagedSdk),
    isReal: false,
    read: (file) => {
      const text = readText(file);
      const supplement = supplementOf(file);
      if (text === undefined || supplement === undefined) return text;
      return `${text}\n${readFileSync(path.join(supplementFolder, supplement), 'utf8')}`;
    },
    resolve: (specifier) => {
      for (const extension of ['.d.ts', '.d.ets']) {
        const own = path.join(supplementFolder, `${specifier}${extension}`);
        if (supplements.has(path.basename(own)) && !findDeclaration(packagedSdk, specifier)) return own;
      }
      return findDeclaration(packagedSdk, specifier);
    },
  };
}

/**
 * A real SDK.
 *
 * @param folder the SDK's `ets` folder: it holds `api` and `kits`
 * @throws Error when it does not
 */
export function realPlatformSdk(folder: string): PlatformSdk {
  const root = path.resolve(folder);
  for (const needed of ['api', 'kits', 'component']) {
    if (!existsSync(path.join(root, needed))) {
      throw new Error(`${root} is not an SDK's ets folder: it has no '${needed}' folder.`);
    }
  }
  return { ...describe(root), isReal: true, read: readText, resolve: (specifier) => findDeclaration(root, specifier) };
}

function describe(root: string): Pick<PlatformSdk, 'root' | 'components' | 'globalFiles'> {
  const components = readComponentNames(root);
  const componentFolder = path.join(root, 'component');
  const globalFiles = readdirSync(componentFolder)
    .filter((name) => name.endsWith('.d.ts') && !name.startsWith('index'))
    .map((name) => path.join(componentFolder, name));
  const others = ['global.d.ts', 'api/@internal/ets/global.d.ts', 'api/@internal/full/global.d.ts'];
  const globals = others.map((name) => path.join(root, name)).find((file) => existsSync(file));
  return { root, components, globalFiles: globals === undefined ? globalFiles : [...globalFiles, globals] };
}

function findDeclaration(root: string, specifier: string): string | undefined {
  const folder = specifier.startsWith('@kit.') ? 'kits' : specifier.startsWith('@arkts.') ? 'arkts' : 'api';
  const base = path.join(root, folder, specifier);
  return [`${base}.d.ts`, `${base}.d.ets`].find((file) => existsSync(file));
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
