/**
 * The programs of `devhost/cli` compiled ahead, so that a test can start many of them: by the usual way each process loads
 * the compiler and compiles the whole product. The code is the same; `conversation.test.ts` starts some the usual way, too.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { arkts } from '../../arkts/vitePlugin.ts';
import { projectRoot } from '../../projectRoot.ts';

export class BuiltPrograms {
  private constructor(private readonly folder: string) {}

  /** @param names folders of `devhost/cli` with a `program.ts` */
  static async build(names: readonly string[]): Promise<BuiltPrograms> {
    const parent = path.join(projectRoot, '.hearth/programs');
    mkdirSync(parent, { recursive: true });
    const folder = mkdtempSync(path.join(parent, 'built-'));
    await build({
      root: projectRoot,
      configFile: false,
      envDir: false,
      logLevel: 'error',
      plugins: [arkts()],
      // Code that has moved must not look for the project around itself.
      define: { 'import.meta.dirname': JSON.stringify(path.join(projectRoot, 'devhost')) },
      build: {
        ssr: true,
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rollupOptions: {
          input: Object.fromEntries(
            names.map((name) => [name, path.join(projectRoot, `devhost/cli/${name}/program.ts`)]),
          ),
          output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
        },
      },
    });
    for (const name of names) {
      writeFileSync(
        path.join(folder, `run-${name}.mjs`),
        `import { main } from './${name}.mjs';\nprocess.exit(await main(process.argv.slice(2)));\n`,
      );
    }
    return new BuiltPrograms(folder);
  }

  /** The file to run with Node. */
  file(name: string): string {
    return path.join(this.folder, `run-${name}.mjs`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
