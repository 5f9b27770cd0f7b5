/** Runs one session in a process of its own and keeps the time: a test that never ends is ended from here. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { hostFolder } from '../hostFolder.ts';
import { projectRoot } from '../projectRoot.ts';
import { makeSharedFolder, makeTemporaryFolder, removeTemporaryFolder } from '../temporaryFolder.ts';
import type { FileCoverage } from './coverage.ts';
import type { Problem, SessionMessage, SessionSetting, TestKind, TestOutcome } from './messages.ts';
import type { PlannedRun } from './plan.ts';

export interface RunOptions {
  /** Runs only tests whose path `suite › test` matches this regular expression, whatever the case. */
  readonly grep?: string;
  /** Hypium's time limit for each test and hook, in milliseconds. Default: hypium's, 5000. */
  readonly timeout?: number;
  /** Real time after which a test that blocks its process is given up, in milliseconds. Default 10 s, or `timeout` + 5 s. */
  readonly limit?: number;
  /** Whether it is counted which lines of the modules' sources run. */
  readonly hasCoverage?: boolean;
}

export interface RunResult {
  readonly moduleName: string;
  readonly kind: TestKind;
  readonly outcomes: readonly TestOutcome[];
  /** Problems that belong to no test; each counts as one failure. */
  readonly problems: readonly Problem[];
  /** Tests that could not run because their process had ended. */
  readonly notRun: number;
  /** Tests of `xit` and `xdescribe`. */
  readonly skipped: number;
  /** What the process wrote past the console that tests see. */
  readonly output: string;
  readonly milliseconds: number;
  /** What ran, if that was counted. */
  readonly coverage: readonly FileCoverage[];
}

/** Compiling and loading a module's tests: only what hangs takes as long, however busy the machine is. */
const LOADING_LIMIT = 600_000;
const DEFAULT_LIMIT = 10_000;
/** For the process to go after it has said `end`. */
const ENDING_LIMIT = 5_000;

/** Runs a module's tests of one kind. Whatever goes wrong with them is in the result. */
export async function runInProcess(root: string, run: PlannedRun, options: RunOptions = {}): Promise<RunResult> {
  const { listFile } = run;
  if (listFile === undefined) return withoutList(root, run);
  program ??= buildProgram();
  const file = await program;
  return new Promise((resolve) => new TestProcess(file, root, run, listFile, options, resolve));
}

/** The file that all test processes are started with. */
let program: Promise<string> | undefined;

async function buildProgram(): Promise<string> {
  // What only reads options does without the bundler.
  const { buildPrograms } = await import('../buildPrograms.ts');
  const folder = makeSharedFolder('program');
  await buildPrograms({ child: path.join(hostFolder, 'hypium/child.ts') }, folder);
  return path.join(folder, 'child.mjs');
}

function withoutList(root: string, run: PlannedRun): RunResult {
  const [first = ''] = run.testFiles;
  const message = `${run.testFiles.length} test files and no List.test.ets that calls them`;
  const problems = [{ message, stack: [path.relative(root, first)] }];
  const { moduleName, kind } = run;
  return { moduleName, kind, outcomes: [], problems, notRun: 0, skipped: 0, output: '', milliseconds: 0, coverage: [] };
}

class TestProcess {
  private readonly outcomes: TestOutcome[] = [];
  private readonly problems: Problem[] = [];
  private readonly startedAt = performance.now();
  private readonly storageRoot = makeTemporaryFolder('test');
  private readonly limit: number;
  private readonly child: ChildProcess;
  private coverage: readonly FileCoverage[] = [];
  private output = '';
  private registered = 0;
  private skipped = 0;
  /** Whatever is said before, the tests are still being loaded. */
  private isLoaded = false;
  private running: { what: string; place: string } | undefined;
  private ended = false;
  private timer: NodeJS.Timeout;

  constructor(
    program: string,
    root: string,
    private readonly run: PlannedRun,
    listFile: string,
    options: RunOptions,
    private readonly done: (result: RunResult) => void,
  ) {
    this.limit = options.limit ?? Math.max(DEFAULT_LIMIT, (options.timeout ?? 0) + 5_000);
    const { moduleName, moduleFolder, kind, testFiles } = run;
    const { grep, timeout, hasCoverage } = options;
    const { storageRoot } = this;
    const setting: SessionSetting = {
      ...{ root, moduleName, moduleFolder, kind, listFile, testFiles, storageRoot },
      ...(grep === undefined ? {} : { grep }),
      ...(timeout === undefined ? {} : { timeout }),
      ...(hasCoverage === undefined ? {} : { hasCoverage }),
    };
    this.child = spawn(process.execPath, [program, JSON.stringify(setting)], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.timer = this.giveUpAfter(LOADING_LIMIT);
    this.child.stdout?.on('data', (chunk: Buffer) => this.childOnOutput(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => this.childOnOutput(chunk));
    this.child.on('message', (message: SessionMessage) => this.childOnMessage(message));
    this.child.on('error', (error) => this.problem(`the test process could not be started: ${error.message}`));
    this.child.on('close', (code, signal) => this.childOnClose(code, signal));
  }

  private childOnOutput(chunk: Buffer): void {
    this.output += chunk.toString('utf8');
  }

  private childOnMessage(message: SessionMessage): void {
    if (message.type === 'registered') this.isLoaded = true;
    if (this.isLoaded) {
      clearTimeout(this.timer);
      this.timer = this.giveUpAfter(this.limit);
    }
    switch (message.type) {
      case 'registered':
        this.registered = message.tests;
        this.skipped = message.skipped;
        break;
      case 'running':
        this.running = message;
        break;
      case 'finished':
        this.running = undefined;
        this.outcomes.push(message.outcome);
        break;
      case 'problem':
        this.problems.push(message.problem);
        break;
      case 'coverage':
        this.coverage = message.files;
        break;
      case 'end':
        this.ended = true;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.child.kill('SIGKILL'), ENDING_LIMIT);
        break;
    }
  }

  private childOnClose(code: number | null, signal: NodeJS.Signals | null): void {
    clearTimeout(this.timer);
    if (!this.ended && this.problems.length === 0) {
      this.problem(`the test process ended with ${signal ?? `exit code ${code}`}${this.during()}`);
    }
    removeTemporaryFolder(this.storageRoot);
    const { outcomes, problems, skipped, output, startedAt, coverage } = this;
    const { moduleName, kind } = this.run;
    const notRun = Math.max(0, this.registered - outcomes.length);
    const milliseconds = performance.now() - startedAt;
    this.done({ moduleName, kind, outcomes, problems, notRun, skipped, output, milliseconds, coverage });
  }

  private giveUpAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.problem(`did not end within ${milliseconds / 1000} s${this.during()}: its process was ended`);
      this.child.kill('SIGKILL');
    }, milliseconds);
  }

  private during(): string {
    if (this.running !== undefined) return ` during ${this.running.what}`;
    return this.isLoaded ? ' between two tests' : ' while loading the tests';
  }

  private problem(message: string): void {
    const place = this.running?.place ?? '';
    this.problems.push({ message, stack: place === '' ? [] : [place] });
  }
}
