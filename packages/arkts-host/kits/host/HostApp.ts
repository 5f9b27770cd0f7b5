/**
 * The identity under which product code runs: one `HostApp` is one application process on one device.
 *
 * Kits are modules and exist once, but several applications may live in one Node process (a hub and some phones in a
 * test). So whatever a device keeps per application (permissions, files, AppStorage, the ban list of a server) hangs on
 * the current `HostApp`, found through Node's AsyncLocalStorage. Code that was not started by an application runs as
 * the default one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSON5 from 'json5';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';
import { type AppIdentity, AppProcess, HOST_API_VERSION, type OwnAppearance } from './AppProcess.ts';
import { HostNetwork } from './HostNetwork.ts';

export { HOST_API_VERSION, type OwnAppearance };

export interface HostAppOptions extends AppIdentity {
  /** Folder that holds the application's files; default a new temporary folder, made at first use. */
  storageRoot?: string;
  /** The device's network; default a network of its own, switched on. */
  network?: HostNetwork;
  /** Address that new client sockets come from, such as `127.0.0.2`; default whatever the system chooses. */
  sourceAddress?: string;
  /** Whether a client socket tells of the close that it asked for itself (platform.md 11); default true. */
  reportsOwnClose?: boolean;
}

interface ModuleJson {
  name: string;
  deviceTypes?: string[];
  requestPermissions?: { name: string }[];
}

export class HostApp extends AppProcess {
  readonly network: HostNetwork;
  sourceAddress: string | undefined;
  reportsOwnClose: boolean;
  private storage: string | undefined;

  constructor(options: HostAppOptions = {}) {
    super(options);
    this.network = options.network ?? new HostNetwork();
    this.sourceAddress = options.sourceAddress;
    this.reportsOwnClose = options.reportsOwnClose ?? true;
    this.storage = options.storageRoot;
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
    const appScope = findAppScope(moduleFolder);
    const appFile = join(appScope ?? '', 'app.json5');
    const app = appScope !== undefined ? (readJson5(appFile) as { app: { bundleName: string } }).app : undefined;
    return new HostApp({
      bundleName: app?.bundleName,
      moduleName: module.name,
      moduleFolder,
      ...(appScope === undefined ? {} : { appScope }),
      deviceType: module.deviceTypes?.[0],
      permissions: (module.requestPermissions ?? []).map((permission) => permission.name),
      ...options,
    });
  }

  /** Runs `work`, and all that it starts asynchronously, as this application. */
  run<T>(work: () => T): T {
    return running.run(this, work);
  }

  /** The folder under which the application's `files`, `database` and `preferences` lie. */
  get storageRoot(): string {
    this.storage ??= makeTemporaryFolder('app');
    return this.storage;
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

/** The nearest one above a module. */
function findAppScope(moduleFolder: string): string | undefined {
  for (let folder = dirname(moduleFolder); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'AppScope/app.json5'))) return join(folder, 'AppScope');
    if (folder === dirname(folder)) return undefined;
  }
}

function readJson5(file: string): unknown {
  return JSON5.parse(readFileSync(file, 'utf8'));
}
