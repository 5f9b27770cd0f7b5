/** `@kit.PerformanceAnalysisKit` on the host. */
import { unimplemented } from '../host/unimplemented.ts';

export { hilog } from './hilog.ts';

const kit = 'PerformanceAnalysisKit';
export const hiAppEvent = unimplemented(kit, 'hiAppEvent');
export const hiTraceChain = unimplemented(kit, 'hiTraceChain');
export const hiTraceMeter = unimplemented(kit, 'hiTraceMeter');
export const hichecker = unimplemented(kit, 'hichecker');
export const hidebug = unimplemented(kit, 'hidebug');
export const FaultLogger = unimplemented(kit, 'FaultLogger');
export const jsLeakWatcher = unimplemented(kit, 'jsLeakWatcher');
