/** `@kit.ArkUI` on a host without a screen. */
import { unimplemented } from '../host/unimplemented.ts';

export {
  AppStorageV2,
  ColorMetrics,
  KeyboardAvoidMode,
  LengthMetrics,
  LengthUnit,
  PersistenceV2,
  Type,
  UIUtils,
} from '../../arkui/kit.ts';
export { window } from './window.ts';

const kit = 'ArkUI';
export const display = unimplemented(kit, 'display');
export const promptAction = unimplemented(kit, 'promptAction');
export const router = unimplemented(kit, 'router');
export const mediaquery = unimplemented(kit, 'mediaquery');
export const curves = unimplemented(kit, 'curves');
export const inspector = unimplemented(kit, 'inspector');
