/** `@kit.AbilityKit` on the host. */
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace, unimplemented } from '../host/unimplemented.ts';
import { ApplicationContext } from './Context.ts';
import * as constants from './constants.ts';

export { abilityAccessCtrl, type PermissionRequestResult } from './abilityAccessCtrl.ts';
export type { ApplicationStateChangeCallback, Context, EnvironmentCallback, UIAbilityContext } from './Context.ts';
export type { Configuration, LaunchParam, OpenLinkOptions, Want } from './constants.ts';
export { Ability, AbilityStage, UIAbility } from './UIAbility.ts';
export { wantAgent } from './wantAgent.ts';

const kit = 'AbilityKit';

export const common = closedNamespace(kit, 'common', {});

export const AbilityConstant = closedNamespace(kit, 'AbilityConstant', {
  LastExitReason: constants.LastExitReason,
  LaunchReason: constants.LaunchReason,
  MemoryLevel: constants.MemoryLevel,
});

export const ConfigurationConstant = closedNamespace(kit, 'ConfigurationConstant', {
  ColorMode: constants.ColorMode,
  Direction: constants.Direction,
});

export const application = closedNamespace(kit, 'application', {
  getApplicationContext: (): ApplicationContext => ApplicationContext.of(HostApp.current()),
});

export const bundleManager = closedNamespace(kit, 'bundleManager', {
  BundleFlag: { GET_BUNDLE_INFO_DEFAULT: 0, GET_BUNDLE_INFO_WITH_APPLICATION: 1 },
  /** Name and target version are real; what else a device tells, the host does not know. */
  getBundleInfoForSelfSync: (_bundleFlags: number): object =>
    closedNamespace(kit, 'BundleInfo', {
      name: HostApp.current().bundleName,
      targetVersion: HostApp.current().apiVersion,
    }),
});

export const appManager = unimplemented(kit, 'appManager');
export const appRecovery = unimplemented(kit, 'appRecovery');
export const autoFillManager = unimplemented(kit, 'autoFillManager');
export const contextConstant = unimplemented(kit, 'contextConstant');
export const errorManager = unimplemented(kit, 'errorManager');

export const wantConstant = unimplemented(kit, 'wantConstant');
