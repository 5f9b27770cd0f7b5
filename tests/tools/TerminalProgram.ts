/** A command line program under test: its lines are waited for, never a time. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFailed, onTestFinished } from 'vitest';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import type { BuiltPrograms } from './builtPrograms.ts';

interface Waiter {
  readonly pattern: RegExp;
  readonly from: number;
  readonly resolve: (match: RegExpExecArray) => void;
  readonly reject: (error: Error) => void;
}

export class TerminalProgram {
  /** All lines so far, of both streams. */
  readonly lines: string[] = [];
  /** Resolves with the exit code, or the signal's name. */
  readonly exited: Promise<number | string>;
  private readonly child: ChildProcess;
  private readonly waiters = new Set<Waiter>();
  private rest = '';
  /** Number of the first line that `next` has not passed yet. */
  private position = 0;
  private isRunning = true;

  /**
   * Starts `tools/NAME.ts` as npm does. It is killed when the test ends.
   *
   * @param built what was compiled ahead, to start that instead
   */
  constructor(name: string, args: readonly string[], built?: BuiltPrograms) {
    const loader = fileURLToPath(import.meta.resolve('tsx'));
    const program = path.join(projectRoot, 'tools', `${name}.ts`);
    const node = built === undefined ? ['--import', loader, program] : [built.file(name)];
    this.child = spawn(process.execPath, [...node, ...args], {
      cwd: projectRoot,
      stdio: 'pipe',
      // A test that fails shows the whole log.
      env: { ...process.env, HEARTH_LOG: 'all' },
    });
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.childOnOutput(chunk));
    this.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => this.childOnOutput(chunk));
    this.child.stdin?.on('error', () => {});
    this.exited = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        this.childOnClose();
        resolve(signal ?? code ?? -1);
      });
    });
    onTestFailed(() => console.log(`output of ${name} ${args.join(' ')}:\n${this.lines.join('\n')}`));
    onTestFinished(() => this.kill());
  }

  /** Types a line. */
  type(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Ends its input, as Ctrl-D does. */
  endInput(): void {
    this.child.stdin?.end();
  }

  /**
   * Waits for the next line that matches, after the one that the last call found.
   *
   * @throws Error with all lines when the program ends before
   */
  async next(pattern: RegExp): Promise<RegExpExecArray> {
    return this.wait(pattern, this.position);
  }

  /** Waits for a line that matches, from the first line on. */
  async seen(pattern: RegExp): Promise<RegExpExecArray> {
    return this.wait(pattern, 0);
  }

  /** How many lines match so far. */
  count(pattern: RegExp): number {
    return this.lines.filter((line) => pattern.test(line)).length;
  }

  /** As a power cut: no farewell, no flush. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** As Ctrl-C. */
  interrupt(): void {
    this.child.kill('SIGINT');
  }

  private wait(pattern: RegExp, from: number): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { pattern, from, resolve, reject };
      if (this.serve(waiter)) return;
      if (this.isRunning) this.waiters.add(waiter);
      else reject(this.missing(pattern));
    });
  }

  private serve(waiter: Waiter): boolean {
    for (let index = waiter.from; index < this.lines.length; index += 1) {
      const match = waiter.pattern.exec(this.lines[index] ?? '');
      if (match === null) continue;
      this.position = Math.max(this.position, index + 1);
      waiter.resolve(match);
      return true;
    }
    return false;
  }

  private missing(pattern: RegExp): Error {
    return new Error(`The program ended without a line like ${pattern}:\n${this.lines.join('\n')}`);
  }

  private childOnOutput(chunk: string): void {
    const lines = (this.rest + chunk).split('\n');
    this.rest = lines.pop() ?? '';
    this.lines.push(...lines);
    for (const waiter of this.waiters) {
      if (this.serve(waiter)) this.waiters.delete(waiter);
    }
  }

  private childOnClose(): void {
    this.isRunning = false;
    if (this.rest !== '') this.childOnOutput('\n');
    for (const waiter of this.waiters) waiter.reject(this.missing(waiter.pattern));
    this.waiters.clear();
  }
}
