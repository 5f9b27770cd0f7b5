/** Remembers the values of the latest failed `expect`: hypium's own message says `[object Object]` for most. */
import type { CheckResult, ExpectService, Matcher } from './internals.ts';
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

  install(service: ExpectService): void {
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

  private run(name: string, matcher: Matcher, actual: unknown, args: ArrayLike<unknown>): ReturnType<Matcher> {
    const remember = (result: CheckResult): CheckResult => {
      this.latest = { matcher: name, actual, args: Array.from(args), result, passed: result.pass };
      return result;
    };
    const result = matcher(actual, args);
    return result instanceof Promise ? result.then(remember) : remember(result);
  }
}
