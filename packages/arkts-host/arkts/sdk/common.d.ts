/** What every component, and every one that scrolls, gained after API 13. */
/** @since 14 */
declare interface FadingEdgeOptions {
  /**
   * How far the content fades at the edge; default 32 vp.
   * @since 14
   */
  fadingEdgeLength?: LengthMetrics;
}

declare interface ScrollableCommonMethod<T> {
  /**
   * Fades the content at the edges beyond which it goes on.
   * @since 14
   */
  fadingEdge(enabled: Optional<boolean>, options?: FadingEdgeOptions): T;
}

/**
 * For `@ComponentV2` structs what `@Reusable` is for `@Component` structs.
 * @since 18
 */
declare const ReusableV2: ClassDecorator;

/**
 * Names the pool of a component.
 * @since 18
 */
declare type ReuseIdCallback = () => string;

/** @since 18 */
declare interface ReuseOptions {
  /** @since 18 */
  reuseId?: ReuseIdCallback;
}

declare interface CommonMethod<T> {
  /**
   * Says which pool a `@ReusableV2` component is taken from.
   * @since 18
   */
  reuse(options: ReuseOptions): T;
  /**
   * Lays the component out as if the safe area's edges were the window's.
   * @since 20
   */
  ignoreLayoutSafeArea(types?: Array<LayoutSafeAreaType>, edges?: Array<LayoutSafeAreaEdge>): T;
}

/** @since 15 */
declare interface TextContentControllerOptions {
  /** @since 15 */
  offset?: number;
}

declare interface TextContentControllerBase {
  /**
   * Puts text in, at the end unless an offset is given. Returns where the caret is then.
   * @since 15
   */
  addText(text: string, textOperationOptions?: TextContentControllerOptions): number;
  /**
   * Takes a range out; without one, all.
   * @since 15
   */
  deleteText(range?: TextRange): void;
  /**
   * What is selected; the caret's place twice when nothing is.
   * @since 15
   */
  getSelection(): TextRange;
}
