/** What a test process tells the process that started it, and what it is started with. */

import type { FileCoverage } from './coverage.ts';

/** `test` runs as DevEco's local tests do; `ohosTest` as its instrumented ones, inside an application. */
export type TestKind = 'test' | 'ohosTest';

export interface SessionSetting {
  /** The project's root. */
  readonly root: string;
  readonly moduleName: string;
  readonly kind: TestKind;
  /** The module's folder. */
  readonly moduleFolder: string;
  /** Absolute path of `List.test.ets`. */
  readonly listFile: string;
  /** All other `*.test.ets` files of this kind, absolute. */
  readonly testFiles: readonly string[];
  /** Folder for the files of the application under test; removed afterwards. */
  readonly storageRoot: string;
  /** Runs only tests whose path `suite › test` matches this regular expression. */
  readonly grep?: string;
  /** Hypium's own time limit for each test and hook, in milliseconds. Default: hypium's, 5000. */
  readonly timeout?: number;
  /** Whether it is counted which lines run. */
  readonly hasCoverage?: boolean;
}

/** One reason to fail. */
export interface Problem {
  readonly message: string;
  /** Stack lines, mapped to sources, paths relative to the project. */
  readonly stack: readonly string[];
  /** For a failed check: the value that was checked, and what was asked of it, as text. */
  readonly actual?: string;
  readonly expected?: string;
}

export interface TestOutcome {
  /** Names of the suites that the test is in, outermost first. */
  readonly suites: readonly string[];
  readonly name: string;
  /** Where `it` was called: `file:line`. */
  readonly place: string;
  readonly milliseconds: number;
  /** None: it passed. */
  readonly problems: readonly Problem[];
  /** What the test wrote to the console and to hilog. */
  readonly output: readonly string[];
}

export type SessionMessage =
  | { readonly type: 'registered'; readonly tests: number; readonly skipped: number }
  /** A test or a suite's hooks begin. */
  | { readonly type: 'running'; readonly what: string; readonly place: string }
  | { readonly type: 'finished'; readonly outcome: TestOutcome }
  /** A problem that belongs to no test. */
  | { readonly type: 'problem'; readonly problem: Problem }
  | { readonly type: 'coverage'; readonly files: readonly FileCoverage[] }
  | { readonly type: 'end' };

/** `suite › inner suite › test`. */
export function testPath(suites: readonly string[], name?: string): string {
  return [...suites, ...(name === undefined ? [] : [name])].join(' › ');
}
