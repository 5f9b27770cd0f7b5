/** `@kit.TestKit` on the host. The UI test parts have no screen to work on. */
import { unimplemented } from '../host/unimplemented.ts';

export { abilityDelegatorRegistry } from './abilityDelegatorRegistry.ts';

const kit = 'TestKit';
export const BY = unimplemented(kit, 'BY');
export const By = unimplemented(kit, 'By');
export const Component = unimplemented(kit, 'Component');
export const DisplayRotation = unimplemented(kit, 'DisplayRotation');
export const Driver = unimplemented(kit, 'Driver');
export const MatchPattern = unimplemented(kit, 'MatchPattern');
export const MouseButton = unimplemented(kit, 'MouseButton');
export const ON = unimplemented(kit, 'ON');
export const On = unimplemented(kit, 'On');
export const PerfMetric = unimplemented(kit, 'PerfMetric');
export const PerfTest = unimplemented(kit, 'PerfTest');
export const PointerMatrix = unimplemented(kit, 'PointerMatrix');
export const ResizeDirection = unimplemented(kit, 'ResizeDirection');
export const TestRunner = unimplemented(kit, 'TestRunner');
export const UiComponent = unimplemented(kit, 'UiComponent');
export const UiDirection = unimplemented(kit, 'UiDirection');
export const UiDriver = unimplemented(kit, 'UiDriver');
export const UiWindow = unimplemented(kit, 'UiWindow');
export const WindowMode = unimplemented(kit, 'WindowMode');
