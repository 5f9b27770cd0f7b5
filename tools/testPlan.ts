/** What `npm test` runs, by its options. */
import { availableParallelism } from 'node:os';
import { readOptions } from '../packages/arkts-host/cli/options.ts';
import { checkOptions } from '../packages/arkts-host/hypium/index.ts';
import { projectRoot } from '../packages/arkts-host/projectRoot.ts';
import { readChanges } from './changed/changes.ts';
import { PARTS, type PartName, type TestSetting } from './testParts.ts';

const USAGE = `npm test -- [options]

  --only PART       check, unit, hypium or e2e; may be given several times
  --module NAME     only this module's own tests (common, entry or server_tv); means --only hypium
  --grep PATTERN    only tests whose suites and name match this regular expression; leaves the check out
  --changed         only what can be reached by what differs from the main branch, committed or not
  --long            the long version of tests that have one: thousands of messages, a second walk
  --timeout MS      hypium's time limit for each test and hook, default 60000; on a device hypium's own is 5000
  --help            this`;

/** What hangs reaches it; what is slow on a busy machine does not. */
const HYPIUM_MILLISECONDS = 60_000;

export interface TestPlan {
  readonly parts: readonly PartName[];
  readonly setting: TestSetting;
}

/**
 * @param args what stands behind `npm test --`
 * @throws Error that says in words what is wrong with an option
 */
export async function planTests(args = process.argv.slice(2)): Promise<TestPlan> {
  const { values } = readOptions(USAGE, {
    args,
    options: {
      only: { type: 'string', multiple: true },
      module: { type: 'string', multiple: true },
      grep: { type: 'string' },
      changed: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      timeout: { type: 'string' },
    },
  });
  const wrong = values.only?.find((name) => !PARTS.some((part) => part === name));
  if (wrong !== undefined) throw new Error(`--only ${wrong}: there are ${PARTS.join(', ')}.`);
  if (values.changed && values.module !== undefined)
    throw new Error('--changed chooses the modules: leave --module out.');
  if (values.long) Object.assign(process.env, { HEARTH_LONG: '1', ARKTS_HOST_LONG: '1' });
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
  const processors = availableParallelism();
  const setting = {
    ...options,
    root: projectRoot,
    // Beside others, each of hypium's processes would slow down the rest.
    parallel: processors > 2 && chosen.includes('unit') ? processors - 1 : processors,
    onProgress: (line: string) => console.log(line),
  };
  return values.changed ? planChanged(chosen, setting) : { parts: chosen, setting };
}

/** Leaves out what no change reaches. */
async function planChanged(chosen: readonly PartName[], setting: TestSetting): Promise<TestPlan> {
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
