/** ArkTS for Vite: `.ets` files are compiled, and specifiers lead where they lead on the platform. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { hostFolder } from '../hostFolder.ts';
import { CompileCache } from './CompileCache.ts';
import { type CompilerSetting, createEtsCompiler } from './compile.ts';
import { projectRoot } from './language.ts';
import { resolveImport } from './modules.ts';

/** Loaded before any compiled file, when it exists: it gives the platform's globals (`AppStorage`, …) to ArkTS code. */
const globalsModule = path.join(hostFolder, 'kits/globals.ts');

/**
 * The plugin, for Node programs, tests and pages alike.
 *
 * @param setting where the modules are and what becomes of structs; the default suits Node
 */
export function arkts(setting: CompilerSetting = {}): Plugin {
  const root = setting.root ?? projectRoot;
  const globals = setting.globalsModule ?? (existsSync(globalsModule) ? globalsModule : undefined);
  // Of other projects, those of tests, no file is compiled twice.
  const cache = root === projectRoot ? CompileCache.ofProject() : undefined;
  const compile = createEtsCompiler(
    { ...setting, root, ...(globals === undefined ? {} : { globalsModule: globals }) },
    cache,
  );
  return {
    name: 'arkts-host:compile',
    enforce: 'pre',
    resolveId(specifier, importer) {
      return resolveImport(specifier, importer?.replace(/\?.*$/, ''), root);
    },
    transform: {
      filter: { id: /\.ets(?:\?|$)/ },
      handler(source, id) {
        return { ...compile(id.replace(/\?.*$/, ''), source), moduleType: 'js' };
      },
    },
  };
}
