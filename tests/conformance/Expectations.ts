/** Milliseconds of real time after which an expectation has failed. Reached only when something is wrong. */
export const PATIENCE = 10_000;

interface Expectation {
  readonly tryToMeet: () => boolean;
  readonly fail: (why: string) => void;
}

/** What a test waits for: looked for at once, and again whenever something has come. */
export class Expectations {
  private readonly open = new Set<Expectation>();

  /** @param failure makes the error of whoever waited in vain */
  constructor(private readonly failure: (why: string) => Error) {}

  /**
   * Resolves with what `look` finds, now or later.
   *
   * @param what for the words of a failure
   * @param over why nothing more can come; undefined while it can
   */
  wait<T>(what: string, look: () => T | undefined, over: string | undefined): Promise<T> {
    const found = look();
    if (found !== undefined) return Promise.resolve(found);
    const asked = new Error();
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.open.delete(expectation);
      };
      const expectation: Expectation = {
        tryToMeet: () => {
          const value = look();
          if (value === undefined) return false;
          finish();
          resolve(value);
          return true;
        },
        fail: (why) => {
          finish();
          const error = this.failure(`waited for ${what}, but ${why}`);
          error.stack = `${error.message}\n${asked.stack?.split('\n').slice(1).join('\n') ?? ''}`;
          reject(error);
        },
      };
      const timer = setTimeout(() => expectation.fail(`nothing of the kind came in ${PATIENCE} ms`), PATIENCE);
      this.open.add(expectation);
      if (over !== undefined) expectation.fail(over);
    });
  }

  /** Something has come. */
  lookAgain(): void {
    for (const expectation of [...this.open]) expectation.tryToMeet();
  }

  /** Nothing more will come. */
  failAll(why: string): void {
    for (const expectation of [...this.open]) expectation.fail(why);
  }
}
