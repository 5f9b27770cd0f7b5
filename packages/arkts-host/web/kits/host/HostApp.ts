/** The application of a page: a document is one application, so there is one, and its files are with Node. */
import { AppProcess, HOST_API_VERSION, type OwnAppearance } from '../../../kits/host/AppProcess.ts';
import type { HostAppOptions } from '../../../kits/host/HostApp.ts';
import { HostNetwork } from './HostNetwork.ts';

export { HOST_API_VERSION, type HostAppOptions, type OwnAppearance };

export class HostApp extends AppProcess {
  readonly network: HostNetwork;
  readonly storageRoot: string;
  readonly sourceAddress = undefined;
  readonly reportsOwnClose = true;

  constructor(options: Omit<HostAppOptions, 'network'> & { network?: HostNetwork } = {}) {
    super(options);
    this.network = options.network ?? new HostNetwork();
    this.storageRoot = options.storageRoot ?? '';
  }

  /** There is no other application in this document, so nothing is to be told apart. */
  run<T>(work: () => T): T {
    return work();
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
