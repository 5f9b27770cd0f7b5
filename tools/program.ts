/** What the command line programs share: a runner for ArkTS, and what is done with errors. */

/** A program's second half: imported through the ArkTS runner, so that it may import ArkTS and kits. */
export interface Program {
  /** @returns the exit code, when the program is done */
  main(args: string[]): Promise<number>;
}

/** Thrown for what a person can put right: shown without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Thrown when only help is wanted; the message is the help. */
export class HelpWanted extends Error {
  override readonly name = 'HelpWanted';
}

/**
 * Runs a program to its end and ends the process.
 *
 * @param file path of its second half, from the project's root
 * @param check looks at the arguments before anything is loaded, and throws `UsageError` or `HelpWanted`
 */
export function runProgram(file: string, check: (args: string[]) => void): Promise<never> {
  const args = process.argv.slice(2);
  return endWith(async () => {
    check(args);
    // The compiler takes a second to load, which help need not wait for.
    const { createArkTSRunner } = await import('../packages/arkts-host/arkts/run.ts');
    const runner = await createArkTSRunner();
    const program = await runner.import<Program>(file);
    return program.main(args);
  });
}

/** Ends the process with the code that `run` resolves with, or with words for a person when it throws. */
export async function endWith(run: () => Promise<number>): Promise<never> {
  let code: number;
  try {
    code = await run();
  } catch (error) {
    if (error instanceof HelpWanted) {
      console.log(error.message);
      process.exit(0);
    }
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
