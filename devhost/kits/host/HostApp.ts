/**
 * The identity under which product code runs: one `HostApp` is one application process on one device.
 *
 * Kits are modules and exist once, but several applications may live in one Node process (a hub and some phones in a
 * test). So whatever a device keeps per application (permissions, files, AppStorage, the ban list of a server) hangs on
 * the current `HostApp`, found through Node's AsyncLocalStorage. Code that was not started by an application runs as
 * the default one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSON5 from 'json5';
import { HostNetwork } from './HostNetwork.ts';

/** The API level that the host behaves as, unless an application says otherwise. */
export const HOST_API_VERSION = 22;

const ALL_PERMISSIONS = '*';

export interface HostAppOptions {
  /** Bundle name; default `io.hearth.chat`. */
  bundleName?: string;
  /** Module name; default `entry`. */
  moduleName?: string;
  /** Folder of the module's sources, whose `src/main` holds `module.json5` and `resources`; only some kits need it. */
  moduleFolder?: string;
  /** Folder that holds the application's files; default a new temporary folder, made at first use. */
  storageRoot?: string;
  /** Granted permissions; default all. */
  permissions?: readonly string[];
  /** Device kind, such as `phone` or `tv`; default none in particular: one that can do everything. */
  deviceType?: string;
  /** API level of the device; default 22. */
  apiVersion?: number;
  /** The device's network; default a network of its own, switched on. */
  network?: HostNetwork;
  /** Address that new client sockets come from, such as `127.0.0.2`; default whatever the system chooses. */
  sourceAddress?: string;
  /** Whether a client socket tells of the close that it asked for itself (platform.md 11); default true. */
  reportsOwnClose?: boolean;
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

interface ModuleJson {
  name: string;
  deviceTypes?: string[];
  requestPermissions?: { name: string }[];
}

export class HostApp {
  readonly bundleName: string;
  readonly moduleName: string;
  readonly moduleFolder: string | undefined;
  readonly deviceType: string | undefined;
  readonly apiVersion: number;
  readonly network: HostNetwork;
  sourceAddress: string | undefined;
  reportsOwnClose: boolean;
  locale: string;
  /** Called when the application sets its own appearance: for whoever draws its pages. */
  onAppearance: (appearance: OwnAppearance) => void = () => {};
  private appearance: OwnAppearance = {};
  private storage: string | undefined;
  private readonly permissions: Set<string>;
  private readonly stateByKey = new Map<symbol, unknown>();
  private readonly endings = new Set<() => void>();

  constructor(options: HostAppOptions = {}) {
    this.bundleName = options.bundleName ?? 'io.hearth.chat';
    this.moduleName = options.moduleName ?? 'entry';
    this.moduleFolder = options.moduleFolder;
    this.deviceType = options.deviceType;
    this.apiVersion = options.apiVersion ?? HOST_API_VERSION;
    this.network = options.network ?? new HostNetwork();
    this.sourceAddress = options.sourceAddress;
    this.reportsOwnClose = options.reportsOwnClose ?? true;
    this.locale = options.locale ?? 'base';
    this.storage = options.storageRoot;
    this.permissions = new Set(options.permissions ?? [ALL_PERMISSIONS]);
  }

  /**
   * The application that a module of the project is: its names, device kind and permissions are those that its
   * `module.json5` and the project's `app.json5` declare.
   *
   * @param moduleFolder such as `…/entry`
   * @param options win over what the files say
   * @throws Error if the module has no `module.json5`
   */
  static ofModule(moduleFolder: string, options: HostAppOptions = {}): HostApp {
    const { module } = readJson5(join(moduleFolder, 'src/main/module.json5')) as { module: ModuleJson };
    const appFile = join(moduleFolder, '../AppScope/app.json5');
    const app = existsSync(appFile) ? (readJson5(appFile) as { app: { bundleName: string } }).app : undefined;
    return new HostApp({
      bundleName: app?.bundleName,
      moduleName: module.name,
      moduleFolder,
      deviceType: module.deviceTypes?.[0],
      permissions: (module.requestPermissions ?? []).map((permission) => permission.name),
      ...options,
    });
  }

  /** Runs `work`, and all that it starts asynchronously, as this application. */
  run<T>(work: () => T): T {
    return running.run(this, work);
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

  /** The folder under which the application's `files`, `database` and `preferences` lie. */
  get storageRoot(): string {
    this.storage ??= mkdtempSync(join(tmpdir(), 'hearth-app-'));
    return this.storage;
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

  /** The application that the calling code belongs to. */
  static current(): HostApp {
    return running.getStore() ?? defaultApp;
  }

  /** Makes `app` the one that code outside of any `run` belongs to; returns the former. */
  static setDefault(app: HostApp): HostApp {
    const former = defaultApp;
    defaultApp = app;
    return former;
  }
}

const running = new AsyncLocalStorage<HostApp>();
let defaultApp = new HostApp();

function readJson5(file: string): unknown {
  return JSON5.parse(readFileSync(file, 'utf8'));
}
