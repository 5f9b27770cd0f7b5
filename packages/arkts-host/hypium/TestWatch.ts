/**
 * Collects what goes wrong beside a test's own checks, and gives it to the test that is running then: warnings and
 * errors in the log, unhandled rejections, uncaught exceptions, kit members that the host does not have.
 *
 * A warning is always unexpected: code whose warnings a test wants to see takes a Logger, and the test hands in its own.
 */
import { format } from 'node:util';
import type { Problem } from './messages.ts';
import { problemOf, readFrames } from './stack.ts';

/** Lines that hypium 1.0.13 itself writes to the console; the runner reports those facts in its own words. */
const HYPIUM_LINES = [/^\[Hypium\]/, /^\s*OHOS_REPORT_/, /^\[suite end\]/, /^break description/];

type ConsoleMethod = 'debug' | 'log' | 'info' | 'warn' | 'error';

export class TestWatch {
  private problems: Problem[] = [];
  private output: string[] = [];
  private running = false;

  /**
   * @param roots folders that paths are shown relative to
   * @param onStray told of problems while no test runs
   */
  constructor(
    private readonly roots: readonly string[],
    private readonly onStray: (problem: Problem) => void,
  ) {}

  /** Begins a test: what was collected outside of tests has been reported already. */
  begin(): void {
    this.running = true;
    this.problems = [];
    this.output = [];
  }

  /** Ends the test and hands over what was collected since it began. */
  end(): { problems: Problem[]; output: string[] } {
    this.running = false;
    const collected = { problems: this.problems, output: this.output };
    this.problems = [];
    this.output = [];
    return collected;
  }

  report(problem: Problem): void {
    if (this.running) this.problems.push(problem);
    else this.onStray(problem);
  }

  reportError(prefix: string, error: unknown): void {
    this.report(problemOf(prefix, error, this.roots));
  }

  /** Notes a line of output. An `alarming` one, a warning or worse, is a problem as well. */
  log(line: string, alarming: boolean): void {
    this.output.push(line);
    if (!alarming) return;
    const frames = readFrames(new Error().stack ?? '', this.roots).filter(({ file }) => !isRunnersOwn(file));
    const stack = frames.slice(0, 5).map(({ text }) => text);
    this.report({ message: `logged an unexpected warning or error: ${line}`, stack });
  }

  /** Listens to the process and takes over the console. On a device the console is a part of hilog, too. */
  install(): void {
    process.on('unhandledRejection', (reason) => this.reportError('unhandled rejection', reason));
    process.on('uncaughtException', (error) => this.reportError('uncaught exception', error));
    for (const method of ['debug', 'log', 'info', 'warn', 'error'] satisfies ConsoleMethod[]) {
      console[method] = (...values: unknown[]) => {
        const line = format(...values);
        if (HYPIUM_LINES.some((pattern) => pattern.test(line))) return;
        this.log(`console.${method} ${line}`, method === 'warn' || method === 'error');
      };
    }
  }
}

function isRunnersOwn(file: string): boolean {
  return ['/node_modules/', '/arkts-host/hypium/', '/arkts-host/kits/'].some((part) => file.includes(part));
}
