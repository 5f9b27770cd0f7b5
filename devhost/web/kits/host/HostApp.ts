/** The application of a page: a document is one application, so there is one, and its files are with Node. */
import type { HostAppOptions, OwnAppearance } from '../../../kits/host/HostApp.ts';
import { HostNetwork } from './HostNetwork.ts';

export type { HostAppOptions, OwnAppearance };

/** The API level that the host behaves as; Node says which it is for a device. */
export const HOST_API_VERSION = 22;

const ALL_PERMISSIONS = '*';

export class HostApp {
  readonly bundleName: string;
  readonly moduleName: string;
  readonly moduleFolder: string | undefined;
  readonly deviceType: string | undefined;
  readonly apiVersion: number;
  readonly network: HostNetwork;
  readonly storageRoot: string;
  readonly sourceAddress = undefined;
  readonly reportsOwnClose = true;
  locale: string;
  onAppearance: (appearance: OwnAppearance) => void = () => {};
  private appearance: OwnAppearance = {};
  private readonly permissions: Set<string>;
  private readonly stateByKey = new Map<symbol, unknown>();
  private readonly endings = new Set<() => void>();

  constructor(options: Omit<HostAppOptions, 'network'> & { network?: HostNetwork } = {}) {
    this.bundleName = options.bundleName ?? 'io.hearth.chat';
    this.moduleName = options.moduleName ?? 'entry';
    this.moduleFolder = options.moduleFolder;
    this.deviceType = options.deviceType;
    this.apiVersion = options.apiVersion ?? HOST_API_VERSION;
    this.network = options.network ?? new HostNetwork();
    this.storageRoot = options.storageRoot ?? '';
    this.locale = options.locale ?? 'base';
    this.permissions = new Set(options.permissions ?? [ALL_PERMISSIONS]);
  }

  /** There is no other application in this document, so nothing is to be told apart. */
  run<T>(work: () => T): T {
    return work();
  }

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

  get permissionNames(): readonly string[] {
    return [...this.permissions];
  }

  state<T>(key: symbol, create: () => T): T {
    if (!this.stateByKey.has(key)) this.stateByKey.set(key, create());
    return this.stateByKey.get(key) as T;
  }

  whenEnded(work: () => void): () => void {
    this.endings.add(work);
    return () => this.endings.delete(work);
  }

  endProcess(): void {
    for (const work of [...this.endings]) work();
    this.endings.clear();
    this.stateByKey.clear();
  }

  static current(): HostApp {
    return application;
  }

  static setDefault(app: HostApp): HostApp {
    const former = application;
    application = app;
    return former;
  }
}

let application = new HostApp();
