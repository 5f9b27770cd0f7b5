/** Errors of pages: every piece of a page's code runs through one wrapper that knows the place it was written at. */

/** Something of ArkUI that this host does not have. Names the place in the page. */
export class NotImplementedError extends Error {
  override readonly name = 'NotImplementedError';

  constructor(
    what: string,
    readonly place: string,
  ) {
    super(`${place}: ${what} is not implemented in this host.`);
  }
}

export type ErrorReporter = (error: Error, place: string) => void;

let reporter: ErrorReporter = (error) => {
  throw error;
};

/** Sets what becomes of errors in pages. Default: they are thrown. Returns the one before. */
export function setErrorReporter(next: ErrorReporter): ErrorReporter {
  const before = reporter;
  reporter = next;
  return before;
}

export function reportError(error: unknown, place: string): void {
  reporter(error instanceof Error ? error : new Error(String(error)), place);
}

/** Runs an event handler, a watcher or a lifecycle method of a page; an error goes to the reporter with the place. */
export function guarded<T>(place: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    reportError(error, place);
    return undefined;
  }
}
