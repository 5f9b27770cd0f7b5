/** `@ohos/hamock` on the host: the mocks that `@ohos/hypium` 1.0.13 carries, which are hamock's ancestors. */
import { ArgumentMatchers as HypiumMatchers, MockKit as HypiumMockKit, when as hypiumWhen } from '@ohos/hypium';

/** What a mocked call was made with, so far. */
export interface VerificationMode {
  times(count: number): void;
  never(): void;
  once(): void;
  atLeast(count: number): void;
  atMost(count: number): void;
}

/** What a mocked function shall do. */
export interface Stubbing {
  afterReturn(value: unknown): void;
  afterReturnNothing(): void;
  afterAction(action: (...args: never[]) => unknown): void;
  afterThrow(message: string): void;
}

type AnyFunction = (...args: never[]) => unknown;

export interface MockKit {
  /** Replaces the method `original` of `target` by a mock, and returns the mock. */
  mockFunc<F extends AnyFunction>(target: object, original: F): F;
  mockObject<T extends object>(object: T): T;
  /** Counts calls of the mocked method with these arguments. */
  verify(methodName: string, args: readonly unknown[]): VerificationMode;
  /** Gives `target` its original method back. */
  ignoreMock(target: object, mock: AnyFunction): void;
  /** Gives `target` all its original methods back. */
  clear(target: object): void;
  clearAll(): void;
}

export const MockKit = HypiumMockKit as unknown as new () => MockKit;

/** `when(mock)(arguments).afterReturn(value)`. */
export const when = hypiumWhen as unknown as (mock: AnyFunction) => (argument?: unknown) => Stubbing;

/** Placeholders for arguments in `when(mock)(…)`. */
export const ArgumentMatchers = HypiumMatchers as unknown as {
  readonly any: unknown;
  readonly anyString: unknown;
  readonly anyBoolean: unknown;
  readonly anyNumber: unknown;
  readonly anyObj: unknown;
  readonly anyFunction: unknown;
  matchRegexs(pattern: RegExp): unknown;
};
