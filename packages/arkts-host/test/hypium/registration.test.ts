/**
 * Covers: what the runner says of test files and suites that hypium would pass over in silence, and the filters.
 * Not here: outcomes of single tests (runner.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { runHypium } from '../../hypium/index.ts';
import { runCase, runModule, testFile } from './project.ts';

const ONE_TEST = `
  describe('one', () => {
    it('passes', 0, () => {
      expect(1).assertEqual(1);
    });
  });`;

describe.concurrent('a suite', () => {
  it('fails when it registers no test, or registers where hypium loses or never runs it', async () => {
    const ran = await runCase(`
    describe('empty', () => {});
    describe('async body', async () => {
      it('passes', 0, () => {});
    });
    describe('twice', () => {
      describe('twice', () => {
        it('passes', 0, () => {});
      });
    });
    describe('outer', () => {
      describe('first', () => {
        it('passes', 0, () => {});
      });
      describe('second', () => {
        it('passes', 0, () => {});
      });
      it('is lost', 0, () => {});
    });
    describe('late', () => {
      it('registers while tests run', 0, () => {
        it('too late', 0, () => {});
      });
      it('data is not awaited', 0, async (data: Object) => {});
    });
    it('outside', 0, () => {});`);
    expect(ran.strays).toEqual([
      "suite 'empty' registers no test",
      "the body of suite 'async body' is async: hypium does not wait for it",
      "suite 'twice › twice' has the name of a suite around it: newer hypium versions skip it",
      expect.stringContaining("it('is lost') would be registered outside of its suite: hypium 1.0.13 loses its place"),
      expect.stringContaining("it('data is not awaited') is async and its only parameter is 'data'"),
      "it('outside') is outside of any describe()",
      "it('too late') is called while tests run: it never runs",
    ]);
    expect(ran.report).toContain("suite 'empty' registers no test\n    at app/src/test/Case.test.ets:5");
    expect(ran.failed).toEqual([]);
  });

  it('stops the whole run when its body throws', async () => {
    const ran = await runCase(`
    ${ONE_TEST}
    describe('broken', () => {
      throw new Error('half a suite');
    });`);
    expect(ran.strays).toEqual(['half a suite']);
    expect(ran.passed).toEqual([]);
  });
});

describe.concurrent('a test file', () => {
  it('fails when List.test.ets does not reach it, though a helper between may call describe', async () => {
    const list = (call: string) => `
      import one from './deep/One.test';
      import two from './Two.test';
      export default function testsuite() { one(); ${call} }`;
    const files = {
      'src/test/deep/One.test.ets': `
        import { shared } from '../Shared';
        export default function one() { shared(); }`,
      'src/test/Shared.ets': `
        import { describe, it, expect } from '@ohos/hypium';
        export function shared(): void { ${ONE_TEST} }`,
      'src/test/Two.test.ets': testFile(ONE_TEST),
      'src/test/Three.test.ets': `
        import { describe, it, expect } from '@ohos/hypium';
        ${ONE_TEST}`,
    };
    const ran = await runModule({ ...files, 'src/test/List.test.ets': list('') });
    const advice = 'registers no test: app/src/test/List.test.ets must import its default export and call it';
    expect(ran.strays).toEqual([`app/src/test/Three.test.ets ${advice}`, `app/src/test/Two.test.ets ${advice}`]);
    expect(ran.passed).toEqual(['one › passes']);
  });

  it('fails without a List.test.ets', async () => {
    const ran = await runModule({ 'src/test/Case.test.ets': testFile(ONE_TEST) });
    expect(ran.strays).toEqual(['1 test files and no List.test.ets that calls them']);
  });

  it('fails when it does not compile or import, with the place', async () => {
    const ran = await runCase(ONE_TEST, {
      head: `import { Missing } from './Missing';\nexport const missing = new Missing();`,
    });
    expect(ran.strays).toHaveLength(1);
    expect(ran.strays[0]).toContain("'./Missing' leads to no .ets or .ts file");
  });
});

describe.concurrent('List.test.ets', () => {
  it('fails when it registers nothing, is async, or exports no function', async () => {
    const empty = await runModule({ 'src/test/List.test.ets': 'export default function testsuite() {}' });
    expect(empty.strays).toEqual(['app/src/test/List.test.ets registers no test']);
    const slow = await runModule({ 'src/test/List.test.ets': 'export default async function testsuite() {}' });
    expect(slow.strays[0]).toContain('is async: hypium does not wait for it');
    const none = await runModule({ 'src/test/List.test.ets': 'export const nothing = 1;' });
    expect(none.strays[0]).toContain('has no function as its default export');
  });
});

describe.concurrent('a module', () => {
  it('runs its kinds apart: no state is shared', async () => {
    const counter = 'export class Counter { static value: number = 0; }';
    const test = testFile(
      `describe('state', () => {
        it('is fresh', 0, () => {
          Counter.value += 1;
          expect(Counter.value).assertEqual(1);
        });
      });`,
      `import { Counter } from 'COUNTER';`,
    );
    const list = `import caseTest from './Case.test'; export default function testsuite() { caseTest(); }`;
    const ran = await runModule({
      'src/main/ets/Counter.ets': counter,
      'src/test/List.test.ets': list,
      'src/test/Case.test.ets': test.replace('COUNTER', '../main/ets/Counter'),
      'src/ohosTest/ets/test/List.test.ets': list,
      'src/ohosTest/ets/test/Case.test.ets': test.replace('COUNTER', '../../../main/ets/Counter'),
    });
    expect(ran.results.map((result) => result.kind).sort()).toEqual(['ohosTest', 'test']);
    expect(ran.report).toBe('');
    expect(ran.passed).toEqual(['state › is fresh', 'state › is fresh']);
  });

  it('that is not there is an error in words', async () => {
    await expect(runModule({}, { modules: ['nowhere'] })).rejects.toThrow("no module 'nowhere'. Modules: app");
  });
});

describe.concurrent('the filter', () => {
  const body = `
    describe('fruit', () => {
      beforeAll(() => { throw new Error('hooks of a suite without a chosen test must not run'); });
      it('apple', 0, () => {});
    });
    describe('tree', () => {
      it('apple tree', 0, () => { expect(1).assertEqual(1); });
      it('pear tree', 0, () => { expect(1).assertEqual(2); });
    });`;

  it('chooses tests by their path, whatever the case, and leaves the rest out', async () => {
    const ran = await runCase(body, { grep: 'TREE › apple' });
    expect(ran.passed).toEqual(['tree › apple tree']);
    expect(ran.report).toBe('');
  });

  it('that chooses nothing runs nothing', async () => {
    const ran = await runCase(body, { grep: 'stone' });
    expect([...ran.passed, ...ran.failed, ...ran.strays]).toEqual([]);
  });

  it('that is no regular expression is an error in words', async () => {
    await expect(runHypium('/', { grep: '(' })).rejects.toThrow("'(' is no regular expression");
  });
});
