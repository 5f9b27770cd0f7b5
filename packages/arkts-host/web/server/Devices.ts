/** The devices of a room: made when they are first asked for, each with its own storage and its own address. */
import { createServer } from 'node:net';
import path from 'node:path';
import { applicationsOf, readProjectFacts } from '../../project/projectModules.ts';
import { projectRoot } from '../../projectRoot.ts';
import { Device } from './Device.ts';

const NAME = /^[a-z][a-z0-9-]{0,31}$/;
/** Devices beyond these share the last address; the hub takes ten addresses only (platform.md 15). */
const LAST_ADDRESS = 250;

export class Devices {
  private readonly deviceByName = new Map<string, Device>();

  private constructor(
    private readonly folder: string,
    private readonly hasManyAddresses: boolean,
  ) {}

  /** @param folder holds a folder for each device's files */
  static async open(folder: string): Promise<Devices> {
    return new Devices(folder, await canListenAt('127.0.0.2'));
  }

  /** @throws Error for names and modules that no device has, and for a device that runs another module */
  get(name: string, module: string): Device {
    if (!NAME.test(name) || !applicationsOf(readProjectFacts(projectRoot)).some((each) => each.name === module)) {
      throw new Error(`There is no device '${name}' of module '${module}'.`);
    }
    let device = this.deviceByName.get(name);
    if (device === undefined) {
      const address = this.hasManyAddresses
        ? `127.0.0.${Math.min(this.deviceByName.size + 2, LAST_ADDRESS)}`
        : undefined;
      device = new Device(name, module, path.join(this.folder, name), address);
      this.deviceByName.set(name, device);
    }
    if (device.module !== module) throw new Error(`The device '${name}' runs '${device.module}', not '${module}'.`);
    return device;
  }

  find(name: string): Device | undefined {
    return this.deviceByName.get(name);
  }

  /** Ends all applications. */
  async end(): Promise<void> {
    await Promise.all([...this.deviceByName.values()].map((device) => device.process?.end()));
  }
}

/** Linux has all of 127.0.0.0/8; macOS has 127.0.0.1 unless told otherwise. */
function canListenAt(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(0, address, () => probe.close(() => resolve(true)));
  });
}
