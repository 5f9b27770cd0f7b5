/**
 * `npm test`: everything that can be tested here, in four parts. The first three run side by side where processors
 * allow; the last one follows.
 *
 * - `check`: the modules and the host's own code are checked, as `npm run check` does; one test for each area
 * - `unit`: tests of the host, with vitest (`devhost/test`)
 * - `hypium`: the modules' own tests, with the platform's test framework
 * - `e2e`: the pages in Chromium (`devhost/e2e`)
 *
 * Ends with one line, `N passed, N failed`, and fails if anything failed or nothing ran.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { projectRoot } from '../arkts/language.ts';
import { checkOptions } from '../hypium/index.ts';
import { type PartResult, type TestSetting, testParts } from './testParts.ts';

const USAGE = `npm test -- [options]

  --only PART       check, unit, hypium or e2e; may be given several times
  --module NAME     only this module's own tests (common, entry or server_tv); means --only hypium
  --grep PATTERN    only tests whose path matches this regular expression; leaves the check out
  --timeout MS      hypium's time limit for each test and hook, default 5000
  --help            this`;

const PARTS = Object.keys(testParts) as (keyof typeof testParts)[];

function readSetting(): TestSetting & { readonly parts: typeof PARTS } {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      module: { type: 'string', multiple: true },
      grep: { type: 'string' },
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
  const timeout = values.timeout === undefined ? undefined : Number(values.timeout);
  if (timeout !== undefined && !(timeout > 0)) throw new Error(`--timeout ${values.timeout}: give milliseconds.`);
  const chosen = PARTS.filter((part) => {
    if (values.only !== undefined) return values.only.includes(part);
    if (values.module !== undefined) return part === 'hypium';
    return values.grep === undefined || part !== 'check';
  });
  const options = {
    ...(values.module === undefined ? {} : { modules: values.module }),
    ...(values.grep === undefined ? {} : { grep: values.grep }),
    ...(timeout === undefined ? {} : { timeout }),
  };
  checkOptions(projectRoot, options);
  return {
    ...options,
    parts: chosen,
    root: projectRoot,
    // Many of vitest's tests wait for sockets and processes; what they leave idle is for check and hypium.
    parallel: Math.max(1, availableParallelism() - (chosen.includes('unit') ? 1 : 0)),
    onProgress: (line) => console.log(line),
  };
}

async function runAll(): Promise<number> {
  const setting = readSetting();
  const run = (part: keyof typeof testParts): Promise<PartResult> => testParts[part](setting);
  const inTurn = async (parts: typeof PARTS): Promise<PartResult[]> => {
    const results: PartResult[] = [];
    for (const part of parts) results.push(await run(part));
    return results;
  };
  const laneOf = (part: keyof typeof testParts) => (part === 'unit' || part === 'e2e' ? part : 'rest');
  const inLane = (lane: 'unit' | 'rest' | 'e2e') => inTurn(setting.parts.filter((part) => laneOf(part) === lane));
  const results = (await Promise.all([inLane('unit'), inLane('rest')])).flat();
  results.push(...(await inLane('e2e')));

  const failures = results.filter((result) => result.report !== '');
  for (const { name, report } of failures) console.log(`\n──── ${name} ${'─'.repeat(70 - name.length)}\n${report}`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (passed + failed === 0) console.log('\nNothing ran: no test matches.');
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

try {
  process.exitCode = await runAll();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
