/** Finds the suites of a project: for each module its `src/test` and `src/ohosTest`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import JSON5 from 'json5';
import type { TestKind } from './messages.ts';

export interface PlannedRun {
  readonly moduleName: string;
  readonly moduleFolder: string;
  readonly kind: TestKind;
  /** Undefined when there is none. */
  readonly listFile: string | undefined;
  /** The other test files. */
  readonly testFiles: readonly string[];
}

const LIST_NAME = 'List.test.ets';

const FOLDERS: Readonly<Record<TestKind, string>> = { test: 'src/test', ohosTest: 'src/ohosTest/ets/test' };

interface BuildProfile {
  readonly modules?: readonly { readonly name: string; readonly srcPath: string }[];
}

/** Modules as `build-profile.json5` lists them: name → folder. */
export function readModules(root: string): Map<string, string> {
  const file = path.join(root, 'build-profile.json5');
  const profile = JSON5.parse<BuildProfile>(readFileSync(file, 'utf8'));
  return new Map((profile.modules ?? []).map(({ name, srcPath }) => [name, path.resolve(root, srcPath)]));
}

/**
 * @param only names of modules; all when empty
 * @throws Error that names a module which is not in `build-profile.json5`
 */
export function planRuns(root: string, only: readonly string[] = []): PlannedRun[] {
  const modules = readModules(root);
  const unknown = only.find((name) => !modules.has(name));
  if (unknown !== undefined) {
    throw new Error(`There is no module '${unknown}'. Modules: ${[...modules.keys()].join(', ')}.`);
  }
  return [...modules].flatMap(([moduleName, moduleFolder]) => {
    if (only.length > 0 && !only.includes(moduleName)) return [];
    return (Object.keys(FOLDERS) as TestKind[]).flatMap((kind) => {
      const folder = path.join(moduleFolder, FOLDERS[kind]);
      const files = findTestFiles(folder);
      const listFile = files.find((file) => file === path.join(folder, LIST_NAME));
      const testFiles = files.filter((file) => file !== listFile);
      return files.length === 0 ? [] : [{ moduleName, moduleFolder, kind, listFile, testFiles }];
    });
  });
}

function findTestFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ets'))
    .map((name) => path.join(folder, name))
    .sort();
}
