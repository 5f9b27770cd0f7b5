/**
 * `@ohos/hypium` as test files see it: npm's 1.0.13, with what 1.0.25, the version that projects declare, has beyond it. What is
 * not here throws by its name when it is called; `arkts/sdk/@ohos.hypium.d.ts` declares what is.
 */
import { Hypium as NpmHypium, MockKit as NpmMockKit, SysTestKit as NpmSysTestKit } from '@ohos/hypium';
import { failUnimplemented } from '../kits/host/unimplemented.ts';
import { type HypiumBody, hypiumCore } from './internals.ts';

export * from '@ohos/hypium';

type Skipped<Call> = Call & { reason(why: string): Call };

/** A suite that does not run, with all that is in it. */
export const xdescribe = skipped((name: string, body: HypiumBody) => hypiumCore().xdescribe(name, body));

/** A test that does not run. */
export const xit = skipped((name: string, _attribute: number, _body: HypiumBody) => hypiumCore().xit(name));

/** Before each test of a suite and of all suites in it, outer ones first. */
export function beforeEachIt(body: HypiumBody): void {
  hypiumCore().beforeEachIt(body);
}

/** After each test of a suite and of all suites in it, outer ones last. */
export function afterEachIt(body: HypiumBody): void {
  hypiumCore().afterEachIt(body);
}

/** The reason is for a reader: `xit.reason('broken since May')('name', 0, …)`. */
function skipped<Call extends (...args: never[]) => void>(call: Call): Skipped<Call> {
  return Object.assign(call, { reason: () => call });
}

const kept = new Map<string, unknown>();

Object.assign(NpmHypium, {
  set: (key: string, value: unknown) => void kept.set(key, value),
  get: (key: string) => kept.get(key),
  ...missing('Hypium', ['registerAssert', 'unregisterAssert', 'hypiumWorkerTest', 'hypiumInitWorkers']),
});

Object.assign(NpmSysTestKit, {
  getDescribeName: () => hypiumCore().getDefaultService('suite').getCurrentRunningSuite().description,
  getItName: () => hypiumCore().getDefaultService('spec').getCurrentRunningSpec()?.description ?? '',
  ...missing('SysTestKit', ['getItAttribute', 'clearLog']),
});

Object.assign(NpmMockKit.prototype, missing('MockKit', ['mockPrivateFunc', 'mockProperty']));

function missing(owner: string, names: readonly string[]): Record<string, () => never> {
  const fail = (name: string) => () => failUnimplemented('@ohos/hypium 1.0.25', `${owner}.${name}()`);
  return Object.fromEntries(names.map((name) => [name, fail(name)]));
}
