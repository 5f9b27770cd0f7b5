/** Runs vitest's tests: gives up those that hang instead of those that take long; see hangs.ts. */
import { type RunnerTestCase, TestRunner } from 'vitest';
import { endOrHang } from './hangs.ts';

/** Longer than any program that a test starts works without a word, also on a machine that has much else to do. */
const QUIET_MILLISECONDS = 120_000;
const PAUSE_MILLISECONDS = 1000;

export default class HangRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    await endOrHang(async () => run(), { quiet: QUIET_MILLISECONDS, pause: PAUSE_MILLISECONDS });
  }
}
