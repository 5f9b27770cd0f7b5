/** What the end of an application's process frees: sockets, servers, databases, and what was not committed. */
import { relationalStore } from '@kit.ArkData';
import { webSocket } from '@kit.NetworkKit';
import { expect, test } from 'vitest';
import { findFreePort, HostApp } from '../../kits/host/index.ts';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

const config = { name: 'end.db', securityLevel: relationalStore.SecurityLevel.S1 };

test('a server of an ended process no longer listens: a new process starts one on the same port at once', async () => {
  const serverPort = await findFreePort();
  const limits = { serverPort, maxConcurrentClientsNumber: 2, maxConnectionsForOneClient: 2 };
  const former = new HostApp();
  await former.run(() => webSocket.createWebSocketServer().start(limits));
  former.endProcess();
  await expect(new HostApp().run(() => webSocket.createWebSocketServer().start(limits))).resolves.toBe(true);
});

test('a client that waits for the network is forgotten with its process', async () => {
  const serverPort = await findFreePort();
  const hub = new HostApp();
  const server = hub.run(() => webSocket.createWebSocketServer());
  await server.start({ serverPort, maxConcurrentClientsNumber: 2, maxConnectionsForOneClient: 2 });
  const visitors: number[] = [];
  const arrival = new Promise<void>((resolve) => {
    server.on('connect', ({ clientPort }) => {
      visitors.push(clientPort);
      resolve();
    });
  });
  const phone = new HostApp();
  phone.network.blackhole();
  await phone.run(() => webSocket.createWebSocket().connect(`ws://127.0.0.1:${serverPort}/`));
  phone.endProcess();
  phone.network.switchOn();
  const other = new HostApp();
  await other.run(() => webSocket.createWebSocket().connect(`ws://127.0.0.1:${serverPort}/`));
  await arrival;
  expect(visitors).toHaveLength(1);
  other.endProcess();
  hub.endProcess();
});

test('what a transaction of an ended process had not committed is gone, and the file is free', async () => {
  const storageRoot = makeTemporaryFolder('end');
  const open = (app: HostApp) => app.run(() => relationalStore.getRdbStore({ databaseDir: storageRoot }, config));
  const former = new HostApp({ storageRoot });
  const store = await open(former);
  await store.execute('CREATE TABLE words (word TEXT)');
  const transaction = await store.createTransaction();
  await transaction.insert('words', { word: 'unfinished' });
  former.endProcess();
  const later = new HostApp({ storageRoot });
  const reopened = await open(later);
  const rows = await reopened.querySql('SELECT word FROM words');
  expect(rows.rowCount).toBe(0);
  await expect(transaction.commit()).rejects.toThrow();
  later.endProcess();
});
