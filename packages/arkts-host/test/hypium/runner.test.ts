/**
 * Covers: which outcome a hypium test gets, and what the report says of it.
 * Not here: what is wrong with whole files and suites (registration.test.ts), the log (logs.test.ts).
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { countRun } from '../../hypium/index.ts';
import { type Ran, runCase, runModule, testFile } from './project.ts';

/** What related rules are tried with: a test file each, all in one run, since each run is a process of its own. */
const CASES = {
  sums: testFile(`
    describe('sums', () => {
      it('adds', 0, () => {
        expect(1 + 1).assertEqual(2);
      });
      it('adds wrongly', 0, () => {
        expect(1 + 1).assertEqual(3);
      });
      it('throws', 0, () => {
        throw new RangeError('too many');
      });
      it('throws no error', 0, () => {
        throw 'words';
      });
      it('compares objects', 0, () => {
        expect({ a: [1, 2] }).assertDeepEquals({ a: [1, 3] });
      });
      it('denies', 0, () => {
        expect(true).not().assertTrue();
      });
      it('catches the error of a failed check', 0, () => {
        try {
          expect(1).assertEqual(2);
        } catch (error) {
          expect(error instanceof Error).assertTrue();
        }
      });
    });
    describe('more', () => {
      it('runs too', 0, () => {
        expect([1]).assertContain(1);
      });
    });`),
  later: testFile(`
    describe('async', () => {
      it('awaits', 0, async () => {
        await Promise.resolve();
        expect(await Promise.resolve(1)).assertEqual(1);
      });
      it('awaits and fails', 0, async () => {
        await new Promise<void>((resolve) => setTimeout(resolve, 1));
        expect(1).assertEqual(2);
      });
      it('calls done', 0, (done: () => void) => {
        setTimeout(done, 1);
      });
      it('checks a promise', 0, async () => {
        await expect(Promise.reject(new Error('no'))).assertPromiseIsResolved();
      });
      it('passes after all that', 0, () => {
        expect(1).assertEqual(1);
      });
    });`),
  beside: testFile(
    `
    describe('beside', () => {
      it('forgets a rejection', 0, () => {
        Promise.reject(new Error('forgotten'));
      });
      it('forgets to await a check', 0, () => {
        expect(Promise.resolve(1)).assertPromiseIsRejected();
      });
      it('throws in a callback', 0, async () => {
        await new Promise<void>((resolve) => {
          setTimeout(() => {
            resolve();
            throw new Error('from a timer');
          }, 1);
        });
      });
      it('warns through hilog', 0, () => {
        hilog.warn(0x0001, 'Tag', 'not %{public}s', 'good');
      });
      it('informs through hilog', 0, () => {
        hilog.info(0x0001, 'Tag', 'good');
      });
      it('warns', 0, () => {
        console.warn('careful %d', 7);
      });
      it('catches the error of a missing kit member', 0, () => {
        try {
          webSocket['nothingOfThatName']();
        } catch (error) {
          expect(error instanceof Error).assertTrue();
        }
      });
      it('only informs', 0, () => {
        console.info('all is well');
      });
    });`,
    `
import { webSocket } from '@kit.NetworkKit';
import { hilog } from '@kit.PerformanceAnalysisKit';`,
  ),
  output: testFile(`
    describe('output', () => {
      it('passes', 0, () => {
        console.info('quiet');
      });
      it('fails', 0, () => {
        console.info('a clue');
        expect(true).assertFalse();
      });
    });`),
  hooks: testFile(`
    const steps: string[] = [];
    describe('order', () => {
      beforeAll(() => { steps.push('all'); });
      beforeEach(() => { steps.push('each'); });
      afterEach(() => { steps.push('end'); });
      it('one', 0, () => { steps.push('1'); });
      it('two', 0, () => { expect(steps.join()).assertEqual('all,each,1,end,each'); });
    });
    describe('broken beforeAll', () => {
      beforeAll(() => { throw new Error('no ground'); });
      it('never runs', 0, () => { steps.push('never'); });
    });
    describe('broken beforeEach', () => {
      beforeEach(async () => { throw new Error('no step'); });
      it('never runs', 0, () => { steps.push('never'); });
    });
    describe('broken afterAll', () => {
      afterAll(() => { throw new Error('no end'); });
      it('runs', 0, () => { expect(steps.includes('never')).assertFalse(); });
    });`),
};

let all: Ran;
beforeAll(async () => {
  const names = Object.keys(CASES);
  const imports = names.map((name) => `import ${name} from './${name}/Case.test';`).join('\n');
  const calls = names.map((name) => `${name}();`).join(' ');
  const files = names.map((name) => [`src/test/${name}/Case.test.ets`, CASES[name as keyof typeof CASES]]);
  const list = `${imports}\nexport default function testsuite() { ${calls} }`;
  all = await runModule({ ...Object.fromEntries(files), 'src/test/List.test.ets': list });
});

/** What the run says of one test file; problems that belong to no test are told of all. */
function about(name: keyof typeof CASES): Ran {
  const suites = [...CASES[name].matchAll(/describe\('(.*?)'/g)].map(([, suite]) => `${suite} › `);
  const isOfFile = (path: string) => suites.some((suite) => path.startsWith(suite));
  return { ...all, passed: all.passed.filter(isOfFile), failed: all.failed.filter(isOfFile) };
}

/** The report's block of one failure. */
function blockOf(ran: Ran, test: string): string {
  const block = ran.report.split('\n\n').find((text) => text.startsWith(`✗ app/src/test ${test}\n`));
  if (block === undefined) throw new Error(`no failure of '${test}' in:\n${ran.report}`);
  return block;
}

describe.concurrent('a test', () => {
  it('passes, or fails with its place, message, expected and actual value, and stack', () => {
    const ran = about('sums');
    expect(ran.passed).toEqual(['sums › adds', 'more › runs too']);
    expect(ran.failed).toHaveLength(6);
    expect(blockOf(ran, 'sums › adds wrongly')).toBe(
      [
        '✗ app/src/test sums › adds wrongly',
        '  app/src/test/sums/Case.test.ets:9',
        '  expect 2 equals 3',
        '    expected: 3 (assertEqual)',
        '    actual:   2',
        '    at app/src/test/sums/Case.test.ets:10:23',
      ].join('\n'),
    );
    expect(blockOf(ran, 'sums › throws')).toMatch(/RangeError: too many\n {4}at .*Case\.test\.ets:13:/);
    expect(blockOf(ran, 'sums › throws no error')).toContain('threw "words", which is no Error');
    expect(blockOf(ran, 'sums › compares objects')).toContain('expected: { a: [ 1, 3 ] } (assertDeepEquals)');
    expect(blockOf(ran, 'sums › compares objects')).toContain('actual:   { a: [ 1, 2 ] }');
    expect(blockOf(ran, 'sums › denies')).toContain('expected: not true (assertTrue)');
    const { passed, failed, strays } = all;
    expect(all.results.map(countRun)).toEqual([{ passed: passed.length, failed: failed.length + strays.length }]);
  });

  it('may be async, or take a done function', () => {
    const ran = about('later');
    expect(ran.passed).toEqual(['async › awaits', 'async › calls done', 'async › passes after all that']);
    expect(ran.failed).toEqual(['async › awaits and fails', 'async › checks a promise']);
    expect(blockOf(ran, 'async › awaits and fails')).toContain('Case.test.ets:12:');
  });

  it('fails for what happens beside its checks: rejections, exceptions, warnings, members that the host lacks', () => {
    const ran = about('beside');
    expect(ran.passed).toEqual(['beside › informs through hilog', 'beside › only informs']);
    expect(blockOf(ran, 'beside › forgets a rejection')).toMatch(
      /unhandled rejection: forgotten\n {4}at .*Case\.test\.ets:9:/,
    );
    expect(blockOf(ran, 'beside › forgets to await a check')).toContain('unhandled rejection');
    expect(blockOf(ran, 'beside › throws in a callback')).toContain('uncaught exception: from a timer');
    expect(blockOf(ran, 'beside › warns through hilog')).toMatch(
      /logged an unexpected warning or error: hilog WARN Tag: not good\n {4}at .*Case\.test\.ets:23:/,
    );
    expect(blockOf(ran, 'beside › warns')).toMatch(
      /logged an unexpected warning or error: console.warn careful 7\n {4}at .*Case\.test\.ets:29:/,
    );
    expect(blockOf(ran, 'beside › catches the error of a missing kit member')).toContain(
      "does not implement 'webSocket.nothingOfThatName'",
    );
  });

  it('shows its output when it fails, and only then', () => {
    const ran = about('output');
    expect(blockOf(ran, 'output › fails')).toContain('output:\n    console.info a clue');
    expect(ran.report).not.toContain('quiet');
  });
});

describe.concurrent('hooks', () => {
  it('run in order, and fail the tests of their suite', () => {
    const ran = about('hooks');
    expect(ran.passed).toEqual(['order › one', 'order › two', 'broken afterAll › runs']);
    expect(ran.failed).toEqual(['broken beforeAll › never runs', 'broken beforeEach › never runs']);
    expect(ran.strays).toEqual(['broken afterAll › hooks: no end, error in afterAll function']);
    expect(ran.report).toContain('no ground, error in beforeAll function');
  });
});

describe.concurrent('time limits', () => {
  it("hypium's own fails a test that waits in vain, and the next ones run", async () => {
    const body = `
    describe('waits', () => {
      it('for ever', 0, async () => {
        await new Promise<void>(() => {});
      });
      it('never calls done', 0, (done: () => void) => {});
      it('passes', 0, () => {
        expect(1).assertEqual(1);
      });
    });`;
    const ran = await runCase(body, { timeout: 50 });
    expect(ran.failed).toEqual(['waits › for ever', 'waits › never calls done']);
    expect(ran.passed).toEqual(['waits › passes']);
    expect(blockOf(ran, 'waits › for ever')).toContain('execute timeout 50ms');
  });

  it('a test that blocks its process is ended from outside and named, and what could not run is counted', async () => {
    const body = `
    describe('blocks', () => {
      it('passes', 0, () => {
        expect(1).assertEqual(1);
      });
      it('loops', 0, () => {
        while (true) {}
      });
      it('comes too late', 0, () => {
        expect(1).assertEqual(1);
      });
    });`;
    const ran = await runCase(body, { limit: 3000 });
    expect(ran.passed).toEqual(['blocks › passes']);
    expect(ran.strays).toEqual(['did not end within 3 s during blocks › loops: its process was ended']);
    expect(ran.report).toContain('app/src/test: 2 tests did not run');
    expect(ran.results.map(countRun)).toEqual([{ passed: 1, failed: 1 }]);
  });

  it('a test that ends the process is named', async () => {
    const body = `
    describe('exits', () => {
      it('at once', 0, () => {
        process.exit(0);
      });
    });`;
    const ran = await runCase(body);
    expect(ran.strays).toEqual(['the test process ended with exit code 0 during exits › at once']);
  });
});
