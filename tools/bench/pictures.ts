/** What a picture on its way to everybody costs those who only chat, and how fast it goes. */
import { makeBlob } from '../../tests/conformance/chunk.ts';
import { chatMessage, LoadClient } from './LoadClient.ts';
import { percentile } from './percentile.ts';
import { ServerUnderLoad } from './ServerUnderLoad.ts';

/** Who fetches the picture; they are also those who chat. */
const READERS = 10;
const SIZE = 20 * 1024 * 1024;
/** Messages a second, in all, and how many: as many again while the picture is fetched. */
const PACE = 40;
const PACED = 160;

export interface Latency {
  /** Milliseconds from sending a message to its arrival, at all who fetch. */
  readonly p50: number;
  readonly p99: number;
}

export interface Pictures {
  readonly quiet: Latency;
  /** The same while the picture goes to all of them, over and over. */
  readonly busy: Latency;
  /** The same while each of them brings pictures of its own, one after the other. */
  readonly bringing: Latency;
  /** Bytes a second of pictures that arrived, all together. */
  readonly bytesPerSecond: number;
  /** Bytes a second on the way to the hub, its check and its disk included. */
  readonly uploadedPerSecond: number;
  /** Milliseconds of the server's processor time for a MiB that arrived, the chat beside it included. */
  readonly cpu: number;
}

async function chat(clients: readonly LoadClient[]): Promise<Latency> {
  const took: number[] = [];
  const done = new Promise<void>((resolve) => {
    for (const client of clients) {
      client.onChat = (content) => {
        if (!content.startsWith('at ')) return;
        took.push(performance.now() - Number(content.split(' ')[1]));
        if (took.length === PACED * clients.length) resolve();
      };
    }
  });
  let said = 0;
  const timer = setInterval(() => {
    clients[said % clients.length]?.say([chatMessage(`at ${performance.now()}`)]);
    said += 1;
    if (said === PACED) clearInterval(timer);
  }, 1000 / PACE);
  await done;
  return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

export async function measurePictures(): Promise<Pictures> {
  const server = await ServerUnderLoad.start('hub');
  const clients = Array.from({ length: READERS }, (_, index) => {
    return new LoadClient(server, `127.0.0.${1 + (index % 9)}`, 'sealed');
  });
  for (const client of clients) await client.connect();
  const [sender] = clients;
  if (sender === undefined) throw new Error('There are no clients.');
  const blob = makeBlob(SIZE);
  const began = performance.now();
  await sender.offer(blob);
  const uploadedPerSecond = (SIZE * 1000) / (performance.now() - began);
  await sender.share(blob);
  const quiet = await chat(clients);
  let fetching = true;
  let bytes = 0;
  const before = await server.usage();
  const from = performance.now();
  const fetched = clients.map(async (client) => {
    while (fetching) {
      await client.fetch(blob.description, (count) => {
        bytes += count;
        return fetching;
      });
    }
  });
  const busy = await chat(clients);
  const took = performance.now() - from;
  const after = await server.usage();
  fetching = false;
  await Promise.all(fetched);
  // The same bytes under ever new ids: making others would keep this process from hearing anything.
  let brings = true;
  const brought = clients.map(async (client, number) => {
    for (let count = 0; brings; count += 1) {
      const { bytes, description } = blob;
      await client.offer({ bytes, description: { ...description, blobId: `own-${number}-${count}` } });
    }
  });
  const bringing = await chat(clients);
  brings = false;
  await Promise.all(brought);
  for (const client of clients) await client.cut();
  await server.stop();
  const cpu = ((after.cpu - before.cpu) * 1_048_576) / bytes;
  return { quiet, busy, bringing, bytesPerSecond: (bytes * 1000) / took, uploadedPerSecond, cpu };
}
