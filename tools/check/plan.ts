/** The rooms of this project's house: which folder may import which, and which files may name a guarded part of a kit. */

/** A folder of a module's `src/main/ets`. */
export interface Room {
  /** Rooms of the same module that it may import. It may always import itself. */
  readonly imports: readonly string[];
  /** Rooms of shared modules that it may import by their path. What their door exports is free to all. */
  readonly shared?: readonly string[];
  /** True for rooms whose folders know nothing of each other. */
  readonly isDivided?: boolean;
  /** True where ArkUI may be used. */
  readonly hasUi?: boolean;
}

/** What a shared module is made of, and how others see it. */
export interface ModulePlan {
  readonly rooms: Readonly<Record<string, Room>>;
  /** Rooms that the module's own door may export. */
  readonly door?: readonly string[];
  /** The only rooms that may name a kit other than ArkUI's. */
  readonly kits?: readonly string[];
}

/** `ability → pages → features → shared → state → client|server`; storage is known to the ability alone. */
function device(behaviour: 'client' | 'server'): ModulePlan {
  const look = ['look', 'platform'];
  return {
    rooms: {
      ability: { imports: ['pages', 'features', 'shared', 'state', 'storage', behaviour], shared: look, hasUi: true },
      pages: { imports: ['features', 'shared', 'state', behaviour], shared: look, hasUi: true },
      features: { imports: ['shared', 'state', behaviour], shared: look, hasUi: true, isDivided: true },
      shared: { imports: ['state', behaviour], shared: look, hasUi: true },
      state: { imports: [behaviour], shared: ['platform'], hasUi: true },
      storage: { imports: ['state', behaviour], shared: ['platform'] },
      // Behaviour is handed what it needs of the platform, so that it runs and is tested anywhere.
      [behaviour]: { imports: [] },
      testing: { imports: ['state', behaviour], shared: ['platform', 'testing'] },
    },
  };
}

/** The plan of each module, by its folder. Other modules, such as those of tests, have none. */
export const plans: Readonly<Record<string, ModulePlan>> = {
  entry: device('client'),
  server_tv: device('server'),
  common: {
    rooms: {
      util: { imports: [] },
      messages: { imports: ['wire', 'util'] },
      wire: { imports: ['messages', 'util'] },
      secure: { imports: ['messages', 'wire', 'util'] },
      platform: { imports: ['messages', 'wire', 'secure', 'util'] },
      look: { imports: ['messages', 'wire', 'util'], hasUi: true },
      testing: { imports: ['messages', 'wire', 'secure', 'util'] },
    },
    door: ['messages', 'wire', 'secure', 'util'],
    kits: ['platform'],
  },
};

/** A part of a kit that one file a module names, so that what surrounds it never knows of it. */
export interface GuardedPart {
  readonly name: string;
  readonly kit: string;
  /** The same part by its older name. */
  readonly module: string;
  readonly rule: string;
  /** The folders in one of whose files it may be named. */
  readonly folders: readonly string[];
}

export const guardedParts: readonly GuardedPart[] = [
  {
    name: 'webSocket',
    kit: '@kit.NetworkKit',
    module: '@ohos.net.webSocket',
    rule: 'architecture-socket',
    folders: ['entry/src/main/ets/client/socket', 'server_tv/src/main/ets/server/transport'],
  },
  {
    name: 'mdns',
    kit: '@kit.NetworkKit',
    module: '@ohos.net.mdns',
    rule: 'architecture-discovery',
    folders: ['entry/src/main/ets/client/discovery', 'server_tv/src/main/ets/ability'],
  },
  {
    name: 'scanBarcode',
    kit: '@kit.ScanKit',
    module: '@hms.core.scan.scanBarcode',
    rule: 'architecture-scan',
    folders: ['entry/src/main/ets/features/join'],
  },
  {
    name: 'notificationManager',
    kit: '@kit.NotificationKit',
    module: '@ohos.notificationManager',
    rule: 'architecture-notices',
    folders: ['entry/src/main/ets/ability'],
  },
];
