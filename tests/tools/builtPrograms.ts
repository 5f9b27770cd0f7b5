/**
 * The programs of `tools` compiled ahead, so that a test can start many of them: by the usual way each process loads
 * the compiler and compiles the whole product. The code is the same; `conversation.test.ts` starts some the usual way, too.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPrograms } from '../../packages/arkts-host/buildPrograms.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';

export class BuiltPrograms {
  private constructor(private readonly folder: string) {}

  /** @param names folders of `tools` with a `program.ts` */
  static async build(names: readonly string[]): Promise<BuiltPrograms> {
    const folder = makeTemporaryFolder('programs');
    const entries = names.map((name) => [name, `tools/${name}/program.ts`]);
    await buildPrograms({ ...Object.fromEntries(entries), end: 'tools/program.ts' }, folder);
    for (const name of names) {
      writeFileSync(
        path.join(folder, `run-${name}.mjs`),
        `import { main } from './${name}.mjs';
import { endWith } from './end.mjs';
await endWith(() => main(process.argv.slice(2)));
`,
      );
    }
    return new BuiltPrograms(folder);
  }

  /** The file to run with Node. */
  file(name: string): string {
    return path.join(this.folder, `run-${name}.mjs`);
  }

  remove(): void {
    removeTemporaryFolder(this.folder);
  }
}
