/** What the command line programs share: a runner for ArkTS, and what is done with errors. */
import { createArkTSRunner } from '../arkts/run.ts';

/** A program's second half: imported through the ArkTS runner, so that it may import ArkTS and kits. */
export interface Program {
  /** @returns the exit code, when the program is done */
  main(args: string[]): Promise<number>;
}

/** Thrown for what a person can put right: shown without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a program to its end and ends the process.
 *
 * @param file path of its second half, from the project's root
 */
export async function runProgram(file: string): Promise<never> {
  let code: number;
  try {
    const runner = await createArkTSRunner();
    const program = await runner.import<Program>(file);
    code = await program.main(process.argv.slice(2));
  } catch (error) {
    const isUsage = error instanceof Error && (error.name === 'UsageError' || isArgumentError(error));
    console.error(isUsage ? error.message : error);
    code = isUsage ? 2 : 1;
  }
  // Whatever sockets are left have been told to close.
  process.exit(code);
}

/** Errors of `parseArgs`, such as an unknown option. */
function isArgumentError(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
