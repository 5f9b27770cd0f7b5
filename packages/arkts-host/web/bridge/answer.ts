/** Results and failures of the platform's calls, made fit to travel, and made from what travelled. */
import { businessError } from '../../kits/BasicServicesKit/BusinessError.ts';
import type { Answer, Failure } from './protocol.ts';

/** Does `work` and answers with its result, or with how it failed. */
export async function answer(work: () => unknown): Promise<Answer> {
  try {
    return { value: await work() };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** @throws what the platform's call would have failed with */
export function unwrap<T>(given: Answer): T {
  if ('failure' in given) throw fromFailure(given.failure);
  return given.value as T;
}

function failureOf(error: unknown): Failure {
  const { name = 'Error', message = String(error), code } = error as Partial<Failure>;
  return { isError: error instanceof Error, name, message, code };
}

function fromFailure({ isError, name, message, code }: Failure): unknown {
  if (!isError) return { code, message };
  if (code === undefined) return Object.assign(new Error(message), { name });
  return Object.assign(businessError(0, message), { name, code });
}
