/**
 * A module's own tests, one by one and as often as one likes, which hypium's runner does not offer. Loaded through the
 * ArkTS runner, so that hypium and the kits are the instances that the tests import.
 */
import {
  type HypiumBody,
  type HypiumSpec,
  hypiumCore,
  moreChecks,
} from '../../../packages/arkts-host/hypium/internals.ts';
import { watchHilog } from '../../../packages/arkts-host/hypium/logs.ts';
import { openFiles } from '../../../packages/arkts-host/kits/CoreFileKit/openFiles.ts';
import { HostApp, watchUnimplemented } from '../../../packages/arkts-host/kits/host/index.ts';
import { setTestRun } from '../../../packages/arkts-host/kits/TestKit/abilityDelegatorRegistry.ts';
import type { TestGroup } from './messages.ts';
import type { OnProblem, TrialTest } from './TrialTest.ts';

const HOOKS = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const;

type Hooks = Record<(typeof HOOKS)[number], HypiumBody[]>;

interface OpenSuite {
  readonly path: readonly string[];
  readonly hooks: Hooks;
}

/** What hypium's own core has beyond its declarations. */
interface RunningCore {
  init(): void;
  addService(name: 'expect', service: object): void;
  getDefaultService(name: 'spec'): { setCurrentRunningSpec(spec: HypiumSpec): void };
}

/** @param load imports a file of tests */
export async function loadTests(
  group: TestGroup,
  storageRoot: string,
  load: (file: string) => Promise<{ default?: unknown }>,
  onProblem: OnProblem,
): Promise<TrialTest[]> {
  watchHilog((line, isAlarming) => {
    if (isAlarming) onProblem(line);
  });
  watchUnimplemented((error) => onProblem(error.message));
  const { moduleName, moduleFolder, kind } = group;
  const app = new HostApp({ moduleName, moduleFolder, storageRoot });
  HostApp.setDefault(app);
  if (kind === 'ohosTest') setTestRun({ app, parameters: {}, onPrint: () => {}, onFinish: () => {} });
  const suites: (() => void)[] = [];
  for (const file of group.testFiles) suites.push((await load(file)).default as () => void);
  return register(suites);
}

function register(suites: readonly (() => void)[]): TrialTest[] {
  const core = hypiumCore();
  const running = core as unknown as RunningCore;
  running.addService('expect', moreChecks());
  running.init();
  const specs = running.getDefaultService('spec');
  const tests: TrialTest[] = [];
  const open: OpenSuite[] = [];
  core.describe = (name, body) => {
    open.push({
      path: [...(open.at(-1)?.path ?? []), name],
      hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] },
    });
    body();
    open.pop();
  };
  for (const name of HOOKS) core[name] = (body) => open.at(-1)?.hooks[name].push(body);
  core.it = (name, _filter, body) => {
    const around = [...open];
    const spec = { description: name, fail: undefined, error: undefined };
    tests.push({
      name: [...(around.at(-1)?.path ?? []), name].join(' › '),
      run: async () => {
        spec.fail = undefined;
        specs.setCurrentRunningSpec(spec);
        const open = openFiles().size;
        await runWithHooks(around, body);
        if (openFiles().size > open) throw new Error(`${openFiles().size - open} files were left open`);
        // A test may have caught its own failure.
        if (spec.fail !== undefined) throw spec.fail;
      },
    });
  };
  for (const suite of suites) suite();
  return tests;
}

/** As hypium does: once for all tests from all suites around it, for each test from its own suite alone. */
async function runWithHooks(suites: readonly OpenSuite[], body: HypiumBody): Promise<void> {
  const own = suites.at(-1)?.hooks;
  if (own === undefined) return;
  const inTurn = async (bodies: readonly HypiumBody[]) => {
    for (const each of bodies) await each();
  };
  for (const { hooks } of suites) await inTurn(hooks.beforeAll);
  try {
    await inTurn(own.beforeEach);
    try {
      await body();
    } finally {
      await inTurn(own.afterEach);
    }
  } finally {
    for (const { hooks } of [...suites].reverse()) await inTurn(hooks.afterAll);
  }
}
