/**
 * Compiles programs of the host ahead, for those who start many processes of them: started by tsx, each would compile the
 * host anew, and look through the packages that it imports.
 */
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { arkts } from './arkts/vitePlugin.ts';
import { projectRoot } from './projectRoot.ts';

/**
 * @param entries name → file; relative ones from the project's root
 * @param folder where `NAME.mjs` is written for each; Node runs it from wherever that is
 */
export async function buildPrograms(entries: Readonly<Record<string, string>>, folder: string): Promise<void> {
  const mode = process.env.NODE_ENV;
  const files = Object.entries(entries).map(([name, file]) => [name, path.resolve(projectRoot, file)] as const);
  await build({
    root: projectRoot,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    plugins: [arkts(), packagesInPlace(), placesOfSources()],
    // Packages are found as Node finds them.
    ssr: { noExternal: true, resolve: { conditions: ['node', 'import'], mainFields: [] } },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(files),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  // Building sets it for the whole process, and so for all that this one starts.
  if (mode === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = mode;
}

/** Packages are loaded from where they are installed. */
function packagesInPlace(): Plugin {
  return {
    name: 'arkts-host:packages-in-place',
    enforce: 'pre',
    async resolveId(specifier, importer) {
      if (importer === undefined || isBuiltin(specifier) || /^[./\0]/.test(specifier)) return undefined;
      // Not by `import.meta.resolve`, which code has not that vitest loads before its tests.
      const found = await this.resolve(specifier, importer, { skipSelf: true });
      return found && { id: pathToFileURL(found.id).href, external: true };
    },
  };
}

/** Code that has moved knows where its source is. */
function placesOfSources(): Plugin {
  return {
    name: 'arkts-host:places-of-sources',
    transform: {
      filter: { id: /^[^\0]+\.[jt]s$/, code: /import\.meta\.(?:dirname|filename|url)\b/ },
      handler(code, id) {
        const place = { dirname: path.dirname(id), filename: id, url: pathToFileURL(id).href };
        return code.replace(/import\.meta\.(dirname|filename|url)\b/g, (_, name: keyof typeof place) =>
          JSON.stringify(place[name]),
        );
      },
    },
  };
}
