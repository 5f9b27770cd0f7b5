/**
 * Runs ArkTS, and the host code around it, in a Node program.
 *
 * A command line program is two files: a thin entry, run by tsx, that only makes a runner and imports the second file
 * through it; and that second file, which imports ArkTS (a module's package, or an alias), kits (`@kit.…`) and the rest of the host as it
 * likes. Whatever state kits have then exists once: a kit imported by tsx itself would be another instance of it.
 *
 * ```ts
 * // cli/hub.ts
 * const runner = await createArkTSRunner();
 * const program = await runner.import<typeof import('../hub/program.ts')>('hub/program.ts');
 * await program.main(process.argv.slice(2));
 * await runner.close();
 * ```
 */
import path from 'node:path';
import { createServer, createServerModuleRunner, type Plugin } from 'vite';
import { workFolder } from '../project/hostConfig.ts';
import type { CompilerSetting } from './compile.ts';
import { projectRoot } from './language.ts';
import { arkts } from './vitePlugin.ts';

export interface ArkTSRunner {
  /**
   * Imports a module and all that it imports.
   *
   * @param specifier a package's name, an alias, `@kit.…`, or a path from the project's root (absolute ones too)
   */
  import<Module = Record<string, unknown>>(specifier: string): Promise<Module>;
  /** From now on everything is imported anew, from what is compiled already: no module has any state yet. */
  forget(): void;
  /** Frees the compiler. Code already imported keeps running. */
  close(): Promise<void>;
}

/**
 * Makes a runner. There is no server behind it, no watching and no reloading: one compilation for each file.
 *
 * @param plugins of Vite, that come before the compiler
 */
export async function createArkTSRunner(
  setting: CompilerSetting = {},
  plugins: readonly Plugin[] = [],
): Promise<ArkTSRunner> {
  const root = setting.root ?? projectRoot;
  const server = await createServer({
    root,
    configFile: false,
    envDir: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: workFolder(projectRoot, 'vite'),
    plugins: [...plugins, arkts(setting)],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
    ssr: { noExternal: ['@ohos/hypium'] },
  });
  const environment = server.environments.ssr;
  const makeModuleRunner = () =>
    createServerModuleRunner(environment, { hmr: false, sourcemapInterceptor: 'prepareStackTrace' });
  let runner = makeModuleRunner();
  return {
    import: <Module>(specifier: string) => {
      const isPath = !specifier.startsWith('@');
      return runner.import(isPath ? path.resolve(root, specifier) : specifier) as Promise<Module>;
    },
    forget: () => {
      runner = makeModuleRunner();
    },
    close: async () => {
      await runner.close();
      await server.close();
    },
  };
}
