/**
 * One run of hypium: the suites of one module and kind, in a process of their own. Loaded through the ArkTS runner, so
 * that hypium, the kits and the code under test are the same instances that the tests import.
 */
import { Hypium } from '@ohos/hypium';
import { openFiles } from '../kits/CoreFileKit/openFiles.ts';
import { HostApp, watchUnimplemented } from '../kits/host/index.ts';
import { abilityDelegatorRegistry, setTestRun, type TestRun } from '../kits/TestKit/abilityDelegatorRegistry.ts';
import { readProjectFacts } from '../project/projectModules.ts';
import { CheckRecorder } from './checks.ts';
import { type HypiumCore, type HypiumSuite, hypiumCore } from './internals.ts';
import { watchHilog } from './logs.ts';
import { type Problem, type SessionMessage, type SessionSetting, type TestOutcome, testPath } from './messages.ts';
import { Registration } from './registration.ts';
import { problemOf } from './stack.ts';
import { TestWatch } from './TestWatch.ts';

/** Kept, since tests may replace the global one. */
const nextTurn = setImmediate;

/**
 * Runs all tests and sends what happens.
 *
 * @param load imports the module's `List.test.ets`
 * @param projectFolders folders that paths are shown relative to
 */
export async function runSession(
  setting: SessionSetting,
  projectFolders: readonly string[],
  load: () => Promise<{ default?: unknown }>,
  send: (message: SessionMessage) => void,
): Promise<void> {
  Error.stackTraceLimit = 50;
  const watch = new TestWatch(projectFolders, (problem) => send({ type: 'problem', problem }));
  watch.install();
  watchHilog((line, alarming) => watch.log(line, alarming));
  watchUnimplemented((error) => watch.reportError('', error));
  const { root, moduleName, moduleFolder, storageRoot } = setting;
  const { bundleName } = readProjectFacts(root);
  HostApp.setDefault(new HostApp({ bundleName, moduleName, moduleFolder, storageRoot }));
  try {
    await new Session(setting, projectFolders, watch, send).run(load);
  } catch (error) {
    send({ type: 'problem', problem: problemOf('', error, projectFolders) });
  }
  send({ type: 'end' });
}

class Session {
  private readonly checks = new CheckRecorder();
  private readonly finished = new Map<object, TestOutcome>();
  private startedAt = 0;
  private openFiles = 0;

  constructor(
    private readonly setting: SessionSetting,
    private readonly roots: readonly string[],
    private readonly watch: TestWatch,
    private readonly send: (message: SessionMessage) => void,
  ) {}

  async run(load: () => Promise<{ default?: unknown }>): Promise<void> {
    const { setting } = this;
    const list = (await load()).default;
    if (typeof list !== 'function') throw new Error(`${setting.listFile} has no function as its default export`);
    const core = hypiumCore();
    const filter = setting.grep === undefined ? undefined : new RegExp(setting.grep, 'iu');
    const registration = new Registration(core, this.roots, filter);
    await new Promise<void>((done, fail) => {
      // Hypium takes a time limit of 0 ms when it gets no arguments at all.
      const parameters: Record<string, string> = setting.timeout === undefined ? {} : { timeout: `${setting.timeout}` };
      const app = HostApp.current();
      const run: TestRun = { app, parameters, onPrint: () => {}, onFinish: () => done() };
      const isLocal = setting.kind === 'test';
      if (!isLocal) setTestRun(run);
      const delegator = isLocal ? localDelegator(run) : abilityDelegatorRegistry.getAbilityDelegator();
      Hypium.hypiumTest(delegator, isLocal ? { parameters } : abilityDelegatorRegistry.getArguments(), () => {
        registration.install();
        this.checks.install(core.getDefaultService('expect'));
        try {
          if ((list() as unknown) instanceof Promise) {
            throw new Error(`The default export of ${setting.listFile} is async: hypium does not wait for it`);
          }
        } catch (error) {
          // Thrown on, so that no half of the suites runs.
          fail(error);
          throw error;
        }
        registration.close(setting.testFiles, setting.listFile);
        this.send({ type: 'registered', tests: registration.testBySpec.size, skipped: registration.skipped });
        this.subscribe(core, registration);
      });
    });
    await turn();
    for (const { message, place } of registration.faults) this.problem({ message, stack: [place] });
    this.reportHookErrors(core.getDefaultService('suite').rootSuite, registration);
    for (const [spec, test] of registration.testBySpec) {
      if (this.finished.has(spec)) continue;
      this.problem({
        message: `${testPath(test.suites, test.name)} was registered and never ran`,
        stack: [test.place],
      });
    }
  }

  private problem(problem: Problem): void {
    this.send({ type: 'problem', problem });
  }

  private subscribe(core: HypiumCore, registration: Registration): void {
    const specs = core.getDefaultService('spec');
    const current = () => {
      const spec = specs.getCurrentRunningSpec();
      const test = spec ? registration.testBySpec.get(spec) : undefined;
      if (!spec || !test) throw new Error('hypium runs a test that was never registered');
      return { spec, test };
    };
    const suiteStart = () => {
      const suite = core.getDefaultService('suite').getCurrentRunningSuite();
      const path = registration.pathBySuite.get(suite) ?? [suite.description];
      this.send({ type: 'running', what: testPath(path, 'hooks'), place: '' });
    };
    const specStart = () => {
      const { test } = current();
      this.send({ type: 'running', what: testPath(test.suites, test.name), place: test.place });
      this.checks.clear();
      this.watch.begin();
      this.startedAt = performance.now();
    };
    const specDone = async () => {
      // Hypium goes from test to test without a turn of the event loop; a rejection that nobody handles is only told
      // at the turn, and would be blamed on a later test.
      await turn();
      const { spec, test } = current();
      const { problems, output } = this.watch.end();
      const open = openFiles().size;
      if (open > this.openFiles) {
        problems.push({ message: `${open - this.openFiles} files were left open`, stack: [test.place] });
      }
      this.openFiles = open;
      const error = spec.error ?? spec.fail;
      if (error !== undefined) problems.unshift(this.failure(error));
      const milliseconds = performance.now() - this.startedAt;
      const outcome: TestOutcome = { ...test, milliseconds, problems, output: problems.length > 0 ? output : [] };
      this.finished.set(spec, outcome);
      this.send({ type: 'finished', outcome });
    };
    const nothing = () => {};
    core.subscribeEvent('suite', { suiteStart, suiteDone: nothing });
    core.subscribeEvent('spec', { specStart, specDone });
  }

  private failure(error: unknown): Problem {
    const problem = problemOf('', error, this.roots);
    return error instanceof Error ? { ...problem, ...this.checks.describe(error.message) } : problem;
  }

  /** Hypium only mentions a failed afterAll, or a failed beforeAll of a suite without own tests, in a line of its log. */
  private reportHookErrors(suite: HypiumSuite, registration: Registration): void {
    for (const child of suite.childSuites) this.reportHookErrors(child, registration);
    const { hookError } = suite;
    if (hookError === null || hookError === undefined || blames(suite, hookError)) return;
    const path = testPath(registration.pathBySuite.get(suite) ?? [suite.description]);
    this.problem(problemOf(`${path} › hooks`, hookError, this.roots));
  }
}

/** For local tests: the part of the platform's AbilityDelegator that hypium calls. */
function localDelegator(run: TestRun): object {
  return { printSync: run.onPrint, finishTest: run.onFinish };
}

/** Whether a test in the suite was failed with this very error. */
function blames(suite: HypiumSuite, error: unknown): boolean {
  return (
    suite.specs.some((spec) => spec.error === error || spec.fail === error) ||
    suite.childSuites.some((child) => blames(child, error))
  );
}

function turn(): Promise<void> {
  return new Promise((done) => nextTurn(done));
}
