/** Classes and enumerations that pages import from `@kit.ArkUI` and that need no window. */
import { closedClass } from '../kits/host/unimplemented.ts';
import { AppStorageV2 as OwnAppStorage } from './state/v2/appStorageV2.ts';
import { PersistenceV2 as OwnPersistence } from './state/v2/persistenceV2.ts';
import { UIUtils as OwnUtils } from './state/v2/UIUtils.ts';

export { ColorMetrics, LengthMetrics, LengthUnit } from './metrics.ts';

/** How a window makes room for the keyboard: `UIContext.setKeyboardAvoidMode`. The global enumeration is another one. */
export enum KeyboardAvoidMode {
  OFFSET = 0,
  RESIZE = 1,
  OFFSET_WITH_CARET = 2,
  RESIZE_WITH_CARET = 3,
  NONE = 4,
}

export { Type } from './state/v2/observedClass.ts';

export const AppStorageV2 = closedClass('ArkUI', 'AppStorageV2', OwnAppStorage);
export const PersistenceV2 = closedClass('ArkUI', 'PersistenceV2', OwnPersistence);
export const UIUtils = closedClass('ArkUI', 'UIUtils', OwnUtils);
