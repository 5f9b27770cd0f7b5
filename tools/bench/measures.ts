/** What is measured, each with servers of its own. */
import { chatMessage, LoadClient, type Speech } from './LoadClient.ts';
import { percentile } from './percentile.ts';
import { ServerUnderLoad } from './ServerUnderLoad.ts';

/** Members hold nine addresses, the tenth is kept free (protocol R21); each may have ten connections (platform.md 15). */
const ADDRESSES = 9;
const CONNECTIONS = 10;
export const CLIENTS = ADDRESSES * CONNECTIONS;
/** Messages that a member sends at once: a few less than it may (protocol R33), since it has just said others. */
const BURST = 36;
/** Messages a second, in all, while latency is measured; and how many. */
const PACE = 100;
const PACED = 300;
/** Times that each of a few clients comes back alone; and milliseconds before each, in which the server has nothing to do. */
const RETURNS = 12;
const RETURN_PAUSE = 100;
const TEXT = 'about as long as what people write to each other';

export interface Delivery {
  /** Messages that arrived at clients, a second. */
  readonly perSecond: number;
  /** Milliseconds of the server's processor time for 1,000 of them. */
  readonly cpu: number;
  /** Milliseconds from sending to arrival, at a moderate pace. */
  readonly p50: number;
  readonly p99: number;
}

export interface Avalanche {
  /** Milliseconds from the first connection to a welcome: half of all, and all. */
  readonly half: number;
  readonly all: number;
  readonly cpu: number;
}

/** How long somebody waits who comes alone, from the first byte to the welcome. */
export interface Return {
  readonly p50: number;
  readonly p99: number;
}

export interface Memory {
  /** Bytes of the engine's heap for each connection. What the process holds beside it moves too much to be told. */
  readonly heap: number;
}

export interface History {
  readonly entries: number;
  /** Milliseconds for a page of 200 anywhere in them. */
  readonly p50: number;
  readonly p99: number;
}

function makeClients(server: ServerUnderLoad, speech: Speech = 'sealed'): LoadClient[] {
  return Array.from(
    { length: CLIENTS },
    (_, index) => new LoadClient(server, `127.0.0.${1 + (index % ADDRESSES)}`, speech),
  );
}

async function connectAll(clients: readonly LoadClient[]): Promise<void> {
  for (const client of clients) await client.connect();
}

/** Resolves when `count` messages have arrived at all clients together; `take` gets each. */
function arrivals(clients: readonly LoadClient[], count: number, take: (content: string) => void): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    for (const client of clients) {
      client.onChat = (content) => {
        take(content);
        left -= 1;
        if (left === 0) resolve();
      };
    }
  });
}

async function flood(
  server: ServerUnderLoad,
  clients: readonly LoadClient[],
): Promise<{ perSecond: number; cpu: number }> {
  const count = CLIENTS * CLIENTS * BURST;
  const done = arrivals(clients, count, () => {});
  const before = await server.usage();
  const began = performance.now();
  for (const client of clients) client.say(Array.from({ length: BURST }, () => chatMessage(TEXT)));
  await done;
  const took = performance.now() - began;
  const after = await server.usage();
  return { perSecond: (count * 1000) / took, cpu: ((after.cpu - before.cpu) * 1000) / count };
}

async function pace(clients: readonly LoadClient[]): Promise<number[]> {
  const took: number[] = [];
  const done = arrivals(clients, CLIENTS * PACED, (content) =>
    took.push(performance.now() - Number(content.split(' ')[0])),
  );
  let said = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      clients[said % CLIENTS]?.say([chatMessage(`${performance.now()} ${TEXT}`)]);
      said += 1;
      if (said < PACED) return;
      clearInterval(timer);
      resolve();
    }, 1000 / PACE);
  });
  await done;
  return took;
}

export async function measureDelivery(speech: Speech): Promise<Delivery> {
  const server = await ServerUnderLoad.start(speech === 'bare' ? 'baseline' : 'hub');
  const clients = makeClients(server, speech);
  await connectAll(clients);
  // First at a pace, which also lets the engine warm up, then as fast as it goes.
  const took = await pace(clients);
  const { perSecond, cpu } = await flood(server, clients);
  for (const client of clients) await client.cut();
  await server.stop();
  return { perSecond, cpu, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

export async function measureAvalanche(speech: Speech): Promise<Avalanche> {
  const server = await ServerUnderLoad.start('hub');
  const clients = makeClients(server, speech);
  await connectAll(clients);
  await server.command('restart');
  const before = await server.usage();
  const began = performance.now();
  const took = await Promise.all(clients.map((client) => client.connect().then(() => performance.now() - began)));
  const after = await server.usage();
  for (const client of clients) await client.cut();
  await server.stop();
  return { half: percentile(took, 0.5), all: Math.max(...took), cpu: after.cpu - before.cpu };
}

export async function measureReturn(speech: Speech): Promise<Return> {
  const server = await ServerUnderLoad.start('hub');
  // One of each address: one alone may not connect that often (platform.md 16).
  const clients = makeClients(server, speech).slice(0, ADDRESSES);
  await connectAll(clients);
  const took: number[] = [];
  for (let count = 0; count < RETURNS; count += 1) {
    for (const client of clients) {
      await client.cut();
      await new Promise((resolve) => setTimeout(resolve, RETURN_PAUSE));
      const began = performance.now();
      await client.connect();
      took.push(performance.now() - began);
    }
  }
  for (const client of clients) await client.cut();
  await server.stop();
  // The first ones let the engine warm up.
  const warm = took.slice(2 * ADDRESSES);
  return { p50: percentile(warm, 0.5), p99: percentile(warm, 0.99) };
}

export async function measureMemory(speech: Speech): Promise<Memory> {
  const server = await ServerUnderLoad.start('hub');
  const clients = makeClients(server, speech);
  // The first ones pay for what is there once.
  const first = clients.slice(0, ADDRESSES);
  await connectAll(first);
  const before = await server.usage();
  await connectAll(clients.slice(ADDRESSES));
  const after = await server.usage();
  for (const client of clients) await client.cut();
  await server.stop();
  const added = CLIENTS - first.length;
  return { heap: (after.heap - before.heap) / added };
}

export async function measureHistory(entries: number): Promise<History> {
  const server = await ServerUnderLoad.start('hub');
  await server.command('fill', String(entries));
  const clients = makeClients(server).slice(0, ADDRESSES);
  const took: number[] = [];
  for (const client of clients) {
    await client.connect();
    for (let count = 0; count < BURST; count += 1) {
      const before = 1 + ((count * 7919 + clients.indexOf(client) * 104_729) % entries);
      const began = performance.now();
      await client.page(before + 1, 200);
      took.push(performance.now() - began);
    }
  }
  for (const client of clients) await client.cut();
  await server.stop();
  return { entries, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}
