/** The server of the room's pages: Vite, the bridge, and all devices behind it. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createServer, type HttpServer, preview } from 'vite';
import { findFreePort } from '../../kits/host/freePort.ts';
import { HostNetwork, type LanAddress } from '../../kits/host/HostNetwork.ts';
import { builtFolder, webConfig } from '../build/viteConfig.ts';
import { Bridge } from './Bridge.ts';
import { Devices } from './Devices.ts';
import { Gate } from './Gate.ts';
import { bridgePlugin } from './vitePlugin.ts';

export interface RoomServerOptions {
  /** Where pages are served; the next free port if it is taken. 0: any free port. */
  readonly port: number;
  /** Holds a folder for each device's files. */
  readonly data: string;
  /** Serves what `npm run build` made, instead of compiling what the browser asks for. */
  readonly isBuilt?: boolean;
  /** Where that is, if elsewhere. */
  readonly built?: string;
  /** Whether other computers of the network may open the room, too. */
  readonly isOnLan?: boolean;
}

export interface RoomServer {
  readonly port: number;
  /**
   * The page's address, with the key that opens it.
   *
   * @param host a name or address of this computer
   * @param path of the page; the room's when left out
   */
  address(host: string, path?: string): string;
  close(): Promise<void>;
}

const LOCAL = '127.0.0.1';
const ANY = '0.0.0.0';

/** @throws Error if built pages are asked for and there are none */
export async function startRoomServer(options: RoomServerOptions): Promise<RoomServer> {
  const { port, data, isBuilt = false, built = builtFolder, isOnLan = false } = options;
  if (isBuilt && !existsSync(path.join(built, 'index.html'))) {
    throw new Error('There is nothing built yet: run `npm run build` first.');
  }
  const gate = new Gate(isOnLan ? new HostNetwork().lanAddresses().map(hostOf) : []);
  const bridge = new Bridge(await Devices.open(data), gate);
  const config = webConfig([bridgePlugin(bridge, gate)], built);
  const address = { port: port === 0 ? await findFreePort() : port, host: isOnLan ? ANY : LOCAL, strictPort: false };
  if (isBuilt) {
    const server = await preview({ ...config, preview: address });
    return roomServer(portOf(server.httpServer), gate, () => closeAll(bridge, () => server.close()));
  }
  const server = await createServer({ ...config, server: { ...config.server, ...address } });
  await server.listen();
  return roomServer(portOf(server.httpServer), gate, () => closeAll(bridge, () => server.close()));
}

function roomServer(port: number, { key }: Gate, close: () => Promise<void>): RoomServer {
  return { port, address: (host, page = '/') => `http://${host}:${port}${page}#key=${key}`, close };
}

function hostOf({ address, family }: LanAddress): string {
  return family === 'IPv6' ? `[${address}]` : address;
}

async function closeAll(bridge: Bridge, closeServer: () => Promise<void>): Promise<void> {
  await bridge.close();
  await closeServer();
}

function portOf(server: HttpServer | null): number {
  const address = server?.address() as AddressInfo | null | undefined;
  if (!address) throw new Error('The server of the room does not listen.');
  return address.port;
}
