/** One process of a device's application: the objects that it holds in Node, from the bridge's beginning to its end. */
import { randomBytes } from 'node:crypto';
import { uptime } from 'node:os';
import type { HostApp } from '../../kits/host/HostApp.ts';
import type { NetworkState } from '../../kits/host/HostNetwork.ts';
import { laterTurn } from '../../kits/host/laterTurn.ts';
import type { NodeFunctions } from '../bridge/protocol.ts';
import type { Device, RunningProcess } from './Device.ts';
import type { Events } from './Events.ts';
import { fileFunctions } from './fileFunctions.ts';
import { mdnsFunctions } from './mdnsFunctions.ts';
import { serverFunctions } from './serverFunctions.ts';
import { socketFunctions } from './socketFunctions.ts';
import { storeFunctions } from './storeFunctions.ts';

const TOKEN_BYTES = 16;
const MILLISECONDS = 1000;

export class DeviceProcess implements RunningProcess {
  /** Names this process in synchronous requests. */
  readonly token = randomBytes(TOKEN_BYTES).toString('hex');
  readonly functions: NodeFunctions;
  /** Called when it has ended, whoever ended it. */
  onEnd: () => void = () => {};
  readonly app: HostApp;
  private readonly stopWatching: () => void;
  private ended: Promise<void> | undefined;
  private isInOrder = false;

  private constructor(
    private readonly device: Device,
    events: Events,
  ) {
    const app = device.createApp();
    this.app = app;
    this.functions = Object.assign(Object.create(null) as object, {
      begin: async () => ({
        token: this.token,
        bundleName: app.bundleName,
        moduleName: app.moduleName,
        deviceType: app.deviceType,
        apiVersion: app.apiVersion,
        permissions: app.permissionNames,
        storageRoot: app.storageRoot,
        network: device.network.state,
        lanAddresses: device.network.lanAddresses(),
        uptime: uptime() * MILLISECONDS,
        wasKilled: device.wasKilled,
      }),
      endsInOrder: () => {
        this.isInOrder = true;
      },
      ...fileFunctions(app),
      ...storeFunctions(app),
      ...socketFunctions(events),
      ...serverFunctions(events),
      ...mdnsFunctions(events),
    });
    this.stopWatching = device.network.watch((state: NetworkState) => events.networkChanged(state));
  }

  /** Begins a process of the device's application, when the former one has ended. */
  static async begin(device: Device, events: Events): Promise<DeviceProcess> {
    while (device.process !== undefined) await device.process.end();
    const begun = new DeviceProcess(device, events);
    device.process = begun;
    return begun;
  }

  /** Calls a function of this process as its application. Only what is in the table can be called. */
  call(name: string, args: readonly unknown[]): unknown {
    const work = this.functions[name as keyof NodeFunctions] as ((...args: readonly unknown[]) => unknown) | undefined;
    if (work === undefined || this.ended !== undefined) throw new Error(`The bridge has no function '${name}' now.`);
    return this.app.run(() => work(...args));
  }

  /** Ends the process as a system does: connections break, servers stop listening, files are closed. */
  end(): Promise<void> {
    this.ended ??= this.endOnce();
    return this.ended;
  }

  private async endOnce(): Promise<void> {
    this.stopWatching();
    this.app.network.dropConnections();
    this.app.endProcess();
    await laterTurn(); // Sockets that were destroyed now are closed by the next turn, and ports are free.
    this.device.wasKilled = !this.isInOrder;
    this.device.process = undefined;
    this.onEnd();
  }
}
