/** Makes throw-away projects of small `.ets` files for tests. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export interface TestProject {
  readonly root: string;
  file(name: string): string;
  write(name: string, text: string): void;
}

/** Writes files (path from the project's root → text) to a new folder, which goes when the test ends. */
export function makeProject(files: Readonly<Record<string, string>>): TestProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hearth-arkts-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const project: TestProject = {
    root,
    file: (name) => path.join(root, name),
    write: (name, text) => {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    },
  };
  for (const [name, text] of Object.entries(files)) project.write(name, text);
  return project;
}
