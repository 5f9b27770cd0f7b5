/** `preview`: the project's applications on devices, in a browser. */
import path from 'node:path';
import { workFolder } from '../project/hostConfig.ts';
import { projectRoot } from '../projectRoot.ts';
import { startRoomServer } from '../web/server/RoomServer.ts';
import { readOptions } from './options.ts';

const DEFAULT_PORT = 5170;

const USAGE = `preview [options]

  --port PORT   where the page is served, default ${DEFAULT_PORT}; the next free one if it is taken
  --lan         lets other computers of the network open it, too
  --data DIR    where the devices keep their files
  --help        this

Ctrl-C stops it. The devices' files stay.`;

/** @returns the exit code, when somebody has stopped it */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readOptions(USAGE, {
    args: [...args],
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      lan: { type: 'boolean', default: false },
      data: { type: 'string', default: workFolder(projectRoot, 'devices') },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port}: give a number from 0 to 65535.`);
  }
  const server = await startRoomServer({ port, data: path.resolve(values.data), isOnLan: values.lan });
  console.log(`${server.address('localhost')}\nWhoever has this address works the devices. Ctrl-C stops it.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
  return 0;
}
