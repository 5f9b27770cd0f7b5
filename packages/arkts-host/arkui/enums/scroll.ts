/** Enumerations of lists, grids, tabs and scrolling. Written by arkui/build/enumTables.ts from the SDK's declarations. */

export enum StickyStyle {
  None = 0,
  Header = 1,
  Footer = 2,
  BOTH = 3,
}

export enum ScrollAlign {
  START = 0,
  CENTER = 1,
  END = 2,
  AUTO = 3,
}

export enum ListItemAlign {
  Start = 0,
  Center = 1,
  End = 2,
}

export enum ListItemGroupStyle {
  NONE = 0,
  CARD = 1,
}

export enum ListItemStyle {
  NONE = 0,
  CARD = 1,
}

export enum ScrollState {
  Idle = 0,
  Scroll = 1,
  Fling = 2,
}

export enum ScrollSource {
  DRAG = 0,
  FLING = 1,
  EDGE_EFFECT = 2,
  OTHER_USER_INPUT = 3,
  SCROLL_BAR = 4,
  SCROLL_BAR_FLING = 5,
  SCROLLER = 6,
  SCROLLER_ANIMATION = 7,
}

export enum NestedScrollMode {
  SELF_ONLY = 0,
  SELF_FIRST = 1,
  PARENT_FIRST = 2,
  PARALLEL = 3,
}

export enum ScrollBarDirection {
  Vertical = 0,
  Horizontal = 1,
}

export enum ScrollDirection {
  Vertical = 0,
  Horizontal = 1,
  None = 3,
  FREE = 4,
}

export enum BarPosition {
  Start = 0,
  End = 1,
}

export enum BarMode {
  Scrollable = 0,
  Fixed = 1,
}

export enum BarStyle {
  STANDARD = 0,
  STACK = 1,
  SAFE_AREA_PADDING = 2,
}

export enum AnimationMode {
  CONTENT_FIRST = 0,
  ACTION_FIRST = 1,
  NO_ANIMATION = 2,
  CONTENT_FIRST_WITH_JUMP = 3,
  ACTION_FIRST_WITH_JUMP = 4,
}

export enum SwipeEdgeEffect {
  Spring = 0,
  None = 1,
}

export enum SwipeActionState {
  COLLAPSED = 0,
  EXPANDED = 1,
  ACTIONING = 2,
}

export enum SwiperDisplayMode {
  STRETCH = 2,
}

export enum RefreshStatus {
  Inactive = 0,
  Drag = 1,
  OverDrag = 2,
  Refresh = 3,
  Done = 4,
}

export enum ScrollSnapAlign {
  NONE = 0,
  START = 1,
  CENTER = 2,
  END = 3,
}

export enum GridRowDirection {
  Row = 0,
  RowReverse = 1,
}

export enum BreakpointsReference {
  WindowSize = 0,
  ComponentSize = 1,
}

export enum SizeType {}

export enum GridDirection {
  Row = 0,
  Column = 1,
  RowReverse = 2,
  ColumnReverse = 3,
}

/** Operations of `onDatasetChange`. */
export enum DataOperationType {
  ADD = 'add',
  DELETE = 'delete',
  EXCHANGE = 'exchange',
  MOVE = 'move',
  CHANGE = 'change',
  RELOAD = 'reload',
}
