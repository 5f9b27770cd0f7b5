/** Makes throw-away projects of small `.ets` files for tests. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export interface TestProject {
  readonly root: string;
  file(name: string): string;
  write(name: string, text: string): void;
}

const made: string[] = [];

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** Writes files (path from the project's root → text) to a new folder, which goes when the test file is through. */
export function makeProject(files: Readonly<Record<string, string>>): TestProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hearth-arkts-')));
  made.push(root);
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
