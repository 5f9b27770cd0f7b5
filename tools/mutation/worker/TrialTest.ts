/** One test, as often as one likes. */
export interface TrialTest {
  readonly name: string;
  /** @throws what went wrong */
  run(): Promise<void>;
}

/** Told of what goes wrong beside a test's own checks. */
export type OnProblem = (message: string) => void;
