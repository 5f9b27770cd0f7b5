/** Makes throw-away projects of small `.ets` files for tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

export interface TestProject {
  readonly root: string;
  file(name: string): string;
  write(name: string, text: string): void;
}

/** Writes files (path from the project's root → text) to a folder; by default to a new one, which goes when the test file is through. */
export function makeProject(
  files: Readonly<Record<string, string>>,
  root: string = makeTemporaryFolder('arkts'),
): TestProject {
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
