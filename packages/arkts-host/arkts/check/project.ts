/** The HarmonyOS project under check: its modules and where their imports lead, read from its own JSON5 files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import JSON5 from 'json5';
import { hostFolder, packageFolder } from '../../hostFolder.ts';
import { findInstalled, splitSpecifier } from '../packages.ts';
import { isSdkFile, type PlatformSdk } from './sdk.ts';

export interface ProjectModule {
  /** The module's folder name, as `build-profile.json5` gives it. */
  readonly name: string;
  readonly folder: string;
  /** ohpm name → folder, for `file:` dependencies. */
  readonly fileDependencies: ReadonlyMap<string, string>;
  /** True for a shared module: HAR or HSP. */
  readonly isHar: boolean;
  /** All `.ets` and `.ts` files, tests included. */
  readonly sourceFiles: readonly string[];
}

export interface Project {
  readonly root: string;
  readonly modules: readonly ProjectModule[];
  readonly sourceFiles: readonly string[];
  /** The file that an import leads to, as the platform's compiler resolves it. */
  resolve(specifier: string, importer: string, sdk: PlatformSdk): string | undefined;
  /** The same for `./x` and `../x` in the modules' own files. */
  resolveRelative(specifier: string, importer: string): string | undefined;
}

/** Declarations of npm packages that take the place of ohpm ones. */
const packageDeclarations: Readonly<Record<string, string>> = {
  '@ohos/hypium': path.join(hostFolder, 'arkts/sdk/@ohos.hypium.d.ts'),
  '@ohos/hamock': path.join(hostFolder, 'arkts/sdk/@ohos.hamock.d.ts'),
};

/** An entry of `modules` that can be used; for others the configuration has a finding. */
export function isModuleEntry(entry: unknown): entry is { readonly name: string; readonly srcPath: string } {
  const { name, srcPath } = (entry ?? {}) as { readonly name?: unknown; readonly srcPath?: unknown };
  return typeof name === 'string' && typeof srcPath === 'string';
}

/** Reads a project's module list and finds its source files. */
export function readProject(root: string): Project {
  const profile = readJson5<{ modules?: unknown }>(path.join(root, 'build-profile.json5'));
  const rootPackage = readJson5<OhPackage>(path.join(root, 'oh-package.json5'));
  const entries = Array.isArray(profile?.modules) ? profile.modules.filter(isModuleEntry) : [];
  const modules = entries.map((entry) => readModule(entry.name, path.resolve(root, entry.srcPath)));
  const available = new Set([
    ...Object.keys(rootPackage?.dependencies ?? {}),
    ...Object.keys(rootPackage?.devDependencies ?? {}),
  ]);
  return {
    root,
    modules,
    sourceFiles: modules.flatMap((module) => module.sourceFiles),
    resolveRelative: (specifier, importer) => findSource(path.resolve(path.dirname(importer), specifier), isFileOnDisk),
    resolve: remembering((specifier, importer, sdk) => {
      if (specifier.startsWith('.')) {
        const isFile = isSdkFile(importer) ? sdk.exists : isFileOnDisk;
        return findSource(path.resolve(path.dirname(importer), specifier), isFile);
      }
      // What npm has of hypium, which the declarations of the newer one stand on.
      if (specifier === '@ohos/hypium/index.d.ts') return path.join(packageFolder('@ohos/hypium'), 'index.d.ts');
      const external = packageDeclarations[specifier];
      if (external !== undefined) return available.has(specifier) ? external : undefined;
      if (/^@(kit|ohos|arkts|system)\./.test(specifier)) return sdk.resolve(specifier);
      const module = modules.find((candidate) => importer.startsWith(candidate.folder + path.sep));
      const folder = module?.fileDependencies.get(specifier);
      if (folder !== undefined) return packageMain(folder);
      return resolveInside(module, specifier) ?? resolveInstalled(specifier, importer, root);
    }),
  };
}

/** Each program asks for each import again. */
function remembering(resolve: Project['resolve']): Project['resolve'] {
  const found = new Map<string, string | undefined>();
  return (specifier, importer, sdk) => {
    const key = `${path.dirname(importer)}\n${specifier}\n${sdk.version}`;
    if (!found.has(key)) found.set(key, resolve(specifier, importer, sdk));
    return found.get(key);
  };
}

export interface OhPackage {
  readonly name?: string;
  readonly main?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readModule(name: string, folder: string): ProjectModule {
  const ohPackage = readJson5<OhPackage>(path.join(folder, 'oh-package.json5'));
  const fileDependencies = new Map<string, string>();
  for (const [dependency, version] of Object.entries({ ...ohPackage?.dependencies, ...ohPackage?.devDependencies })) {
    const place = /^(?:file:|(?=\.{1,2}\/))(.*)$/.exec(version)?.[1];
    if (place !== undefined) fileDependencies.set(dependency, path.resolve(folder, place));
  }
  const sourceFiles = [...listSources(path.join(folder, 'src'))];
  for (const name of readdirIfExists(folder)) {
    if (/\.ets$/.test(name)) sourceFiles.push(path.join(folder, name));
  }
  const module = readJson5<{ module?: { type?: string } }>(path.join(folder, 'src/main/module.json5'));
  const isHar = ['har', 'shared'].includes(module?.module?.type ?? '');
  return { name, folder, fileDependencies, isHar, sourceFiles };
}

/** `@demo/common/src/…`: a file of a HAR that its door does not export. */
function resolveInside(module: ProjectModule | undefined, specifier: string): string | undefined {
  for (const [name, folder] of module?.fileDependencies ?? []) {
    if (specifier.startsWith(`${name}/`))
      return findSource(path.join(folder, specifier.slice(name.length)), isFileOnDisk);
  }
  return undefined;
}

/** What ohpm installed. */
function resolveInstalled(specifier: string, importer: string, root: string): string | undefined {
  const { name, rest } = splitSpecifier(specifier);
  const folder = findInstalled(name, importer, root);
  if (folder === undefined) return undefined;
  return rest === '' ? packageMain(folder) : findSource(path.join(folder, rest), isFileOnDisk);
}

function packageMain(folder: string): string | undefined {
  const main = readJson5<OhPackage>(path.join(folder, 'oh-package.json5'))?.main ?? 'Index.ets';
  const file = path.join(folder, main);
  return existsSync(file) ? file : undefined;
}

function* listSources(folder: string): Generator<string> {
  for (const name of readdirIfExists(folder).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) {
      if (name !== 'resources' && name !== 'node_modules' && name !== 'oh_modules') yield* listSources(file);
    } else if (/\.e?ts$/.test(name)) yield file;
  }
}

function isFileOnDisk(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function findSource(base: string, isFile: (file: string) => boolean): string | undefined {
  const endings = ['', '.ets', '.ts', '.d.ets', '.d.ts', '/Index.ets', '/index.ets', '/index.ts', '/index.d.ts'];
  return endings.map((ending) => base + ending).find(isFile);
}

function readdirIfExists(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** A JSON5 file's content, or undefined when it is missing or malformed (which configuration checks report). */
export function readJson5<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON5.parse<T>(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
