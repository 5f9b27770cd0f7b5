/** Makes throw-away projects of small `.ets` files for tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

/** What makes the folders `common` (`@demo/common`) and `entry` two modules, and `kits` stand in for the host's. */
export const demoModules: Readonly<Record<string, string>> = {
  'arkts-host.json5': `{ kits: 'kits', aliases: { '@demo/entry/': 'entry/src/main/ets/' } }`,
  'build-profile.json5': `{ modules: [{ name: 'entry', srcPath: './entry' }, { name: 'common', srcPath: './common' }] }`,
  'AppScope/app.json5': `{ app: { bundleName: 'com.example.demo' } }`,
  'common/oh-package.json5': `{ name: '@demo/common', main: 'Index.ets' }`,
  'common/src/main/module.json5': `{ module: { name: 'common', type: 'har' } }`,
  'entry/oh-package.json5': `{ name: 'entry', dependencies: { '@demo/common': 'file:../common' } }`,
};

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
