/** `npm start`: the room, with the smart screen and two phones, in a browser. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { HostNetwork } from '../packages/arkts-host/kits/host/HostNetwork.ts';
import { RealMulticast } from '../packages/arkts-host/kits/NetworkKit/mdns/RealMulticast.ts';
import { projectRoot } from '../packages/arkts-host/projectRoot.ts';
import { type RoomServer, startRoomServer } from '../packages/arkts-host/web/server/RoomServer.ts';
import { takeDataFolder } from './dataFolder.ts';

const DEFAULT_PORT = 5170;

const USAGE = `npm start -- [options]

  --port PORT   where the room is served, default ${DEFAULT_PORT}; the next free one if it is taken
  --built       serves what \`npm run build\` made
  --lan         lets other computers and phones of the network open the room, too
  --data DIR    where the devices keep their files, default .hearth/devices
  --help        this

Ctrl-C stops it. The devices' files stay.`;

interface StartOptions {
  readonly port: number;
  readonly isBuilt: boolean;
  readonly isOnLan: boolean;
  readonly data: string;
}

function readOptions(): StartOptions | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      built: { type: 'boolean', default: false },
      lan: { type: 'boolean', default: false },
      data: { type: 'string', default: path.join(projectRoot, '.hearth/devices') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port}: give a number from 0 to 65535.`);
  }
  return { port, isBuilt: values.built, isOnLan: values.lan, data: path.resolve(values.data) };
}

function sayWhere({ port, address }: RoomServer, asked: StartOptions): void {
  if (asked.port !== 0 && port !== asked.port) {
    console.log(`Port ${asked.port} is taken by another program; the room is on ${port} instead.`);
  }
  console.log(`The room:         ${address('localhost')}`);
  const [lan] = new HostNetwork().lanAddresses().filter(({ family }) => family === 'IPv4');
  if (asked.isOnLan && lan !== undefined) console.log(`On this network:  ${address(lan.address)}`);
  else if (lan !== undefined) console.log('On this network:  not served; npm start -- --lan does that');
  console.log('Whoever has this address works the devices: it holds a key, new at each start. Ctrl-C stops it.');
}

/** Resolves at Ctrl-C, or when the system asks the program to end. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

try {
  const options = readOptions();
  if (options === undefined) {
    console.log(USAGE);
  } else {
    takeDataFolder(options.data);
    const server = await startRoomServer(options);
    sayWhere(server, options);
    const leaveNetwork = RealMulticast.start(({ message }) => {
      console.log(`Screens of other computers are not found: ${message}`);
    });
    await interrupted();
    await leaveNetwork();
    await server.close();
  }
  process.exit(0);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
