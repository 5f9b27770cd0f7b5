/** Enumerations of layout and look. Written by arkui/build/enumTables.ts from the SDK's declarations. */

export enum Alignment {
  TopStart = 0,
  Top = 1,
  TopEnd = 2,
  Start = 3,
  Center = 4,
  End = 5,
  BottomStart = 6,
  Bottom = 7,
  BottomEnd = 8,
}

export enum HorizontalAlign {
  Start = 0,
  Center = 1,
  End = 2,
}

export enum VerticalAlign {
  Top = 0,
  Center = 1,
  Bottom = 2,
}

export enum FlexAlign {
  Start = 0,
  Center = 1,
  End = 2,
  SpaceBetween = 3,
  SpaceAround = 4,
  SpaceEvenly = 5,
}

export enum FlexDirection {
  Row = 0,
  Column = 1,
  RowReverse = 2,
  ColumnReverse = 3,
}

export enum FlexWrap {
  NoWrap = 0,
  Wrap = 1,
  WrapReverse = 2,
}

export enum ItemAlign {
  Auto = 0,
  Start = 1,
  Center = 2,
  End = 3,
  Baseline = 4,
  Stretch = 5,
}

export enum Axis {
  Vertical = 0,
  Horizontal = 1,
}

export enum Visibility {
  Visible = 0,
  Hidden = 1,
  None = 2,
}

export enum HitTestMode {
  Default = 0,
  Block = 1,
  Transparent = 2,
  None = 3,
  BLOCK_HIERARCHY = 4,
  BLOCK_DESCENDANTS = 5,
}

export enum BarState {
  Off = 0,
  Auto = 1,
  On = 2,
}

export enum EdgeEffect {
  Spring = 0,
  Fade = 1,
  None = 2,
}

export enum Edge {
  Top = 0,
  Bottom = 2,
  Start = 4,
  End = 6,
}

export enum SafeAreaType {
  SYSTEM = 0,
  CUTOUT = 1,
  KEYBOARD = 2,
}

export enum SafeAreaEdge {
  TOP = 0,
  BOTTOM = 1,
  START = 2,
  END = 3,
}

export enum LayoutSafeAreaType {
  SYSTEM = 0,
}

export enum LayoutSafeAreaEdge {
  TOP = 0,
  BOTTOM = 1,
  START = 2,
  END = 3,
  VERTICAL = 4,
  HORIZONTAL = 5,
  ALL = 6,
}

export enum Direction {
  Ltr = 0,
  Rtl = 1,
  Auto = 2,
}

export enum GradientDirection {
  Left = 0,
  Top = 1,
  Right = 2,
  Bottom = 3,
  LeftTop = 4,
  LeftBottom = 5,
  RightTop = 6,
  RightBottom = 7,
  None = 8,
}

export enum BlurStyle {
  Thin = 0,
  Regular = 1,
  Thick = 2,
  BACKGROUND_THIN = 3,
  BACKGROUND_REGULAR = 4,
  BACKGROUND_THICK = 5,
  BACKGROUND_ULTRA_THICK = 6,
  NONE = 7,
  COMPONENT_ULTRA_THIN = 8,
  COMPONENT_THIN = 9,
  COMPONENT_REGULAR = 10,
  COMPONENT_THICK = 11,
  COMPONENT_ULTRA_THICK = 12,
}

export enum ThemeColorMode {
  SYSTEM = 0,
  LIGHT = 1,
  DARK = 2,
}

export enum AdaptiveColor {
  DEFAULT = 0,
  AVERAGE = 1,
}

export enum BorderStyle {
  Dotted = 0,
  Dashed = 1,
  Solid = 2,
}

export enum Color {
  White = 0,
  Black = 1,
  Blue = 2,
  Brown = 3,
  Gray = 4,
  Green = 5,
  Grey = 6,
  Orange = 7,
  Pink = 8,
  Red = 9,
  Yellow = 10,
  Transparent = 11,
}

export enum ColoringStrategy {
  INVERT = 'invert',
  AVERAGE = 'average',
  PRIMARY = 'primary',
}

export enum Placement {
  Left = 0,
  Right = 1,
  Top = 2,
  Bottom = 3,
  TopLeft = 4,
  TopRight = 5,
  BottomLeft = 6,
  BottomRight = 7,
  LeftTop = 8,
  LeftBottom = 9,
  RightTop = 10,
  RightBottom = 11,
}

export enum ResponseType {
  RightClick = 0,
  LongPress = 1,
}

export enum RenderFit {
  CENTER = 0,
  TOP = 1,
  BOTTOM = 2,
  LEFT = 3,
  RIGHT = 4,
  TOP_LEFT = 5,
  TOP_RIGHT = 6,
  BOTTOM_LEFT = 7,
  BOTTOM_RIGHT = 8,
  RESIZE_FILL = 9,
  RESIZE_CONTAIN = 10,
  RESIZE_CONTAIN_TOP_LEFT = 11,
  RESIZE_CONTAIN_BOTTOM_RIGHT = 12,
  RESIZE_COVER = 13,
  RESIZE_COVER_TOP_LEFT = 14,
  RESIZE_COVER_BOTTOM_RIGHT = 15,
}

export enum ShadowStyle {
  OUTER_DEFAULT_XS = 0,
  OUTER_DEFAULT_SM = 1,
  OUTER_DEFAULT_MD = 2,
  OUTER_DEFAULT_LG = 3,
  OUTER_FLOATING_SM = 4,
  OUTER_FLOATING_MD = 5,
}

export enum ShadowType {
  COLOR = 0,
  BLUR = 1,
}
