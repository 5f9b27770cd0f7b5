/**
 * `npm test`: everything that can be tested here, in four parts, side by side where processors allow.
 *
 * - `check`: the modules and the host's own code are checked, as `npm run check` does; one test for each area
 * - `unit`: tests of the host, with vitest (`tests`)
 * - `hypium`: the modules' own tests, with the platform's test framework
 * - `e2e`: the pages in Chromium (`tests/e2e`)
 *
 * With `--changed` only what a change can reach, see changed/chooseTests.ts. Says how long each part took, ends with one
 * line, `N passed, N failed`, and fails if anything failed or nothing ran. Leaves no file behind.
 */
import { availableParallelism } from 'node:os';
import { makeTemporaryFolder } from '../packages/arkts-host/temporaryFolder.ts';
import { PARTS, type PartName, type PartResult, runPart } from './testParts.ts';
import { planTests } from './testPlan.ts';

const processors = availableParallelism();

/**
 * What runs side by side. Pages wait much of their time, for pauses to end and for what is drawn: meanwhile others work.
 * Three parts that work all the time would only be in each other's way on two processors.
 */
const lanes: readonly (readonly PartName[])[] =
  processors > 2
    ? [['e2e'], ['check', 'hypium'], ['unit']]
    : processors > 1
      ? [['e2e'], ['check', 'hypium', 'unit']]
      : [PARTS];

async function runAll(): Promise<number> {
  const { parts, setting } = await planTests();
  // What the tests' processes leave in the temporary folder, killed ones too, goes with a folder of their own.
  process.env.TMPDIR = makeTemporaryFolder('run');
  const startedAt = performance.now();
  const inTurn = async (names: readonly PartName[]): Promise<PartResult[]> => {
    const results: PartResult[] = [];
    for (const name of names) if (parts.includes(name)) results.push(await runPart(name, setting));
    return results;
  };
  const results = (await Promise.all(lanes.map(inTurn))).flat();
  const total = performance.now() - startedAt;

  for (const { name, report } of results) {
    if (report !== '') console.log(`\n──── ${name} ${'─'.repeat(70 - name.length)}\n${report}`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (passed + failed === 0) console.log('\nNothing ran: no test matches.');
  const times = results.map(({ name, milliseconds }) => `${name} ${inWords(milliseconds)}`);
  console.log(`\n${times.join(', ')}; in all ${inWords(total)}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function inWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

try {
  process.exitCode = await runAll();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
