/** Tries changes in processes of their own, one after the other, and ends those that go round in circles. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import type { Coverage, TestGroup, WorkerMessage, WorkerSetting } from './worker/messages.ts';

/** Starting, compiling and loading, on a busy machine. */
const LOADING_LIMIT = 1_200_000;
/** Without a sign of life. A test that waits gives up by itself: this one computes for ever. */
const SILENCE_LIMIT = 60_000;
const HEAP_MEGABYTES = 1536;

export interface Trial {
  readonly id: number;
  /** What found it; undefined when it survived. */
  readonly by: string | undefined;
  /** Whether any test of the group runs it. */
  readonly isReached: boolean;
}

export interface TrialOptions {
  readonly group: TestGroup;
  readonly sources: Readonly<Record<string, string>>;
  readonly ids: readonly number[];
  readonly onTrial: (trial: Trial) => void;
  readonly onUnfit: (test: string, problem: string) => void;
}

/** Tries all changes with one group of tests. */
export async function tryMutants(options: TrialOptions): Promise<void> {
  let left = options.ids;
  let coverage: Coverage | undefined;
  const doubtful = new Set<number>();
  while (left.length > 0) {
    const process = new TrialProcess(options, left, [...doubtful], coverage);
    const end = await process.done;
    coverage = process.coverage;
    left = left.filter((id) => !process.judged.has(id));
    if (end.kind === 'spoiled') {
      if (end.id !== 0) doubtful.add(end.id);
    } else if (end.kind === 'died') {
      if (end.id === 0) throw new Error(`${options.group.name}: ${end.problem} ${end.output}`);
      options.onTrial({ id: end.id, by: `${end.test}: ${end.problem}`, isReached: true });
      left = left.filter((id) => id !== end.id);
    }
  }
}

type End =
  | { readonly kind: 'done' }
  | { readonly kind: 'spoiled'; readonly id: number }
  | {
      readonly kind: 'died';
      readonly id: number;
      readonly test: string;
      readonly problem: string;
      readonly output: string;
    };

class TrialProcess {
  readonly judged = new Set<number>();
  coverage: Coverage | undefined;
  readonly done: Promise<End>;
  private end: End | undefined;
  private running = { id: 0, test: 'loading' };
  private problem: string | undefined;
  private output = '';
  private timer: NodeJS.Timeout;
  private readonly child: ChildProcess;
  private readonly folder = makeTemporaryFolder('mutants');

  constructor(
    private readonly options: TrialOptions,
    ids: readonly number[],
    doubtful: readonly number[],
    coverage: Coverage | undefined,
  ) {
    this.coverage = coverage;
    const { group, sources } = options;
    const setting: WorkerSetting = {
      ...{ root: projectRoot, group, sources, ids, doubtful, storageRoot: path.join(this.folder, 'app') },
      ...(coverage === undefined ? {} : { coverage }),
    };
    const file = path.join(this.folder, 'setting.json');
    writeFileSync(file, JSON.stringify(setting));
    const loader = fileURLToPath(import.meta.resolve('tsx'));
    const program = path.join(import.meta.dirname, 'worker/child.ts');
    const flags = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--import', loader];
    this.child = spawn(process.execPath, [...flags, program, file], {
      cwd: projectRoot,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, TMPDIR: this.folder },
    });
    this.timer = this.giveUpAfter(LOADING_LIMIT);
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.output = (this.output + chunk.toString('utf8')).slice(-2000);
    });
    this.child.on('message', (message: WorkerMessage) => this.childOnMessage(message));
    this.done = new Promise((resolve) => {
      this.child.on('close', (code, signal) => resolve(this.childOnClose(signal ?? `exit code ${code}`)));
    });
  }

  private childOnMessage(message: WorkerMessage): void {
    clearTimeout(this.timer);
    this.timer = this.giveUpAfter('test' in message && message.test === 'loading' ? LOADING_LIMIT : SILENCE_LIMIT);
    switch (message.type) {
      case 'coverage':
        this.coverage = message.coverage;
        break;
      case 'running':
        this.running = message;
        break;
      case 'verdict': {
        const { id, by, isReached } = message;
        this.judged.add(id);
        this.running = { id: 0, test: 'between two changes' };
        this.options.onTrial({ id, by, isReached });
        break;
      }
      case 'unfit':
        this.options.onUnfit(message.test, message.problem);
        break;
      case 'spoiled':
        this.end = { kind: 'spoiled', id: message.id };
        break;
      case 'end':
        this.end = { kind: 'done' };
        break;
    }
  }

  private childOnClose(how: string): End {
    clearTimeout(this.timer);
    removeTemporaryFolder(this.folder);
    const problem = this.problem ?? `its process ended with ${how}`;
    return this.end ?? { kind: 'died', ...this.running, problem, output: this.output };
  }

  private giveUpAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.problem = `did not end within ${milliseconds / 1000} s`;
      this.child.kill('SIGKILL');
    }, milliseconds);
  }
}
