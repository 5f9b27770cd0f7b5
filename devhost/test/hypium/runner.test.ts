/**
 * Covers: which outcome a hypium test gets, and what the report says of it.
 * Not here: what is wrong with whole files and suites (registration.test.ts).
 */
import { expect, it } from 'vitest';
import { runCase } from './project.ts';

it('runs tests and tells passed from failed ones', async () => {
  const ran = await runCase(`
    describe('sums', () => {
      it('adds', 0, () => {
        expect(1 + 1).assertEqual(2);
      });
      it('adds wrongly', 0, () => {
        expect(1 + 1).assertEqual(3);
      });
    });`);
  console.log(ran.report, ran.strays, ran.results[0]?.output);
  expect(ran.passed).toEqual(['sums › adds']);
  expect(ran.failed).toEqual(['sums › adds wrongly']);
});
