/** One small change for the worse. */
export interface Mutant {
  readonly id: number;
  /** Path from the project's root. */
  readonly file: string;
  /** Where results are counted: module and folder, such as `entry/client/outbox`. */
  readonly folder: string;
  readonly line: number;
  /** What kind of change it is, in words. */
  readonly kind: string;
  /** What stands there now, on one line. */
  readonly before: string;
  /** What stands there instead; empty when it is taken out. */
  readonly after: string;
  /** The same as long as what is around it in its function stays as it is; see equivalents.ts. */
  readonly key: string;
  /** Where the switch goes. */
  readonly place: Place;
}

/** A part of a source, and what is written before and behind it so that the change can be switched on. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly open: (id: number) => string;
  readonly close: string;
}

export type Verdict = 'killed' | 'survived' | 'equivalent';

export interface Result {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
  /** The test that found it, or why it is equivalent. */
  readonly by: string;
}

/** The global function that changed sources ask. */
export const SWITCH = '__isMutant';
