/**
 * The parts of hypium 1.0.13 that its declarations leave out and the runner stands on. The version is pinned in
 * package.json; the runner's tests fail when a newer one moves them.
 */
import * as hypium from '@ohos/hypium';

export interface HypiumSpec {
  readonly description: string;
  /** Set by a failed `expect`, even if the test catches its error. */
  readonly fail: unknown;
  /** Whatever else the test threw. */
  readonly error: unknown;
}

export interface HypiumSuite {
  readonly description: string;
  childSuites: HypiumSuite[];
  specs: HypiumSpec[];
  beforeEach: HypiumHook[];
  afterEach: HypiumHook[];
  readonly hookError: unknown;
}

/** A hook as hypium keeps it: with its time limit. */
export type HypiumHook = () => unknown;

export interface SuiteService {
  readonly rootSuite: HypiumSuite;
  getCurrentRunningSuite(): HypiumSuite;
}

export interface SpecService {
  getCurrentRunningSpec(): HypiumSpec | null | undefined;
}

export interface CheckResult {
  /** `not()` turns it around after the matcher has returned. */
  pass: boolean;
  message?: string;
}

export type Matcher = (actual: unknown, args: ArrayLike<unknown>) => CheckResult | Promise<CheckResult>;

export type Checks = Record<string, (...args: unknown[]) => unknown>;

export interface ExpectService {
  readonly matchers: Record<string, Matcher>;
  /** What `expect` returns. */
  wrapMatchers(actual: unknown): Checks;
}

export type HypiumBody = (...args: unknown[]) => unknown;

export interface HypiumCore {
  getDefaultService(name: 'suite'): SuiteService;
  getDefaultService(name: 'spec'): SpecService;
  getDefaultService(name: 'expect'): ExpectService;
  subscribeEvent(name: 'suite' | 'spec' | 'task', monitor: object): void;
  describe(description: string, body: HypiumBody): void;
  it(description: string, filter: number, body: HypiumBody): void;
  beforeAll(body: HypiumBody): void;
  beforeEach(body: HypiumBody): void;
  afterEach(body: HypiumBody): void;
  afterAll(body: HypiumBody): void;
  beforeItSpecified(names: string | string[], body: HypiumBody): void;
  afterItSpecified(names: string | string[], body: HypiumBody): void;
  // What follows is the runner's own; see registration.ts.
  xdescribe(description: string, body: HypiumBody): void;
  xit(description: string): void;
  beforeEachIt(body: HypiumBody): void;
  afterEachIt(body: HypiumBody): void;
}

interface HypiumInternals {
  readonly Core: { getInstance(): HypiumCore };
  readonly ExpectExtend: new (setting: { readonly id: string }) => object;
}

/** The core of the hypium that the test files import. */
export function hypiumCore(): HypiumCore {
  return (hypium as unknown as HypiumInternals).Core.getInstance();
}

/** What `expect` can beyond hypium's three basic checks; hypium adds it when it runs tests itself. */
export function moreChecks(): object {
  return new (hypium as unknown as HypiumInternals).ExpectExtend({ id: 'extend' });
}
