/** A device of the room as Node knows it: what stays when its application's process ends. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { HostApp } from '../../kits/host/HostApp.ts';
import { HostNetwork, type NetworkState } from '../../kits/host/HostNetwork.ts';
import { readProjectFacts } from '../../project/projectModules.ts';
import { projectRoot } from '../../projectRoot.ts';

/** The application's folders, which exist before it asks for them. */
const FOLDERS = ['files', 'cache', 'temp', 'database', 'preferences'];

/** A process of the device's application. */
export interface RunningProcess {
  end(): Promise<void>;
}

export class Device {
  readonly network = new HostNetwork();
  /** The running application, if any: one at a time. */
  process: RunningProcess | undefined;
  /** Whether the former process was ended from outside. */
  wasKilled = false;

  /**
   * @param storageRoot where the device's files are
   * @param sourceAddress where its connections come from; undefined where the system has only one loopback address
   */
  constructor(
    readonly name: string,
    readonly module: string,
    readonly storageRoot: string,
    private readonly sourceAddress: string | undefined,
  ) {}

  /** A new process of the device's application. */
  createApp(): HostApp {
    const { storageRoot, network, sourceAddress } = this;
    const module = readProjectFacts(projectRoot).modules.find(({ name }) => name === this.module);
    if (module === undefined) throw new Error(`There is no module '${this.module}'.`);
    const app = HostApp.ofModule(module.folder, {
      storageRoot,
      network,
      ...(sourceAddress === undefined ? {} : { sourceAddress }),
    });
    for (const folder of FOLDERS) mkdirSync(path.join(storageRoot, app.moduleName, folder), { recursive: true });
    return app;
  }

  switchNetwork(state: NetworkState): void {
    if (state === 'up') this.network.switchOn();
    else if (state === 'cut') this.network.cut();
    else this.network.blackhole();
  }
}
