/** Small classes and enumerations that pages import from `@kit.ArkUI`. */

/** A length with its unit, for settings that want one. */
export class LengthMetrics {
  constructor(
    readonly value: number,
    readonly unit: number = 1,
  ) {}

  static px(value: number): LengthMetrics {
    return new LengthMetrics(value / (globalThis.devicePixelRatio || 1));
  }

  static vp(value: number): LengthMetrics {
    return new LengthMetrics(value);
  }

  static fp(value: number): LengthMetrics {
    return new LengthMetrics(value);
  }
}

/** How a window makes room for the keyboard: `UIContext.setKeyboardAvoidMode`. The global enumeration is another one. */
export enum KeyboardAvoidMode {
  OFFSET = 0,
  RESIZE = 1,
  OFFSET_WITH_CARET = 2,
  RESIZE_WITH_CARET = 3,
  NONE = 4,
}
