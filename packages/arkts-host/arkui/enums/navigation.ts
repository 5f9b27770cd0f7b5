/** Enumerations of navigation, dialogs, sheets and menus. Written by arkui/build/enumTables.ts from the SDK's declarations. */

export enum NavigationMode {
  Stack = 0,
  Split = 1,
  Auto = 2,
}

export enum NavigationTitleMode {
  Free = 0,
  Full = 1,
  Mini = 2,
}

export enum NavBarPosition {
  Start = 0,
  End = 1,
}

export enum NavigationOperation {
  PUSH = 1,
  POP = 2,
  REPLACE = 3,
}

export enum ToolbarItemStatus {
  NORMAL = 0,
  DISABLED = 1,
  ACTIVE = 2,
}

export enum NavDestinationMode {
  STANDARD = 0,
  DIALOG = 1,
}

export enum NavigationType {}

export enum LaunchMode {
  STANDARD = 0,
  MOVE_TO_TOP_SINGLETON = 1,
  POP_TO_SINGLETON = 2,
  NEW_INSTANCE = 3,
}

export enum TitleHeight {
  MainOnly = 0,
  MainWithSub = 1,
}

export enum DialogAlignment {
  Top = 0,
  Center = 1,
  Bottom = 2,
  Default = 3,
  TopStart = 4,
  TopEnd = 5,
  CenterStart = 6,
  CenterEnd = 7,
  BottomStart = 8,
  BottomEnd = 9,
}

export enum DialogButtonStyle {
  DEFAULT = 0,
  HIGHLIGHT = 1,
}

export enum DialogButtonDirection {
  AUTO = 0,
  HORIZONTAL = 1,
  VERTICAL = 2,
}

export enum SheetType {
  BOTTOM = 0,
  CENTER = 1,
  POPUP = 2,
  SIDE = 3,
  CONTENT_COVER = 4,
}

export enum SheetSize {
  MEDIUM = 0,
  LARGE = 1,
  FIT_CONTENT = 2,
}

export enum SheetMode {
  OVERLAY = 0,
  EMBEDDED = 1,
}

export enum ModalTransition {
  DEFAULT = 0,
  NONE = 1,
  ALPHA = 2,
}

export enum DismissReason {
  PRESS_BACK = 0,
  TOUCH_OUTSIDE = 1,
  CLOSE_BUTTON = 2,
  SLIDE_DOWN = 3,
  SLIDE = 4,
}

export enum MenuPreviewMode {
  NONE = 0,
  IMAGE = 1,
}

export enum KeyboardAvoidMode {
  DEFAULT = 0,
  NONE = 1,
}

export enum OutlineStyle {
  SOLID = 0,
  DASHED = 1,
  DOTTED = 2,
}
