/**
 * Runs the platform's own tests of all modules with the real hypium. Each module and kind gets a process of its own,
 * so that no suite meets another's AppStorage, singletons or unhandled rejections.
 */
import { availableParallelism } from 'node:os';
import { planRuns } from './plan.ts';
import { type RunOptions, type RunResult, runInProcess } from './process.ts';

export type { RunOptions, RunResult } from './process.ts';
export { type Counts, countRun, describeFailures, runName } from './report.ts';

export interface HypiumOptions extends RunOptions {
  /** Names of modules; all when absent. */
  readonly modules?: readonly string[];
  /** Processes at a time. Default: the number of processors. */
  readonly parallel?: number;
  /** Told of each run when it ends. */
  readonly onResult?: (result: RunResult) => void;
}

/**
 * @param root the folder of `build-profile.json5`
 * @throws Error for a module that is not there or a `grep` that is no regular expression
 */
export async function runHypium(root: string, options: HypiumOptions = {}): Promise<RunResult[]> {
  checkOptions(root, options);
  const waiting = planRuns(root, options.modules);
  const results: RunResult[] = [];
  const worker = async (): Promise<void> => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      const result = await runInProcess(root, run, options);
      results.push(result);
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.parallel ?? availableParallelism() }, worker));
  return results;
}

/** Finds out before anything runs. @throws Error as `runHypium` does */
export function checkOptions(root: string, options: HypiumOptions): void {
  if (options.grep !== undefined) {
    try {
      new RegExp(options.grep, 'iu');
    } catch (error) {
      throw new Error(`'${options.grep}' is no regular expression: ${(error as Error).message}`);
    }
  }
  planRuns(root, options.modules);
}
