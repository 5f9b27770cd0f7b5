/** What the process that tries changes is told, and what it tells. */

/** A group of tests that are loaded together. */
export interface TestGroup {
  /** Such as `entry/src/test`. */
  readonly name: string;
  /** `rules`: those of tests/conformance. */
  readonly kind: 'test' | 'ohosTest' | 'rules';
  readonly moduleName: string;
  readonly moduleFolder: string;
  /** Absolute paths; for rules the file that lists them. */
  readonly testFiles: readonly string[];
}

/** Which changes are reached by what. */
export interface Coverage {
  /** Reached when the files are loaded, before any test. */
  readonly loading: readonly number[];
  readonly tests: readonly { readonly name: string; readonly milliseconds: number; readonly ids: readonly number[] }[];
}

export interface WorkerSetting {
  readonly root: string;
  readonly group: TestGroup;
  /** Sources with switches in them, by absolute path. */
  readonly sources: Readonly<Record<string, string>>;
  /** The changes that are to be tried. */
  readonly ids: readonly number[];
  /** Counted as found even if the test that found it also fails afterwards. */
  readonly doubtful: readonly number[];
  readonly coverage?: Coverage;
  readonly storageRoot: string;
}

export type WorkerMessage =
  | { readonly type: 'coverage'; readonly coverage: Coverage }
  /** A sign of life: a test begins, with a change or with none. */
  | { readonly type: 'running'; readonly id: number; readonly test: string }
  /** @property by the test that found it; absent when it survived, `isReached` whether any test runs it */
  | { readonly type: 'verdict'; readonly id: number; readonly by?: string; readonly isReached: boolean }
  /** Left something behind: the process ends, and what is left is tried in another one. */
  | { readonly type: 'spoiled'; readonly id: number }
  /** Tests that fail without any change, and are left out. */
  | { readonly type: 'unfit'; readonly test: string; readonly problem: string }
  | { readonly type: 'end' };
