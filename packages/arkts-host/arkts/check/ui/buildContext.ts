import type ts from 'ohos-typescript';
import type { Reporter } from './syntax.ts';

/** What the rules of `build` need to know of the file that they look at. */
export interface BuildContext {
  readonly checker: ts.TypeChecker;
  readonly componentNames: ReadonlySet<string>;
  readonly reporter: Reporter;
  /** Ids of components, as far as the file has been looked through. */
  readonly ids: Set<string>;
  /** In a builder, which does not know its parent. */
  readonly isInBuilder?: boolean;
  /** In a `template` of `Repeat`. */
  readonly isInTemplate?: boolean;
}
