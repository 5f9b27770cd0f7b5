/** The server of the room's pages: Vite, the bridge, and all devices behind it. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createServer, type HttpServer, preview } from 'vite';
import { findFreePort } from '../../kits/host/freePort.ts';
import { builtFolder, webConfig } from '../build/viteConfig.ts';
import { Bridge } from './Bridge.ts';
import { Devices } from './Devices.ts';
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
  const bridge = new Bridge(await Devices.open(data));
  const config = webConfig([bridgePlugin(bridge)], built);
  const address = { port: port === 0 ? await findFreePort() : port, host: isOnLan ? ANY : LOCAL, strictPort: false };
  if (isBuilt) {
    const server = await preview({ ...config, preview: address });
    return { port: portOf(server.httpServer), close: () => closeAll(bridge, () => server.close()) };
  }
  const server = await createServer({ ...config, server: { ...config.server, ...address } });
  await server.listen();
  return { port: portOf(server.httpServer), close: () => closeAll(bridge, () => server.close()) };
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
