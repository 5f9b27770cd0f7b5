/** Enumerations of text and images. Written by arkui/build/enumTables.ts from the SDK's declarations. */

export enum TextAlign {
  Center = 0,
  Start = 1,
  End = 2,
  JUSTIFY = 3,
}

export enum TextOverflow {
  None = 0,
  Clip = 1,
  Ellipsis = 2,
  MARQUEE = 3,
}

export enum TextCase {
  Normal = 0,
  LowerCase = 1,
  UpperCase = 2,
}

export enum TextDecorationType {
  None = 0,
  Underline = 1,
  Overline = 2,
  LineThrough = 3,
}

export enum TextDecorationStyle {
  SOLID = 0,
  DOUBLE = 1,
  DOTTED = 2,
  DASHED = 3,
  WAVY = 4,
}

export enum FontWeight {
  Lighter = 0,
  Normal = 1,
  Regular = 2,
  Medium = 3,
  Bold = 4,
  Bolder = 5,
}

export enum FontStyle {
  Normal = 0,
  Italic = 1,
}

export enum CopyOptions {
  None = 0,
  InApp = 1,
  LocalDevice = 2,
}

export enum WordBreak {
  NORMAL = 0,
  BREAK_ALL = 1,
  BREAK_WORD = 2,
  HYPHENATION = 3,
}

export enum EllipsisMode {
  START = 0,
  CENTER = 1,
  END = 2,
}

export enum LineBreakStrategy {
  GREEDY = 0,
  HIGH_QUALITY = 1,
  BALANCED = 2,
}

export enum TextHeightAdaptivePolicy {
  MAX_LINES_FIRST = 0,
  MIN_FONT_SIZE_FIRST = 1,
  LAYOUT_CONSTRAINT_FIRST = 2,
}

export enum ImageSpanAlignment {
  BASELINE = 0,
  BOTTOM = 1,
  CENTER = 2,
  TOP = 3,
  FOLLOW_PARAGRAPH = 4,
}

export enum ImageFit {
  Contain = 0,
  Cover = 1,
  Auto = 2,
  Fill = 3,
  ScaleDown = 4,
  None = 5,
  TOP_START = 7,
  TOP = 8,
  TOP_END = 9,
  START = 10,
  CENTER = 11,
  END = 12,
  BOTTOM_START = 13,
  BOTTOM = 14,
  BOTTOM_END = 15,
  MATRIX = 16,
}

export enum ImageRepeat {
  NoRepeat = 0,
  X = 1,
  Y = 2,
  XY = 3,
}

export enum ImageInterpolation {
  None = 0,
  Low = 1,
  Medium = 2,
  High = 3,
}

export enum ImageRenderMode {
  Original = 0,
  Template = 1,
}

export enum ImageSize {
  Auto = 0,
  Cover = 1,
  Contain = 2,
  FILL = 3,
}

export enum SymbolRenderingStrategy {
  SINGLE = 0,
  MULTIPLE_COLOR = 1,
  MULTIPLE_OPACITY = 2,
}

export enum SymbolEffectStrategy {
  NONE = 0,
  SCALE = 1,
  HIERARCHICAL = 2,
}

export enum TextSelectableMode {
  SELECTABLE_UNFOCUSABLE = 0,
  SELECTABLE_FOCUSABLE = 1,
  UNSELECTABLE = 2,
}

export enum TextDeleteDirection {
  BACKWARD = 0,
  FORWARD = 1,
}

export enum MarqueeState {
  START = 0,
  BOUNCE = 1,
  FINISH = 2,
}

export enum ImageRotateOrientation {
  AUTO = 0,
  UP = 1,
}
