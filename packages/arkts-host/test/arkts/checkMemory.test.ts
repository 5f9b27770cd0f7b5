/** Covers that the check remembers what it found for as long as nothing changed that it stands on, and no longer. */
import { readdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkChanges, readModules } from '../../arkts/check/index.ts';
import { findSmallSdk, makeSoundProject } from './checkedProject.ts';
import type { TestProject } from './project.ts';

const ETS = 'entry/src/main/ets';
const USER = `${ETS}/state/User.ets`;
const LIST = `${ETS}/state/List.ets`;
const COUNT = `${ETS}/client/Count.ets`;
const COLORS = 'entry/src/main/resources/base/element/color.json';
/** Those of the sound project and the three above. */
const SOURCES = 7;
/** In seconds; later with each check, since the compiler tells versions of a file by its time. */
let longAgo = 1;

describe('what the check remembers', () => {
  let project: TestProject;

  beforeEach(() => {
    settle(findSmallSdk());
    project = makeSoundProject({
      [COUNT]: 'export const count: number = 1;\n',
      [LIST]: `export { count } from '../client/Count';\n`,
      [USER]: `import { count } from './List';\nexport const next: number = count + 1;\n`,
      'arkts-host.json5': `{ kits: 'kits' }`,
      'kits/AbilityKit/index.ts': 'export class UIAbility {}\n',
    });
  });

  /** What is found now; all files are written before the check begins, as they are when a person starts it. */
  function check(): { rules: string[]; unknown: string[] } {
    settle(project.root);
    const modules = readModules({ root: project.root, sdk: findSmallSdk() });
    const { memory } = modules;
    const isUnknown = (file: string) => memory.recall(memory.keyOfSource(file)) === undefined;
    const unknown = modules.project.sourceFiles.filter(isUnknown).map((file) => path.basename(file));
    const rules = checkChanges(modules).map(({ file, rule }) => `${path.basename(file)} ${rule}`);
    memory.save();
    return { rules, unknown: unknown.sort() };
  }

  it('is what was found', () => {
    project.write(USER, `export const next: number = 'one';\nexport let a: number = text.length;\n`);
    const { rules, unknown } = check();
    expect(rules).toEqual(['User.ets ts2322', 'User.ets ts2552']);
    expect(unknown).toHaveLength(SOURCES);
    expect(check()).toEqual({ rules, unknown: [] });
  });

  it('ends for a file that changed and for all that import it', () => {
    expect(check().rules).toEqual([]);
    project.write(COUNT, `export const count: string = '1';\n`);
    expect(check()).toEqual({ rules: ['User.ets ts2322'], unknown: ['Count.ets', 'List.ets', 'User.ets'] });
    project.write(USER, 'export const next: number = 1;\n');
    expect(check()).toEqual({ rules: [], unknown: ['User.ets'] });
  });

  it('ends when an imported file goes or comes', () => {
    expect(check().rules).toEqual([]);
    rmSync(project.file(COUNT));
    expect(check()).toMatchObject({ rules: ['List.ets ts2307'], unknown: ['List.ets', 'User.ets'] });
    project.write(COUNT, 'export const count: number = 2;\n');
    expect(check()).toMatchObject({ rules: [], unknown: ['Count.ets', 'List.ets', 'User.ets'] });
  });

  it('ends for all files with a change of names that need no import', () => {
    expect(check().rules).toEqual([]);
    project.write(`${ETS}/state/Global.ets`, 'const next: number = 1;\n');
    expect(check().unknown).toHaveLength(SOURCES + 1);
  });

  it('ends for all files when dependencies change', () => {
    expect(check().rules).toEqual([]);
    project.write('entry/oh-package.json5', `{ name: 'entry', dependencies: {} }`);
    expect(check().unknown).toHaveLength(SOURCES);
  });

  it('does not hide what a resource takes away', () => {
    expect(check().rules).toEqual([]);
    project.write(COLORS, '{ "color": [] }');
    expect(check()).toEqual({ rules: ['Index.ets resource-missing', 'color.json resource-not-in-base'], unknown: [] });
  });

  it('does not hide what the host takes away', () => {
    expect(check().rules).toEqual([]);
    project.write('kits/AbilityKit/index.ts', 'export class Ability {}\n');
    expect(check()).toEqual({ rules: ['EntryAbility.d.ts host-kit-type'], unknown: [] });
  });

  it('writes declarations again that are gone', () => {
    check();
    const types = project.file('.arkts-host/types');
    const before = readdirSync(types, { recursive: true });
    rmSync(types, { recursive: true });
    expect(check().unknown).toEqual([]);
    expect(readdirSync(types, { recursive: true })).toEqual(before);
  });

  it('is nothing when a file was written after the check began', () => {
    settle(project.root);
    const modules = readModules({ root: project.root, sdk: findSmallSdk() });
    project.write(COUNT, `export const count: string = '1';\n`);
    checkChanges(modules);
    modules.memory.save();
    expect(check().unknown).toHaveLength(SOURCES);
  });
});

/** Makes files old; what is kept must not look as if nobody needed it. */
function settle(folder: string): void {
  longAgo += 1;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.startsWith('.arkts-host')) utimesSync(path.join(folder, name), longAgo, longAgo);
  }
}
