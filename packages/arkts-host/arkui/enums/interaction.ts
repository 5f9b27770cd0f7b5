/** Enumerations of gestures, keys, pointers and animation. Written by arkui/build/enumTables.ts from the SDK's declarations. */

export enum GestureMode {
  Sequence = 0,
  Parallel = 1,
  Exclusive = 2,
}

export enum GesturePriority {
  NORMAL = 0,
  PRIORITY = 1,
}

export enum GestureMask {
  Normal = 0,
  IgnoreInternal = 1,
}

/** At run time its members are bits, which pages combine; the declarations number them one after the other. */
export enum PanDirection {
  None = 0,
  Left = 1,
  Right = 2,
  Horizontal = 3,
  Up = 4,
  Down = 8,
  Vertical = 12,
  All = 15,
}

export enum SwipeDirection {
  None = 0,
  Horizontal = 1,
  Vertical = 2,
  All = 3,
}

export enum TouchType {
  Down = 0,
  Up = 1,
  Move = 2,
  Cancel = 3,
  HOVER_ENTER = 9,
  HOVER_MOVE = 10,
  HOVER_EXIT = 11,
  HOVER_CANCEL = 12,
}

export enum SourceType {
  Unknown = 0,
  Mouse = 1,
  TouchScreen = 2,
  KEY = 4,
  JOYSTICK = 5,
}

export enum SourceTool {
  Unknown = 0,
  Finger = 1,
  Pen = 2,
  MOUSE = 3,
  TOUCHPAD = 4,
  JOYSTICK = 5,
}

export enum KeyType {
  Down = 0,
  Up = 1,
}

export enum KeySource {
  Unknown = 0,
  Keyboard = 1,
  JOYSTICK = 2,
}

export enum MouseButton {
  Left = 0,
  Right = 1,
  Middle = 2,
  Back = 3,
  Forward = 4,
  None = 5,
}

export enum MouseAction {
  Press = 0,
  Release = 1,
  Move = 2,
  Hover = 3,
  CANCEL = 13,
}

export enum Curve {
  Linear = 0,
  Ease = 1,
  EaseIn = 2,
  EaseOut = 3,
  EaseInOut = 4,
  FastOutSlowIn = 5,
  LinearOutSlowIn = 6,
  FastOutLinearIn = 7,
  ExtremeDeceleration = 8,
  Sharp = 9,
  Rhythm = 10,
  Smooth = 11,
  Friction = 12,
}

export enum PlayMode {
  Normal = 0,
  Reverse = 1,
  Alternate = 2,
  AlternateReverse = 3,
}

export enum FillMode {
  None = 0,
  Forwards = 1,
  Backwards = 2,
  Both = 3,
}

export enum TransitionEdge {
  TOP = 0,
  BOTTOM = 1,
  START = 2,
  END = 3,
}

export enum TransitionType {
  All = 0,
  Insert = 1,
  Delete = 2,
}

export enum FinishCallbackType {
  REMOVED = 0,
  LOGICALLY = 1,
}

export enum AnimationStatus {
  Initial = 0,
  Running = 1,
  Paused = 2,
  Stopped = 3,
}

export enum FocusPriority {
  AUTO = 0,
  PRIOR = 2000,
  PREVIOUS = 3000,
}

export enum HoverEffect {
  Auto = 0,
  Scale = 1,
  Highlight = 2,
  None = 3,
}

export enum ClickEffectLevel {
  LIGHT = 0,
  MIDDLE = 1,
  HEAVY = 2,
}

export enum AccessibilityRoleType {
  ACTION_SHEET = 0,
  ALERT_DIALOG = 1,
  INDEXER_COMPONENT = 2,
  BADGE_COMPONENT = 3,
  BLANK = 4,
  BUTTON = 5,
  BACK_BUTTON = 6,
  SHEET_DRAG_BAR = 7,
  CALENDAR_PICKER = 8,
  CALENDAR = 9,
  CANVAS = 10,
  CANVAS_GRADIENT = 11,
  CANVAS_PATTERN = 12,
  CHECKBOX = 13,
  CHECKBOX_GROUP = 14,
  CIRCLE = 15,
  COLUMN_SPLIT = 16,
  COLUMN = 17,
  CANVAS_RENDERING_CONTEXT_2D = 18,
  CHART = 19,
  COUNTER = 20,
  CONTAINER_MODAL = 21,
  DATA_PANEL = 22,
  DATE_PICKER = 23,
  DIALOG = 24,
  DIVIDER = 25,
  DRAG_BAR = 26,
  EFFECT_COMPONENT = 27,
  ELLIPSE = 28,
  FLEX = 29,
  FLOW_ITEM = 30,
  FORM_COMPONENT = 31,
  FORM_LINK = 32,
  GAUGE = 33,
  GRID = 34,
  GRID_COL = 35,
  GRID_CONTAINER = 36,
  GRID_ITEM = 37,
  GRID_ROW = 38,
  HYPERLINK = 39,
  IMAGE = 40,
  IMAGE_ANIMATOR = 41,
  IMAGE_BITMAP = 42,
  IMAGE_DATA = 43,
  IMAGE_SPAN = 44,
  LABEL = 45,
  LINE = 46,
  LIST = 47,
  LIST_ITEM = 48,
  LIST_ITEM_GROUP = 49,
  LOADING_PROGRESS = 50,
  MARQUEE = 51,
  MATRIX2D = 52,
  MENU = 53,
  MENU_ITEM = 54,
  MENU_ITEM_GROUP = 55,
  NAV_DESTINATION = 56,
  NAV_ROUTER = 57,
  NAVIGATION = 58,
  NAVIGATION_BAR = 59,
  NAVIGATION_MENU = 60,
  NAVIGATOR = 61,
  OFFSCREEN_CANVAS = 62,
  OFFSCREEN_CANVAS_RENDERING_CONTEXT2D = 63,
  OPTION = 64,
  PANEL = 65,
  PAPER_PAGE = 66,
  PATH = 67,
  PATH2D = 68,
  PATTERN_LOCK = 69,
  PICKER = 70,
  PICKER_VIEW = 71,
  PLUGIN_COMPONENT = 72,
  POLYGON = 73,
  POLYLINE = 74,
  POPUP = 75,
  PROGRESS = 76,
  QRCODE = 77,
  RADIO = 78,
  RATING = 79,
  RECT = 80,
  REFRESH = 81,
  RELATIVE_CONTAINER = 82,
  REMOTE_WINDOW = 83,
  RICH_EDITOR = 84,
  RICH_TEXT = 85,
  ROLE_PAGER = 86,
  ROW = 87,
  ROW_SPLIT = 88,
  SCROLL = 89,
  SCROLL_BAR = 90,
  SEARCH = 91,
  SEARCH_FIELD = 92,
  SELECT = 93,
  SHAPE = 94,
  SIDEBAR_CONTAINER = 95,
  SLIDER = 96,
  SPAN = 97,
  STACK = 98,
  STEPPER = 99,
  STEPPER_ITEM = 100,
  SWIPER = 101,
  SWIPER_INDICATOR = 102,
  SWITCH = 103,
  SYMBOL_GLYPH = 104,
  TAB_CONTENT = 105,
  TAB_BAR = 106,
  TABS = 107,
  TEXT = 108,
  TEXT_CLOCK = 109,
  TEXT_ENTRY = 110,
  TEXT_INPUT = 111,
  TEXT_PICKER = 112,
  TEXT_TIMER = 113,
  TEXT_AREA = 114,
  TEXT_FIELD = 115,
  TIME_PICKER = 116,
  TITLE_BAR = 117,
  TOGGLER = 118,
  UI_EXTENSION_COMPONENT = 119,
  VIDEO = 120,
  WATER_FLOW = 121,
  WEB = 122,
  XCOMPONENT = 123,
  ROLE_NONE = 124,
}

export enum AccessibilityHoverType {
  HOVER_ENTER = 0,
  HOVER_MOVE = 1,
  HOVER_EXIT = 2,
  HOVER_CANCEL = 3,
}

export enum RepeatMode {
  Repeat = 0,
  Stretch = 1,
  Round = 2,
  Space = 3,
}

export enum XComponentType {
  SURFACE = 0,
  TEXTURE = 2,
}

export enum ModifierKey {
  CTRL = 0,
  SHIFT = 1,
  ALT = 2,
}

export enum PasteIconStyle {
  LINES = 0,
}

export enum PasteDescription {
  PASTE = 0,
}

export enum PasteButtonOnClickResult {
  SUCCESS = 0,
  TEMPORARY_AUTHORIZATION_FAILED = 1,
}

export enum SecurityComponentLayoutDirection {
  HORIZONTAL = 0,
  VERTICAL = 1,
}
