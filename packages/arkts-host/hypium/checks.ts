/** Remembers the values of the latest failed `expect`: hypium's own message says `[object Object]` for most. */
import type { CheckResult, Checks, ExpectService, Matcher } from './internals.ts';
import { show } from './stack.ts';

interface Check {
  readonly matcher: string;
  readonly actual: unknown;
  readonly args: readonly unknown[];
  readonly result: CheckResult;
  /** Before `not()` turned it around. */
  readonly passed: boolean;
}

const FIXED_EXPECTATIONS: Readonly<Record<string, string>> = {
  assertTrue: 'true',
  assertFalse: 'false',
  assertNull: 'null',
  assertUndefined: 'undefined',
  assertNaN: 'NaN',
};

export class CheckRecorder {
  private latest: Check | undefined;

  /** What `message` wants a failed check to say. */
  private wanted: string | undefined;

  install(service: ExpectService): void {
    const wrap = service.wrapMatchers.bind(service);
    service.wrapMatchers = (actual) => this.withMessage(wrap(actual));
    for (const [name, matcher] of Object.entries(service.matchers)) {
      service.matchers[name] = (actual, args) => this.run(name, matcher, actual, args);
    }
  }

  clear(): void {
    this.latest = undefined;
  }

  /** Values of the check that failed with `message`, as text. */
  describe(message: string): { actual?: string; expected?: string } {
    const check = this.latest;
    if (check === undefined || check.result.pass || check.result.message !== message) return {};
    const shown = check.args.length > 0 ? check.args.map(show).join(', ') : FIXED_EXPECTATIONS[check.matcher];
    const actual = typeof check.actual === 'function' ? {} : { actual: show(check.actual) };
    const not = check.passed ? 'not ' : '';
    return { ...actual, expected: not + (shown === undefined ? check.matcher : `${shown} (${check.matcher})`) };
  }

  /** `expect(x).message('why')`, which hypium has since 1.0.17. */
  private withMessage(checks: Checks): Checks {
    const message = (text: unknown): Checks => {
      for (const [name, check] of Object.entries(checks)) {
        if (typeof check !== 'function' || name === 'not' || name === 'message') continue;
        checks[name] = (...args) => {
          this.wanted = String(text);
          try {
            return check(...args);
          } finally {
            this.wanted = undefined;
          }
        };
      }
      return checks;
    };
    return Object.assign(checks, { message });
  }

  private run(name: string, matcher: Matcher, actual: unknown, args: ArrayLike<unknown>): ReturnType<Matcher> {
    const { wanted } = this;
    const remember = (result: CheckResult): CheckResult => {
      if (wanted !== undefined) result.message = wanted;
      this.latest = { matcher: name, actual, args: Array.from(args), result, passed: result.pass };
      return result;
    };
    const result = matcher(actual, args);
    return result instanceof Promise ? result.then(remember) : remember(result);
  }
}
