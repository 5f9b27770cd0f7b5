/** The servers that are measured: Hearth's own hub, and the least that a broadcast over `ws` can be. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { encodeMessage, type LogEntry, SystemClock } from '@hearth/common';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { Commit } from '@hearth/server_tv/server/commit/HistoryStore';
import { RdbHistoryStore } from '@hearth/server_tv/storage/RdbHistoryStore';
import { application } from '@kit.AbilityKit';
import { WebSocketServer } from 'ws';
import { OwnHub } from '../../tests/conformance/ownHub.ts';

export interface BenchServer {
  readonly url: string;
  /** Of the QR code. */
  secret(): string;
  readonly plainSecret: string;
  restart(): Promise<void>;
  /** Puts that many messages into the lobby. */
  fill(entries: number): Promise<void>;
  stop(): Promise<void>;
}

/** Entries that are written in one transaction while filling. */
const GROUP = 1000;

async function hub(): Promise<BenchServer> {
  // The true clock: nothing that a device waits for is left out.
  const own = await OwnHub.start({ clock: new SystemClock(() => performance.now()) });
  return {
    url: own.url,
    secret: () => own.secret(),
    plainSecret: own.plainSecret,
    restart: () => own.restart(),
    fill: (entries) => own.restart(() => fillLobby(entries)),
    stop: () => own.stop(),
  };
}

async function fillLobby(entries: number): Promise<void> {
  const store = new RdbHistoryStore(application.getApplicationContext(), new MemoryLog().logger('fill'));
  await store.open();
  let seq = (await store.lastSeqs()).get('lobby') ?? 0;
  const last = seq + entries;
  while (seq < last) {
    const commit = new Commit();
    while (commit.entries.length < GROUP && seq < last) {
      seq += 1;
      const time = Date.now();
      const id = `filled-${seq}`;
      const data = { content: `Message number ${seq}, about as long as what people write to each other.` };
      const entry: LogEntry = { type: 'chat', id, timestamp: time, room: 'lobby', from: 'filler', seq, data };
      commit.entries.push({
        room: 'lobby',
        seq,
        sender: 'filler',
        id,
        time,
        type: 'chat',
        digest: '',
        text: encodeMessage(entry),
      });
    }
    await store.commit(commit);
  }
  await store.close();
}

/** Every frame that arrives goes to everyone, as it is: no validation, no order, no store, no acknowledgement. */
async function baseline(): Promise<BenchServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.on('message', (bytes, isBinary) => {
      for (const client of server.clients) client.send(bytes, { binary: isBinary });
    });
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secret: () => '',
    plainSecret: '',
    restart: async () => {},
    fill: async () => {},
    stop: async () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

export const servers = { hub, baseline };
