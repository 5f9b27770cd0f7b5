/** The modules of a project and its bundle, as its own JSON5 files name them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import JSON5 from 'json5';

export interface ModuleFacts {
  /** As `build-profile.json5` gives it. */
  readonly name: string;
  readonly folder: string;
  /** As other modules import it, from its `oh-package.json5`. */
  readonly packageName: string | undefined;
  /** True for a HAR or HSP. */
  readonly isShared: boolean;
  /** Name → folder, for `file:` dependencies. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** The kinds of devices that it is for, from its `module.json5`. */
  readonly deviceTypes: readonly string[];
  /** The ability that it starts with; none for a shared module. */
  readonly mainAbility: string | undefined;
}

export interface ProjectFacts {
  readonly modules: readonly ModuleFacts[];
  readonly bundleName: string;
  /** How far its `fp` grow with the system's font size; 1: they do not, as without `configuration` in `app.json5`. */
  readonly mostFontScale: number;
}

/** Of a project that has no `AppScope/app.json5`. */
const NAMELESS_BUNDLE = 'com.example.app';

/** The largest that the system's settings offer. */
const LARGEST_FONT = 3.2;

const factsByRoot = new Map<string, ProjectFacts>();

/** What there is to know of the project at `root`. It is read once. */
export function readProjectFacts(root: string): ProjectFacts {
  let facts = factsByRoot.get(root);
  if (facts === undefined) {
    facts = readFacts(root);
    factsByRoot.set(root, facts);
  }
  return facts;
}

/** The modules that run by themselves: those with an ability to start with. */
export function applicationsOf({ modules }: ProjectFacts): ModuleFacts[] {
  return modules.filter(({ isShared, mainAbility }) => !isShared && mainAbility !== undefined);
}

/** The shared modules that a module stands on, directly or not, before those that stand on them. */
export function sharedModulesOf(facts: ProjectFacts, folder: string): ModuleFacts[] {
  const found = new Set<ModuleFacts>();
  const visit = (from: string): void => {
    for (const target of facts.modules.find((module) => module.folder === from)?.dependencies.values() ?? []) {
      const module = facts.modules.find((candidate) => candidate.folder === target);
      if (module === undefined || found.has(module)) continue;
      visit(target);
      found.add(module);
    }
  };
  visit(folder);
  return [...found];
}

/** The module that a file is in. */
export function moduleOf({ modules }: ProjectFacts, file: string): ModuleFacts | undefined {
  return modules.find(({ folder }) => file.startsWith(folder + path.sep));
}

interface BuildProfile {
  readonly modules?: readonly { readonly name: string; readonly srcPath: string }[];
}

interface AppJson {
  readonly app?: { readonly bundleName?: string; readonly configuration?: string };
}

interface FontProfile {
  readonly configuration?: { readonly fontSizeScale?: string; readonly fontSizeMaxScale?: string };
}

interface OhPackage {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface ModuleJson {
  readonly module?: { readonly type?: string; readonly deviceTypes?: string[]; readonly mainElement?: string };
}

function readFacts(root: string): ProjectFacts {
  const profile = readJson5<BuildProfile>(path.join(root, 'build-profile.json5'));
  const app = readJson5<AppJson>(path.join(root, 'AppScope/app.json5'));
  return {
    modules: (profile?.modules ?? []).map(({ name, srcPath }) => readModule(name, path.resolve(root, srcPath))),
    bundleName: app?.app?.bundleName ?? NAMELESS_BUNDLE,
    mostFontScale: readFontScale(root, app?.app?.configuration),
  };
}

/** @param profile `$profile:NAME` */
function readFontScale(root: string, profile: string | undefined): number {
  const name = /^\$profile:(.+)$/.exec(profile ?? '')?.[1];
  if (name === undefined) return 1;
  const file = path.join(root, `AppScope/resources/base/profile/${name}.json`);
  const configuration = readJson5<FontProfile>(file)?.configuration;
  return configuration?.fontSizeScale === 'followSystem' ? Number(configuration.fontSizeMaxScale ?? LARGEST_FONT) : 1;
}

function readModule(name: string, folder: string): ModuleFacts {
  const ohPackage = readJson5<OhPackage>(path.join(folder, 'oh-package.json5'));
  const module = readJson5<ModuleJson>(path.join(folder, 'src/main/module.json5'))?.module;
  const dependencies = Object.entries({ ...ohPackage?.dependencies, ...ohPackage?.devDependencies });
  return {
    name,
    folder,
    packageName: ohPackage?.name,
    isShared: ['har', 'shared'].includes(module?.type ?? ''),
    dependencies: new Map(
      dependencies
        .filter(([, version]) => /^(?:file:|\.{1,2}\/)/.test(version))
        .map(([dependency, version]) => [dependency, path.resolve(folder, version.replace(/^file:/, ''))]),
    ),
    deviceTypes: module?.deviceTypes ?? [],
    mainAbility: module?.mainElement,
  };
}

/** A JSON5 file's content, or undefined when it is missing or malformed, which the check reports. */
export function readJson5<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON5.parse<T>(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
