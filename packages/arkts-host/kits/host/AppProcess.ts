/** What an application is wherever it runs, in Node or in a page: names, permissions, appearance, and what kits keep for it. */

/** The API level that the host behaves as, unless an application says otherwise. */
export const HOST_API_VERSION = 22;

const ALL_PERMISSIONS = '*';

/** What an application says of itself. */
export interface AppIdentity {
  /** Bundle name; default `com.example.app`. */
  bundleName?: string;
  /** Module name; default `entry`. */
  moduleName?: string;
  /** Folder of the module's sources, whose `src/main` holds `module.json5` and `resources`; only some kits need it. */
  moduleFolder?: string;
  /** The project's `AppScope`, whose resources are every module's. */
  appScope?: string;
  /** Granted permissions; default all. */
  permissions?: readonly string[];
  /** Device kind, such as `phone` or `tv`; default none in particular: one that can do everything. */
  deviceType?: string;
  /** API level of the device; default 22. */
  apiVersion?: number;
  /** Language of resources: `base` or a qualifier folder such as `zh_CN`; default `base`. */
  locale?: string;
}

/** What an application sets for itself, whatever the system's settings are. */
export interface OwnAppearance {
  /** `ConfigurationConstant.ColorMode`; -1 or none: the system's. */
  readonly colorMode?: number;
  /** As resource folders spell it, such as `zh_CN`; none: the system's. */
  readonly locale?: string;
}

export abstract class AppProcess {
  readonly bundleName: string;
  readonly moduleName: string;
  readonly moduleFolder: string | undefined;
  readonly appScope: string | undefined;
  readonly deviceType: string | undefined;
  readonly apiVersion: number;
  locale: string;
  /** The device shows twenty-four hours, and not twice twelve. */
  hasAllHours = true;
  /** Called when the application sets its own appearance: for whoever draws its pages. */
  onAppearance: (appearance: OwnAppearance) => void = () => {};
  private appearance: OwnAppearance = {};
  private readonly permissions: Set<string>;
  private readonly stateByKey = new Map<symbol, unknown>();
  private readonly endings = new Set<() => void>();

  constructor(identity: AppIdentity) {
    this.bundleName = identity.bundleName ?? 'com.example.app';
    this.moduleName = identity.moduleName ?? 'entry';
    this.moduleFolder = identity.moduleFolder;
    this.appScope = identity.appScope;
    this.deviceType = identity.deviceType;
    this.apiVersion = identity.apiVersion ?? HOST_API_VERSION;
    this.locale = identity.locale ?? 'base';
    this.permissions = new Set(identity.permissions ?? [ALL_PERMISSIONS]);
  }

  /** The application's own appearance, as far as it set any. */
  get ownAppearance(): OwnAppearance {
    return this.appearance;
  }

  setAppearance(change: OwnAppearance): void {
    this.appearance = { ...this.appearance, ...change };
    this.locale = change.locale ?? this.locale;
    this.onAppearance(this.appearance);
  }

  hasPermission(permission: string): boolean {
    return this.permissions.has(ALL_PERMISSIONS) || this.permissions.has(permission);
  }

  /** The granted permissions; `*` stands for all. */
  get permissionNames(): readonly string[] {
    return [...this.permissions];
  }

  /** What a kit keeps for this application: made by `create` at the first request for `key`. */
  state<T>(key: symbol, create: () => T): T {
    if (!this.stateByKey.has(key)) {
      this.stateByKey.set(key, create());
    }
    return this.stateByKey.get(key) as T;
  }

  /** Has `work` done when the process ends, as a system frees what a dead process held; returns the undo. */
  whenEnded(work: () => void): () => void {
    this.endings.add(work);
    return () => this.endings.delete(work);
  }

  /** Frees and forgets what kits keep for this application, as the end of its process does; files stay. */
  endProcess(): void {
    for (const work of [...this.endings]) {
      work();
    }
    this.endings.clear();
    this.appearance = {};
    this.stateByKey.clear();
  }
}
