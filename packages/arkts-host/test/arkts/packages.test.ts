/** Covers packages of others: what ohpm put into `oh_modules`, and dependencies by a path without `file:`. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArkTSRunner } from '../../arkts/run.ts';
import { checkAgainstSmallSdk } from './checkedProject.ts';
import { demoModules, makeProject } from './project.ts';

const installed: Readonly<Record<string, string>> = {
  'entry/oh_modules/@other/numbers/oh-package.json5': `{ name: '@other/numbers', main: 'Main.ets' }`,
  'entry/oh_modules/@other/numbers/Main.ets': `export { seven } from './src/Seven';\n`,
  'entry/oh_modules/@other/numbers/src/Seven.ets': 'export const seven: number = 7;\n',
};
const use = `import { seven } from '@other/numbers';
import { seven as again } from '@other/numbers/src/Seven';
export const fourteen: number = seven + again;
`;

describe('a package in oh_modules', () => {
  it('is found when code runs', async () => {
    const { root } = makeProject({ ...demoModules, ...installed, 'entry/src/main/ets/Use.ets': use });
    const runner = await createArkTSRunner({ root });
    onTestFinished(() => runner.close());
    expect(await runner.import('@demo/entry/Use')).toMatchObject({ fourteen: 14 });
  });

  it('is found by the check, with its types', () => {
    const file = 'entry/src/main/ets/client/Use.ets';
    expect(checkAgainstSmallSdk({ ...installed, [file]: use })).toEqual([]);
    expect(checkAgainstSmallSdk({ ...installed, [file]: use.replace('fourteen: number', 'fourteen: string') })).toEqual(
      [`${file}:3:14 ts2322`],
    );
  });
});

it('a dependency by a path needs no file: before it', () => {
  const changes = {
    'entry/oh-package.json5': `{ name: 'entry', dependencies: { '@demo/common': '../common' } }`,
    'entry/src/main/ets/client/Use.ets': `import { twice } from '@demo/common';\nexport const two: number = twice(1);\n`,
  };
  expect(checkAgainstSmallSdk(changes)).toEqual([]);
});
