/** `@ohos/hypium` 1.0.25, as far as the host has it: npm has 1.0.13, and `hypium/api.ts` the rest. */
import { Level, Assert as NpmAssert, Size, TestType } from '@ohos/hypium/index.d.ts';

export * from '@ohos/hypium/index.d.ts';

export interface Assert extends NpmAssert {
  not(): Assert;
  /** What is said when the check fails. */
  message(text: string): Assert;
}

export function expect(actualValue?: any): Assert;

/** Before each test of a suite and of all suites in it, outer ones first. */
export function beforeEachIt(callback: Function): void;

/** After each test of a suite and of all suites in it, outer ones last. */
export function afterEachIt(callback: Function): void;

interface SkippedSuite {
  (testSuiteName: string, callback: Function): void;
  reason(why: string): (testSuiteName: string, callback: Function) => void;
}

interface SkippedTest {
  (testCaseName: string, attribute: TestType | Size | Level, callback: Function): void;
  reason(why: string): (testCaseName: string, attribute: TestType | Size | Level, callback: Function) => void;
}

/** A suite that does not run, with all that is in it. */
export const xdescribe: SkippedSuite;

/** A test that does not run. */
export const xit: SkippedTest;

export class SysTestKit {
  static getDescribeName(): string;
  static getItName(): string;
  static actionStart(tag: string): void;
  static actionEnd(tag: string): void;
  static existKeyword(keyword: string, timeout?: number): boolean;
}

export class Hypium {
  static setData(data: { [key: string]: any }): void;
  static setTimeConfig(systemTime: any): void;
  static hypiumTest(abilityDelegator: any, abilityDelegatorArguments: any, testsuite: Function): void;
  static set(key: string, value: any): void;
  static get(key: string): any;
}
