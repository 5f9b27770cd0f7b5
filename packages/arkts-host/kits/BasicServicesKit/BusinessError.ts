/** What the platform's calls reject with. Declared by the platform as an interface that extends Error. */
export interface BusinessError<T = void> extends Error {
  code: number;
  data: T;
}

class HostBusinessError extends Error implements BusinessError<undefined> {
  readonly data = undefined;

  constructor(
    public code: number,
    message: string,
  ) {
    super(message);
    // The platform's errors are plain `Error`s by name.
    this.name = 'Error';
  }
}

/** An error as most kits throw it: an `Error` with a numeric `code`. */
export function businessError(code: number, message: string): BusinessError {
  return new HostBusinessError(code, message) as unknown as BusinessError;
}
