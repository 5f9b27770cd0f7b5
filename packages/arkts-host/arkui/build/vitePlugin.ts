/**
 * Vite plugins for pages: structs are compiled for the runtime, and `virtual:arkts-app/<module>` gives a module's
 * resources and pages.
 *
 * ```ts
 * import { pages, resources } from 'virtual:arkts-app/entry';
 * ```
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import json5 from 'json5';
import type { Plugin } from 'vite';
import type { CompilerSetting } from '../../arkts/compile.ts';
import { arkts } from '../../arkts/vitePlugin.ts';
import { hostFolder } from '../../hostFolder.ts';
import { readProjectFacts, sharedModulesOf } from '../../project/projectModules.ts';
import { projectRoot } from '../../projectRoot.ts';
import { collectResources } from './resources.ts';
import { webFonts } from './webFonts.ts';

const prefix = 'virtual:arkts-app/';
/** What pages find without importing it. */
export const pageGlobals: string = path.join(hostFolder, 'arkui/globals.ts');

export interface PagesSetting extends CompilerSetting {
  /** Where a module's folder is when it is not below the root: module name → folder. For fixtures of tests. */
  readonly moduleFolders?: Readonly<Record<string, string>>;
}

/** The plugins that a Vite configuration for pages needs. */
export function arkuiPages(setting: PagesSetting = {}): Plugin[] {
  const root = setting.root ?? projectRoot;
  const compiler: CompilerSetting = { hasArkUI: true, globalsModule: pageGlobals, ...setting };
  return [arkts(compiler), appModules(root, setting.moduleFolders ?? {}), webFonts()];
}

function appModules(root: string, moduleFolders: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'arkts-host:app-modules',
    resolveId(id) {
      return id.startsWith(prefix) ? `\0${id}` : undefined;
    },
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const name = id.slice(prefix.length + 1);
      const module = readProjectFacts(root).modules.find((candidate) => candidate.name === name);
      const folder = moduleFolders[name] ?? module?.folder ?? path.join(root, name);
      return appModule(root, folder, (file) => this.addWatchFile(file));
    },
  };
}

/** The module's text: imports of pictures, a table of resources, a loader for each page. */
function appModule(root: string, folder: string, watch: (file: string) => void): string {
  const main = path.join(folder, 'src/main');
  const collected = collectResources([
    path.join(root, 'AppScope/resources'),
    ...sharedModulesOf(readProjectFacts(root), folder).map((module) => path.join(module.folder, 'src/main/resources')),
    path.join(main, 'resources'),
  ]);
  for (const file of collected.files) watch(file);
  const imports: string[] = [];
  const address = (file: string): string => {
    imports.push(`import file${imports.length} from ${JSON.stringify(`${file}?url`)};`);
    return `file${imports.length - 1}`;
  };
  const object = (entries: readonly (readonly [string, string])[]) =>
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  const folders = Object.entries(collected.folders).map(([qualifier, kinds]) => {
    const values = Object.entries(kinds).map(([kind, byName]): [string, string] => {
      if (kind !== 'media') return [kind, JSON.stringify(byName)];
      return [kind, object(Object.entries(byName).map(([name, file]) => [name, address(String(file))]))];
    });
    return [qualifier, object(values)] as const;
  });
  const rawfile = object(Object.entries(collected.rawfile).map(([name, file]) => [name, address(file)]));
  const pages = pageNames(main).map((page) => {
    const file = path.join(main, 'ets', `${page}.ets`);
    return [page, `() => import(${JSON.stringify(file)})`] as const;
  });
  return [
    ...imports,
    `export const resources = {folders:${object(folders)},rawfile:${rawfile}};`,
    `export const pages = ${object(pages)};`,
  ].join('\n');
}

function pageNames(main: string): string[] {
  const file = path.join(main, 'resources/base/profile/main_pages.json');
  if (!existsSync(file)) return [];
  return (json5.parse(readFileSync(file, 'utf8')) as { src: string[] }).src;
}
