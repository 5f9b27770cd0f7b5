/**
 * `abilityDelegatorRegistry`: what instrumented tests (`src/ohosTest`) get to know of the application that they run in.
 * Local tests (`src/test`) run in none.
 */
import type { Context } from '../AbilityKit/Context.ts';
import { ApplicationContext } from '../AbilityKit/Context.ts';
import { type AsyncCallback, asyncCall } from '../host/asyncCall.ts';
import type { HostApp } from '../host/HostApp.ts';
import { closedNamespace, failUnimplemented } from '../host/unimplemented.ts';

const kit = 'TestKit';

export enum AbilityLifecycleState {
  UNINITIALIZED = 0,
  CREATE = 1,
  FOREGROUND = 2,
  BACKGROUND = 3,
  DESTROY = 4,
}

export interface AbilityDelegatorArgs {
  bundleName: string;
  parameters: Record<string, string>;
  testCaseNames: string;
  testRunnerClassName: string;
}

/** One run of instrumented tests, as its runner sees it. */
export interface TestRun {
  readonly app: HostApp;
  /** As `aa test -s NAME VALUE` gives them. */
  readonly parameters: Record<string, string>;
  onPrint(message: string): void;
  onFinish(message: string, code: number): void;
}

const MEMBERS_WITHOUT_HOST = [
  'addAbilityMonitor',
  'addAbilityMonitorSync',
  'addAbilityStageMonitor',
  'addAbilityStageMonitorSync',
  'doAbilityBackground',
  'doAbilityForeground',
  'executeShellCommand',
  'getAbilityState',
  'getCurrentTopAbility',
  'removeAbilityMonitor',
  'removeAbilityMonitorSync',
  'removeAbilityStageMonitor',
  'removeAbilityStageMonitorSync',
  'setMockList',
  'startAbility',
  'waitAbilityMonitor',
  'waitAbilityStageMonitor',
] as const;

export interface AbilityDelegator {
  getAppContext(): Context;
  print(message: string): Promise<void>;
  print(message: string, callback: AsyncCallback<void>): void;
  printSync(message: string): void;
  finishTest(message: string, code: number): Promise<void>;
  finishTest(message: string, code: number, callback: AsyncCallback<void>): void;
}

let current: TestRun | undefined;

/** Host control: from now on code runs as instrumented tests of `run`; undefined ends that. */
export function setTestRun(run: TestRun | undefined): void {
  current = run;
}

function testRun(): TestRun {
  if (current === undefined) {
    throw new Error(
      'abilityDelegatorRegistry: this is no instrumented test. Tests that need it belong in src/ohosTest.',
    );
  }
  return current;
}

function makeDelegator(run: TestRun): AbilityDelegator {
  const members = {
    getAppContext: (): Context => ApplicationContext.of(run.app),
    print: (...args: [string, AsyncCallback<void>?]) => asyncCall(args, () => run.onPrint(args[0])),
    printSync: (message: string): void => run.onPrint(message),
    finishTest: (...args: [string, number, AsyncCallback<void>?]) =>
      asyncCall(args, () => run.onFinish(args[0], args[1])),
  };
  const missing = MEMBERS_WITHOUT_HOST.map((name) => [
    name,
    (): never => failUnimplemented(kit, `AbilityDelegator.${name}`),
  ]);
  return closedNamespace(kit, 'AbilityDelegator', {
    ...members,
    ...Object.fromEntries(missing),
  }) as unknown as AbilityDelegator;
}

export const abilityDelegatorRegistry = closedNamespace(kit, 'abilityDelegatorRegistry', {
  AbilityLifecycleState,
  getAbilityDelegator: (): AbilityDelegator => makeDelegator(testRun()),
  getArguments: (): AbilityDelegatorArgs => {
    const { app, parameters } = testRun();
    return { bundleName: app.bundleName, parameters, testCaseNames: '', testRunnerClassName: 'OpenHarmonyTestRunner' };
  },
});
