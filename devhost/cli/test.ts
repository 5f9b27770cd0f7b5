/**
 * `npm test`: everything that can be tested here, in four parts, side by side where processors allow.
 *
 * - `check`: the modules and the host's own code are checked, as `npm run check` does; one test for each area
 * - `unit`: tests of the host, with vitest (`devhost/test`)
 * - `hypium`: the modules' own tests, with the platform's test framework
 * - `e2e`: the pages in Chromium (`devhost/e2e`)
 *
 * With `--changed` only what a change can reach, see changed/chooseTests.ts. Says how long each part took, ends with one
 * line, `N passed, N failed`, and fails if anything failed or nothing ran. Leaves no file behind.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { checkOptions } from '../hypium/index.ts';
import { projectRoot } from '../projectRoot.ts';
import { makeTemporaryFolder } from '../temporaryFolder.ts';
import { readChanges } from './changed/changes.ts';
import { PARTS, type PartName, type PartResult, runPart, type TestSetting } from './testParts.ts';

const USAGE = `npm test -- [options]

  --only PART       check, unit, hypium or e2e; may be given several times
  --module NAME     only this module's own tests (common, entry or server_tv); means --only hypium
  --grep PATTERN    only tests whose suites and name match this regular expression; leaves the check out
  --changed         only what can be reached by what differs from the main branch, committed or not
  --long            the long version of tests that have one: thousands of messages, a second walk
  --timeout MS      hypium's time limit for each test and hook, default 60000; on a device hypium's own is 5000
  --help            this`;

/** Each part uses two processors by itself: where there are no more, parts would only be in each other's way. */
const isSideBySide = availableParallelism() > 2;

/** What hangs reaches it; what is slow on a busy machine does not. */
const HYPIUM_MILLISECONDS = 60_000;

interface Plan {
  readonly parts: readonly PartName[];
  readonly setting: TestSetting;
}

async function readPlan(): Promise<Plan> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      module: { type: 'string', multiple: true },
      grep: { type: 'string' },
      changed: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      timeout: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const wrong = values.only?.find((name) => !PARTS.some((part) => part === name));
  if (wrong !== undefined) throw new Error(`--only ${wrong}: there are ${PARTS.join(', ')}.`);
  if (values.changed && values.module !== undefined)
    throw new Error('--changed chooses the modules: leave --module out.');
  if (values.long) process.env.HEARTH_LONG = '1';
  const timeout = values.timeout === undefined ? HYPIUM_MILLISECONDS : Number(values.timeout);
  if (!(timeout > 0)) throw new Error(`--timeout ${values.timeout}: give milliseconds.`);
  const chosen = PARTS.filter((part) => {
    if (values.only !== undefined) return values.only.includes(part);
    if (values.module !== undefined) return part === 'hypium';
    return values.grep === undefined || part !== 'check';
  });
  const options = {
    ...(values.module === undefined ? {} : { modules: values.module }),
    ...(values.grep === undefined ? {} : { grep: values.grep }),
    timeout,
  };
  checkOptions(projectRoot, options);
  const setting = {
    ...options,
    root: projectRoot,
    // Beside others, each of hypium's processes would slow down the rest.
    parallel: isSideBySide && chosen.includes('unit') ? availableParallelism() - 1 : availableParallelism(),
    onProgress: (line: string) => console.log(line),
  };
  return values.changed ? planChanged(chosen, setting) : { parts: chosen, setting };
}

/** Leaves out what no change reaches. */
async function planChanged(chosen: readonly PartName[], setting: TestSetting): Promise<Plan> {
  // It loads the compiler, which all else here does without.
  const { chooseTests, describeChoice } = await import('./changed/chooseTests.ts');
  const { base, files } = readChanges(projectRoot);
  const choice = chooseTests(projectRoot, files);
  console.log(
    `${files.length} files differ from ${base.slice(0, 12)}; what they reach:\n  ${describeChoice(choice)}\n`,
  );
  const { unit, e2e, modules } = choice;
  const counts = { check: 1, unit: unit.length, hypium: modules.length, e2e: e2e.length };
  const parts = chosen.filter((part) => counts[part] > 0);
  return { parts, setting: { ...setting, modules, files: { unit, e2e } } };
}

async function runAll(): Promise<number> {
  const { parts, setting } = await readPlan();
  // What the tests' processes leave in the temporary folder, killed ones too, goes with a folder of their own.
  process.env.TMPDIR = makeTemporaryFolder('run');
  const startedAt = performance.now();
  const inTurn = async (names: readonly PartName[]): Promise<PartResult[]> => {
    const results: PartResult[] = [];
    for (const name of names) if (parts.includes(name)) results.push(await runPart(name, setting));
    return results;
  };
  const lanes: PartName[][] = isSideBySide
    ? [['unit'], ['check', 'hypium'], ['e2e']]
    : [['check', 'hypium', 'unit', 'e2e']];
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
