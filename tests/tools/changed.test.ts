/** Covers which tests `npm test -- --changed` chooses, and what git says was changed. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makeProject } from '../../packages/arkts-host/test/arkts/project.ts';
import { readChanges } from '../../tools/changed/changes.ts';
import { chooseTests, describeChoice } from '../../tools/changed/chooseTests.ts';

const list = `import cases from './Case.test';\nexport default cases;\n`;

const { root } = makeProject({
  'build-profile.json5': `{ modules: [{ name: 'entry', srcPath: './entry' }, { name: 'common', srcPath: './common' }] }`,
  'common/oh-package.json5': `{ name: '@hearth/common', main: 'Index.ets' }`,
  'common/src/main/module.json5': `{ module: { name: 'common', type: 'har' } }`,
  'common/Index.ets': `export { twice } from './src/main/ets/Twice';\n`,
  'common/src/main/ets/Twice.ets': 'export const twice = 2;\n',
  'common/src/main/ets/Alone.ets': 'export const alone = 1;\n',
  'common/src/test/List.test.ets': list,
  'common/src/test/Case.test.ets': `import { twice } from '../main/ets/Twice';\n`,
  'entry/src/main/module.json5': `{ module: { name: 'entry', type: 'entry', mainElement: 'EntryAbility' } }`,
  'entry/src/main/ets/pages/Index.ets': `import { twice } from '@hearth/common';\n`,
  'entry/src/main/ets/Unused.ets': 'export const unused = 1;\n',
  'entry/src/main/resources/base/element/string.json': '{}',
  'entry/src/test/List.test.ets': list,
  'entry/src/test/Case.test.ets': `import { Index } from '../main/ets/pages/Index';\n`,
  'packages/arkts-host/web/server/RoomServer.ts': `import { applicationsOf } from '../../project/projectModules.ts';\nexport const served = applicationsOf(facts);\n`,
  'packages/arkts-host/project/projectModules.ts': '/** Reads what `entry` is. */\n',
  'tools/chat/program.ts': `import { talk } from './talk.ts';\n`,
  'tools/chat/talk.ts': 'export const talk = 1;\n',
  'tests/common/twice.test.ts': `import { twice } from '@hearth/common';\n`,
  'tests/tools/chat.test.ts': `import { helper } from './helper.ts';\n`,
  'tests/tools/helper.ts': `export const start = (name: string) => \`tools/\${name}/program.ts\`;\n`,
  'tests/e2e/room.test.ts': `import { RoomServer } from '../../packages/arkts-host/web/server/RoomServer.ts';\n`,
  'tests/e2e/gallery.test.ts': `const folder = './gallery';\n`,
  'tests/e2e/gallery/pages/Basics.ets': '',
});

function choose(...files: string[]): string[] {
  const { unit, e2e, modules } = chooseTests(root, files);
  return [...unit, ...e2e, ...modules];
}

describe('a change reaches', () => {
  it('the tests that import it over however many files and the modules whose tests do', () => {
    expect(choose('common/src/main/ets/Twice.ets')).toEqual([
      'tests/common/twice.test.ts',
      'tests/e2e/room.test.ts',
      'entry',
      'common',
    ]);
  });

  it('the tests that start it by its path', () => {
    expect(choose('tools/chat/talk.ts')).toEqual(['tests/tools/chat.test.ts']);
    expect(choose('tests/e2e/gallery/pages/Basics.ets')).toEqual(['tests/e2e/gallery.test.ts']);
  });

  it('all pages when it is a part of an application that they show', () => {
    expect(choose('entry/src/main/ets/Unused.ets')).toEqual(['tests/e2e/room.test.ts']);
    expect(choose('entry/src/main/resources/base/element/string.json')).toEqual(['tests/e2e/room.test.ts', 'entry']);
  });

  it('a test that was changed itself', () => {
    expect(choose('tests/e2e/room.test.ts')).toEqual(['tests/e2e/room.test.ts']);
    expect(choose('entry/src/test/Case.test.ets')).toEqual(['entry']);
  });

  it('nothing when no test looks at it', () => {
    expect(choose('README.md', 'docs/protocol.md', 'common/src/main/ets/Alone.ets')).toEqual([]);
  });

  it('everything when all tests stand on it', () => {
    const choice = chooseTests(root, ['packages/arkts-host/arkts/compile.ts']);
    expect(choice.because).toBe('packages/arkts-host/arkts/compile.ts');
    expect(choice).toMatchObject({ modules: ['entry', 'common'] });
    expect(choice.unit).toHaveLength(2);
    expect(choice.e2e).toHaveLength(2);
    for (const file of ['package.json', 'vitest.config.ts', 'tests/e2e/vitest.config.ts', 'AppScope/app.json5']) {
      expect(chooseTests(root, ['README.md', file]).because).toBe(file);
    }
  });
});

it('the choice is told in words', () => {
  expect(describeChoice(chooseTests(root, ['tools/chat/talk.ts']))).toBe('the check\n  unit: tests/tools/chat.test.ts');
  expect(describeChoice(chooseTests(root, ['tsconfig.json']))).toContain('everything: tsconfig.json was changed');
});

describe('git', () => {
  it('tells what differs from where the branch left main: committed or not or new or gone', () => {
    const project = makeProject({ 'kept.ts': '1', 'gone.ts': '1', 'edited.ts': '1', '.gitignore': 'ignored.ts\n' });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: project.root, encoding: 'utf8' });
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.email', 'test@hearth.test');
    git('config', 'user.name', 'Test');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'begin');
    git('checkout', '--quiet', '-b', 'work');
    expect(readChanges(project.root).files).toEqual([]);
    project.write('committed.ts', '1');
    git('rm', '--quiet', 'gone.ts');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'work');
    project.write('edited.ts', '2');
    project.write('new 新.ts', '1');
    project.write('ignored.ts', '1');
    const { base, files } = readChanges(project.root);
    expect(files).toEqual(['committed.ts', 'edited.ts', 'gone.ts', 'new 新.ts']);
    expect(base).toBe(git('rev-parse', 'main').trim());
  });

  it('says so where it is missing', () => {
    const project = makeProject({ 'a.ts': '1' });
    expect(() => readChanges(project.root)).toThrow(/^--changed asks git, which failed/);
  });
});
