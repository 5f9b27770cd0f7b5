/** Covers what `@ohos/hypium` 1.0.25 has beyond npm's 1.0.13: skipped tests, hooks for all suites, words for failed checks. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runCase } from './project.ts';

const HEAD = `import { afterEachIt, beforeEachIt, Hypium, MockKit, SysTestKit, xdescribe, xit } from '@ohos/hypium';`;

const BODY = `
  const steps: string[] = [];
  describe('skips', () => {
    beforeEach(() => { steps.push('skips'); });
    xit('a test', 0, () => { throw new Error('not to run'); });
    xit.reason('broken')('another', 0, () => { throw new Error('not to run'); });
    it('runs', 0, () => { expect(steps).assertDeepEquals(['skips']); });
    xdescribe('a suite', () => {
      beforeEach(() => { steps.push('never'); });
      it('inside', 0, () => { throw new Error('not to run'); });
      describe('with one in it', () => {
        it('further inside', 0, () => { throw new Error('not to run'); });
      });
    });
  });
  describe('outer', () => {
    const order: string[] = [];
    beforeEach(() => { order.push('each'); });
    afterEach(() => { order.push('end'); });
    beforeEachIt(() => { order.push('it'); });
    afterEachIt(async () => { order.push('end it'); });
    it('own', 0, () => { order.push('own'); });
    describe('inner', () => {
      beforeEach(() => { order.push('inner each'); });
      afterEach(() => { order.push('inner end'); });
      beforeEachIt(() => { order.push('inner it'); });
      afterEachIt(() => { order.push('inner end it'); });
      it('nested', 0, () => { order.push('nested'); });
      it('sees the order', 0, () => {
        const first = 'it,each,own,end,end it';
        const second = 'it,inner it,inner each,nested,inner end,inner end it,end it';
        expect(order.join()).assertEqual(first + ',' + second + ',it,inner it,inner each');
      });
    });
  });
  describe('words', () => {
    it('of a failed check', 0, () => { expect(1).message('one is not two').assertEqual(2); });
    it('of a check that is turned around', 0, () => { expect(1).not().message('it is one').assertEqual(1); });
    it('of a promise', 0, async () => {
      await expect(Promise.resolve(1)).message('it resolves').assertPromiseIsRejected();
    });
    it('of a check that passes', 0, () => { expect(1).message('unsaid').assertEqual(1); });
    it('do not stay', 0, () => {
      expect(1).message('unsaid').assertEqual(1);
      expect(1).assertEqual(2);
    });
  });
  describe('kits', () => {
    it('keep values', 0, () => {
      Hypium.set('key', 1);
      expect(Hypium.get('key')).assertEqual(1);
    });
    it('know where they are', 0, () => {
      expect(SysTestKit.getDescribeName() + SysTestKit.getItName()).assertEqual('kitsknow where they are');
    });
    it('refuse what is missing by its name', 0, () => {
      try {
        (new MockKit() as ESObject).mockPrivateFunc();
      } catch (error) {
        console.info((error as Error).message);
      }
    });
  });`;

let ran: Ran;

beforeAll(async () => {
  ran = await runCase(BODY, { head: HEAD });
});

/** Messages of the problems of one test. */
function said(test: string): string[] {
  const outcomes = ran.results.flatMap((result) => result.outcomes);
  return outcomes.find(({ name }) => name === test)?.problems.map(({ message }) => message) ?? [];
}

describe('hypium 1.0.25', () => {
  it('skips tests and suites, and counts them', () => {
    expect(ran.strays).toEqual([]);
    expect(ran.passed).toContain('skips › runs');
    expect(ran.results.map(({ skipped }) => skipped)).toEqual([4]);
  });

  it('runs beforeEachIt and afterEachIt around the tests of all suites', () => {
    expect(ran.passed).toContain('outer › inner › sees the order');
  });

  it('says what message() wants', () => {
    expect(said('of a failed check')).toEqual(['one is not two']);
    expect(said('of a check that is turned around')).toEqual(['it is one']);
    expect(said('of a promise')).toEqual(['it resolves']);
    expect(ran.passed).toContain('words › of a check that passes');
    expect(said('do not stay')).toEqual(['expect 1 equals 2']);
  });

  it('keeps values and names the running test', () => {
    expect(ran.passed).toEqual(expect.arrayContaining(['kits › keep values', 'kits › know where they are']));
  });

  it('has members that the host lacks, which fail by their name even if a test catches it', () => {
    expect(said('refuse what is missing by its name')).toEqual([
      expect.stringContaining("the host does not implement 'MockKit.mockPrivateFunc()'"),
    ]);
  });
});

describe('the time to load', () => {
  it('does not end at the first message', async () => {
    const slow = 'const start: number = Date.now(); while (Date.now() - start < 1500) {}';
    const head = `setTimeout(() => {}, 0); Promise.reject(new Error('early'));\nawait new Promise<void>((done) => setTimeout(done, 50));\n${slow}`;
    const loaded = await runCase(`describe('late', () => { it('runs', 0, () => {}); });`, { head, limit: 1000 });
    expect(loaded.passed).toEqual(['late › runs']);
    expect(loaded.strays).toEqual([expect.stringContaining('early')]);
  });
});
