/** Classes and enumerations that pages import from `@kit.ArkUI` and that need no window. */
export { ColorMetrics, LengthMetrics, LengthUnit } from './metrics.ts';

/** How a window makes room for the keyboard: `UIContext.setKeyboardAvoidMode`. The global enumeration is another one. */
export enum KeyboardAvoidMode {
  OFFSET = 0,
  RESIZE = 1,
  OFFSET_WITH_CARET = 2,
  RESIZE_WITH_CARET = 3,
  NONE = 4,
}

export { AppStorageV2 } from './state/v2/appStorageV2.ts';
export { Type } from './state/v2/observedClass.ts';
export { PersistenceV2 } from './state/v2/persistenceV2.ts';
export { UIUtils } from './state/v2/UIUtils.ts';
