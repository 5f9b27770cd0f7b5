/** The host's own controls, for runners and tests; product code never sees them. */

export { type LogRecord, type LogSubscriber, subscribeToLog } from '../PerformanceAnalysisKit/hilog.ts';
export { AbilityRunner, type AbilityRunnerOptions } from './AbilityRunner.ts';
export { findFreePort } from './freePort.ts';
export { HOST_API_VERSION, HostApp, type HostAppOptions } from './HostApp.ts';
export { type CutStyle, HostNetwork, type LanAddress, type NetworkState } from './HostNetwork.ts';
export { openedLinks } from './links.ts';
export {
  closedNamespace,
  failUnimplemented,
  NotImplementedByHost,
  unimplemented,
  watchUnimplemented,
} from './unimplemented.ts';
