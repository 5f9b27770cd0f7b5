/**
 * The process that a benchmark's server runs in, so that its processor time and memory are its own. Started by
 * `ServerUnderLoad`, which commands it over the process's channel; one command at a time.
 */
import { createArkTSRunner } from '../../packages/arkts-host/arkts/run.ts';
import type { BenchServer } from './servers.ts';

const runner = await createArkTSRunner();
const { servers } = await runner.import<typeof import('./servers.ts')>('tools/bench/servers.ts');

export interface Command {
  readonly id: number;
  readonly what: 'start' | 'restart' | 'fill' | 'look' | 'usage' | 'stop';
  /** Of `start`: which server. Of `fill`: how many entries. */
  readonly value: string;
}

export interface Usage {
  /** Milliseconds of processor time since the process began, of the program and of the system for it. */
  readonly cpu: number;
  /** Bytes. */
  readonly heap: number;
}

export interface Answer {
  readonly id: number;
  readonly url?: string;
  readonly secret?: string;
  readonly plainSecret?: string;
  readonly usage?: Usage;
  readonly error?: string;
}

let server: BenchServer | undefined;

async function obey(command: Command): Promise<Omit<Answer, 'id'>> {
  switch (command.what) {
    case 'start':
      server = await servers[command.value as keyof typeof servers]();
      break;
    case 'restart':
      await server?.restart();
      break;
    case 'fill':
      await server?.fill(Number(command.value));
      break;
    case 'look':
      break;
    case 'usage':
      return { usage: usage() };
    case 'stop':
      await server?.stop();
      return {};
  }
  return { url: server?.url, secret: server?.secret(), plainSecret: server?.plainSecret };
}

function usage(): Usage {
  global.gc?.();
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1000, heap: process.memoryUsage().heapUsed };
}

process.on('message', (command: Command) => {
  obey(command)
    .catch((error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
    .then((answer) => {
      process.send?.({ id: command.id, ...answer });
      if (command.what === 'stop') process.disconnect();
    });
});
process.send?.({ id: 0 });
