/** Enumerations of `@kit.AbilityKit` that product code compares with. */

export enum LaunchReason {
  UNKNOWN = 0,
  START_ABILITY = 1,
  CALL = 2,
  CONTINUATION = 3,
  APP_RECOVERY = 4,
  SHARE = 5,
  AUTO_STARTUP = 8,
  INSIGHT_INTENT = 9,
  PREPARE_CONTINUATION = 10,
  PRELOAD = 11,
}

export enum LastExitReason {
  UNKNOWN = 0,
  ABILITY_NOT_RESPONDING = 1,
  NORMAL = 2,
  CPP_CRASH = 3,
  JS_ERROR = 4,
  APP_FREEZE = 5,
  PERFORMANCE_CONTROL = 6,
  RESOURCE_CONTROL = 7,
  UPGRADE = 8,
  USER_REQUEST = 9,
  SIGNAL = 10,
}

export enum MemoryLevel {
  MEMORY_LEVEL_MODERATE = 0,
  MEMORY_LEVEL_LOW = 1,
  MEMORY_LEVEL_CRITICAL = 2,
}

export enum ColorMode {
  COLOR_MODE_NOT_SET = -1,
  COLOR_MODE_DARK = 0,
  COLOR_MODE_LIGHT = 1,
}

export enum Direction {
  DIRECTION_NOT_SET = -1,
  DIRECTION_VERTICAL = 0,
  DIRECTION_HORIZONTAL = 1,
}

export interface LaunchParam {
  launchReason: LaunchReason;
  lastExitReason: LastExitReason;
  lastExitMessage: string;
}

export interface Configuration {
  language?: string;
  colorMode?: ColorMode;
  direction?: Direction;
  fontSizeScale?: number;
}

export interface Want {
  deviceId?: string;
  bundleName?: string;
  moduleName?: string;
  abilityName?: string;
  uri?: string;
  type?: string;
  action?: string;
  entities?: string[];
  parameters?: Record<string, object>;
}

export interface OpenLinkOptions {
  /** Only to an application that has proved that the link is its own; the host has none. */
  appLinkingOnly?: boolean;
  parameters?: Record<string, object>;
}
