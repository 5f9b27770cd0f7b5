/** Switches on one change after the other and runs the tests that reach it, until one fails. */
import type { Coverage, WorkerMessage, WorkerSetting } from './messages.ts';
import type { TrialTest } from './TrialTest.ts';

/** Loaded anew for a change of what is made while loading; after so many times the process has grown enough. */
const MOST_LOADS = 25;
const NONE = 0;
const TICK_MILLISECONDS = 10;
/** A test that waits for ever gets so many looks, and many times what it takes unchanged. Looks do not pass in a pause. */
const LEAST_TICKS = 60;
const UNKNOWN_MILLISECONDS = 2000;
const TIMES_SLOWER = 15;

// Tests put clocks of their own in place of these.
const { setInterval, clearInterval, setImmediate } = globalThis;

export class Trials {
  private active = NONE;
  private reached = new Set<number>();
  private problem: string | undefined;
  private readonly kills = new Map<string, number>();
  private tests: TrialTest[] = [];
  private loads = 0;

  constructor(
    private readonly setting: WorkerSetting,
    private readonly load: () => Promise<TrialTest[]>,
    private readonly send: (message: WorkerMessage) => void,
  ) {}

  /** Asked by the changed sources wherever a change could be. */
  isOn(id: number): boolean {
    this.reached.add(id);
    return id === this.active;
  }

  /** Something went wrong that no check of a test sees. */
  notice(message: string): void {
    this.problem ??= message;
  }

  async run(): Promise<void> {
    this.tests = await this.load();
    const coverage = this.setting.coverage ?? (await this.cover());
    if (await this.tryAll(coverage)) this.send({ type: 'end' });
  }

  /** Runs everything twice without a change: what fails is of no use here. */
  private async cover(): Promise<Coverage> {
    const loading = [...this.reached];
    const tests: { name: string; milliseconds: number; ids: number[] }[] = [];
    for (const test of this.tests) {
      this.reached = new Set();
      const startedAt = performance.now();
      const first = await this.attempt(test, NONE, UNKNOWN_MILLISECONDS);
      const milliseconds = performance.now() - startedAt;
      const problem = first ?? (await this.attempt(test, NONE, UNKNOWN_MILLISECONDS));
      if (problem !== undefined) this.send({ type: 'unfit', test: test.name, problem });
      else tests.push({ name: test.name, milliseconds, ids: [...this.reached] });
    }
    const coverage = { loading, tests };
    this.send({ type: 'coverage', coverage });
    return coverage;
  }

  /** @returns whether the process was good to the end */
  private async tryAll(coverage: Coverage): Promise<boolean> {
    const { ids, doubtful } = this.setting;
    const loading = new Set(coverage.loading);
    const inTests = ids.filter((id) => !loading.has(id));
    for (const id of inTests) {
      const reaching = coverage.tests.filter((test) => test.ids.includes(id));
      const by = await this.find(id, reaching);
      if (by !== undefined && !doubtful.includes(id) && (await this.isSpoiled(by.test, coverage))) {
        this.send({ type: 'spoiled', id });
        return false;
      }
      this.send({ type: 'verdict', id, ...(by && { by: by.words }), isReached: reaching.length > 0 });
    }
    for (const id of ids.filter((each) => loading.has(each))) {
      if (this.loads === MOST_LOADS) {
        this.send({ type: 'spoiled', id: NONE });
        return false;
      }
      const by = await this.findFromStart(id, coverage);
      this.send({ type: 'verdict', id, ...(by === undefined ? {} : { by }), isReached: true });
    }
    return true;
  }

  private async findFromStart(id: number, coverage: Coverage): Promise<string | undefined> {
    this.loads += 1;
    this.active = id;
    this.send({ type: 'running', id, test: 'loading' });
    try {
      this.tests = await this.load();
    } catch (error) {
      return `loading: ${wordsOf(error)}`;
    } finally {
      this.active = NONE;
    }
    return (await this.find(id, coverage.tests))?.words;
  }

  /** The first test that fails; those that found others come first, and quick ones. */
  private async find(
    id: number,
    candidates: Coverage['tests'],
  ): Promise<{ test: TrialTest; words: string } | undefined> {
    const killsOf = (name: string) => this.kills.get(name) ?? 0;
    const inOrder = [...candidates].sort(
      (a, b) => killsOf(b.name) - killsOf(a.name) || a.milliseconds - b.milliseconds,
    );
    for (const { name, milliseconds } of inOrder) {
      const test = this.tests.find((each) => each.name === name);
      if (test === undefined) continue;
      const problem = await this.attempt(test, id, milliseconds);
      if (problem === undefined) continue;
      this.kills.set(name, killsOf(name) + 1);
      return { test, words: `${name}: ${problem}` };
    }
    return undefined;
  }

  private async isSpoiled(test: TrialTest, coverage: Coverage): Promise<boolean> {
    const milliseconds = coverage.tests.find(({ name }) => name === test.name)?.milliseconds ?? 0;
    return (await this.attempt(test, NONE, milliseconds)) !== undefined;
  }

  /** @returns what went wrong */
  private async attempt(test: TrialTest, id: number, milliseconds: number): Promise<string | undefined> {
    this.send({ type: 'running', id, test: test.name });
    this.active = id;
    this.problem = undefined;
    try {
      await endWithin(test.run(), LEAST_TICKS + (milliseconds * TIMES_SLOWER) / TICK_MILLISECONDS);
      // Rejections that nobody handles are told at a turn of the event loop.
      await turn();
      return this.problem;
    } catch (error) {
      return wordsOf(error);
    } finally {
      this.active = NONE;
      await turn();
    }
  }
}

async function endWithin(work: Promise<void>, ticks: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    let left = ticks;
    timer = setInterval(() => {
      left -= 1;
      if (left < 0) reject(new Error('never ends'));
    }, TICK_MILLISECONDS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
}

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.split('\n')[0]?.slice(0, 200) ?? '';
}
