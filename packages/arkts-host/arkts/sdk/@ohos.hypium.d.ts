/** `@ohos/hypium` 1.0.25, as far as the host has it: npm has 1.0.13, and `hypium/api.ts` the rest. */
import {
  Level,
  Assert as NpmAssert,
  Hypium as NpmHypium,
  SysTestKit as NpmSysTestKit,
  Size,
  TestType,
} from '@ohos/hypium/index.d.ts';

export * from '@ohos/hypium/index.d.ts';

/** A suite, a test or a hook; a test may take `done`. */
type Body = (...parameters: never[]) => unknown;

export interface Assert extends NpmAssert {
  not(): Assert;
  /** What is said when the check fails. */
  message(text: string): Assert;
}

export function expect(actualValue?: ESObject): Assert;

/** Before each test of a suite and of all suites in it, outer ones first. */
export function beforeEachIt(callback: Body): void;

/** After each test of a suite and of all suites in it, outer ones last. */
export function afterEachIt(callback: Body): void;

interface SkippedSuite {
  (testSuiteName: string, callback: Body): void;
  reason(why: string): (testSuiteName: string, callback: Body) => void;
}

interface SkippedTest {
  (testCaseName: string, attribute: TestType | Size | Level, callback: Body): void;
  reason(why: string): (testCaseName: string, attribute: TestType | Size | Level, callback: Body) => void;
}

/** A suite that does not run, with all that is in it. */
export const xdescribe: SkippedSuite;

/** A test that does not run. */
export const xit: SkippedTest;

export class SysTestKit extends NpmSysTestKit {
  static getDescribeName(): string;
  static getItName(): string;
}

export class Hypium extends NpmHypium {
  static set(key: string, value: ESObject): void;
  static get(key: string): ESObject;
}
