/**
 * Watches `describe` and `it` being called, remembers what belongs where, and finds what hypium passes over in silence.
 */
import type { HypiumBody, HypiumCore, HypiumHook, HypiumSpec, HypiumSuite } from './internals.ts';
import { readFrames, shorten } from './stack.ts';

export interface RegisteredTest {
  readonly suites: readonly string[];
  readonly name: string;
  readonly place: string;
}

interface OpenSuite {
  readonly suite: HypiumSuite;
  readonly path: readonly string[];
  readonly place: string;
  /** Tests registered in it and in suites inside it, those that the filter leaves out included. */
  tests: number;
}

/** Hooks for the tests of a suite and of the suites in it. */
interface HooksOfAll {
  readonly before: HypiumHook[];
  readonly after: HypiumHook[];
}

const HOOKS = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const;

export class Registration {
  readonly testBySpec = new Map<HypiumSpec, RegisteredTest>();
  readonly pathBySuite = new Map<HypiumSuite, readonly string[]>();
  /** Faults of the test files, each for a reader: what is wrong, where, and what to do. */
  readonly faults: { message: string; place: string }[] = [];
  /** All tests seen, those that the filter leaves out included. */
  total = 0;
  /** Those of `xit` and `xdescribe`. */
  skipped = 0;
  private readonly open: OpenSuite[] = [];
  private readonly filesWithTests = new Set<string>();
  private closed = false;
  /** How many `xdescribe` are around what is being registered. */
  private skipping = 0;
  private readonly hooksOfAll = new Map<HypiumSuite, HooksOfAll>();

  constructor(
    private readonly core: HypiumCore,
    private readonly roots: readonly string[],
    private readonly filter: RegExp | undefined,
  ) {}

  /** Takes the place of hypium's functions; to be called once hypium has set them up. */
  install(): void {
    const { core } = this;
    const describe = core.describe.bind(core);
    core.describe = (description, body) => this.describe(describe, description, body);
    const it = core.it.bind(core);
    core.it = (description, filter, body) => this.it(it, description, filter, body);
    for (const name of HOOKS) {
      const original = core[name].bind(core);
      core[name] = (body) => {
        if (this.skipping > 0) return;
        this.expectPlace(`${name}()`);
        original(body);
      };
    }
    core.xdescribe = (description, body) => this.skipSuite(description, body);
    core.xit = () => this.skipTest();
    core.beforeEachIt = (body) => this.keepHook('beforeEach', body);
    core.afterEachIt = (body) => this.keepHook('afterEach', body);
  }

  /** Ends registration. Anything registered later would never run. */
  close(testFiles: readonly string[], listFile: string): void {
    this.closed = true;
    for (const file of testFiles) {
      if (this.filesWithTests.has(file)) continue;
      const place = shorten(file, this.roots);
      const list = shorten(listFile, this.roots);
      this.fault(`${place} registers no test: ${list} must import its default export and call it`, place);
    }
    if (this.total === 0 && testFiles.length === 0) {
      const place = shorten(listFile, this.roots);
      this.fault(`${place} registers no test`, place);
    }
    if (this.filter !== undefined) prune(this.suiteService.rootSuite);
    this.spreadHooks(this.suiteService.rootSuite, { before: [], after: [] });
  }

  private get suiteService() {
    return this.core.getDefaultService('suite');
  }

  private describe(original: HypiumCore['describe'], description: string, body: HypiumBody): void {
    if (this.skipping > 0) {
      body();
      return;
    }
    const place = this.caller();
    const outer = this.open.at(-1);
    const path = [...(outer?.path ?? []), description];
    if (this.closed) {
      this.fault(`describe('${description}') is called while tests run: it never runs`, place);
      return;
    }
    if (outer?.path.includes(description) === true) {
      this.fault(`suite '${path.join(' › ')}' has the name of a suite around it: newer hypium versions skip it`, place);
    }
    this.expectPlace(`describe('${description}')`, place);
    original(description, () => {
      const suite = this.suiteService.getCurrentRunningSuite();
      const entry: OpenSuite = { suite, path, place, tests: 0 };
      this.pathBySuite.set(suite, path);
      this.open.push(entry);
      try {
        if (isPromise(body())) {
          this.fault(`the body of suite '${path.join(' › ')}' is async: hypium does not wait for it`, place);
        }
      } finally {
        this.open.pop();
      }
      if (entry.tests === 0) this.fault(`suite '${path.join(' › ')}' registers no test`, place);
    });
  }

  private it(original: HypiumCore['it'], name: string, filter: number, body: HypiumBody): void {
    if (this.skipping > 0) {
      this.skipTest();
      return;
    }
    const place = this.caller();
    const suites = this.open.at(-1)?.path ?? [];
    const refusal = this.refusal(suites, body);
    if (refusal !== undefined) {
      this.fault(`it('${name}') ${refusal}`, place);
      return;
    }
    if (/^async\s*\(?\s*data\s*\)?\s*=>/.test(body.toString())) {
      this.fault(
        `it('${name}') is async and its only parameter is 'data': hypium does not wait for such a test`,
        place,
      );
    }
    this.expectPlace(`it('${name}')`, place);
    this.total += 1;
    for (const entry of this.open) entry.tests += 1;
    if (this.filter !== undefined && !this.filter.test([...suites, name].join(' › '))) return;
    original(name, filter, body);
    const spec = this.suiteService.getCurrentRunningSuite().specs.at(-1);
    if (spec === undefined) throw new Error(`hypium did not register it('${name}')`);
    this.testBySpec.set(spec, { suites, name, place });
  }

  /** A suite of skipped tests counts as one that registers tests. */
  private skipTest(): void {
    this.caller();
    this.total += 1;
    this.skipped += 1;
    for (const entry of this.open) entry.tests += 1;
  }

  private skipSuite(description: string, body: HypiumBody): void {
    const before = this.skipped;
    this.skipping += 1;
    try {
      body();
    } finally {
      this.skipping -= 1;
    }
    if (this.skipped === before) this.fault(`suite '${description}' registers no test`, this.caller());
  }

  /** Hypium's own function gives a hook its time limit; then it is taken out again and kept for `spreadHooks`. */
  private keepHook(name: 'beforeEach' | 'afterEach', body: HypiumBody): void {
    if (this.skipping > 0) return;
    const suite = this.suiteService.getCurrentRunningSuite();
    this.core[name](body);
    const hook = suite[name].pop();
    if (hook === undefined) throw new Error(`hypium did not register ${name}()`);
    const kept = this.hooksOfAll.get(suite) ?? { before: [], after: [] };
    kept[name === 'beforeEach' ? 'before' : 'after'].push(hook);
    this.hooksOfAll.set(suite, kept);
  }

  /** `beforeEachIt` comes before `beforeEach`, outer ones first; `afterEachIt` after `afterEach`, outer ones last. */
  private spreadHooks(suite: HypiumSuite, outer: HooksOfAll): void {
    const own = this.hooksOfAll.get(suite) ?? { before: [], after: [] };
    const all = { before: [...outer.before, ...own.before], after: [...own.after, ...outer.after] };
    suite.beforeEach.unshift(...all.before);
    suite.afterEach.push(...all.after);
    for (const child of suite.childSuites) this.spreadHooks(child, all);
  }

  private refusal(suites: readonly string[], body: unknown): string | undefined {
    if (this.closed) return 'is called while tests run: it never runs';
    if (suites.length === 0) return 'is outside of any describe()';
    return typeof body === 'function' ? undefined : 'has no function to run';
  }

  /**
   * Hypium 1.0.13 loses its place: what follows the second nested describe() of a describe(), or one that itself held
   * a nested one, is registered at the root, without the hooks of its suite and missing in the platform's own totals.
   */
  private expectPlace(what: string, place = this.caller()): void {
    const expected = this.open.at(-1)?.suite ?? this.suiteService.rootSuite;
    if (this.suiteService.getCurrentRunningSuite() === expected) return;
    this.fault(
      `${what} would be registered outside of its suite: hypium 1.0.13 loses its place after two nested describe() ` +
        'in one describe(), or after one that itself holds a nested one. Put nested suites last, or make them flat',
      place,
    );
  }

  /** The place that called `describe` or `it`; notes each test file on the way, a shared helper may lie between. */
  private caller(): string {
    const frames = readFrames(new Error().stack ?? '', this.roots).filter(({ file }) => file.endsWith('.ets'));
    for (const { file } of frames) this.filesWithTests.add(file);
    const [frame] = frames;
    return frame === undefined ? 'unknown place' : `${shorten(frame.file, this.roots)}:${frame.line}`;
  }

  private fault(message: string, place: string): void {
    if (this.faults.some((known) => known.place === place && known.message === message)) return;
    this.faults.push({ message, place });
  }
}

/** Takes out suites that the filter emptied, so that their hooks do not run for nothing. */
function prune(suite: HypiumSuite): boolean {
  suite.childSuites = suite.childSuites.filter(prune);
  return suite.specs.length > 0 || suite.childSuites.length > 0;
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}
