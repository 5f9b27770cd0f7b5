/** What one check of the kits is. */

/** Where a check may work. */
export interface CheckPlace {
  readonly databaseDir: string;
  readonly preferencesDir: string;
  readonly filesDir: string;
  /** A port that nobody listens at. */
  readonly freePort: number;
}

/** Gives a plain outcome, the same wherever it runs. */
export type Check = (place: CheckPlace) => Promise<unknown>;

/** What a failure shows to product code. */
export function failureOf(error: unknown): object {
  const { code, message } = error as { code?: unknown; message?: string };
  return { isError: error instanceof Error, code, message };
}

export async function attempt(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return failureOf(error);
  }
}
