/** What becomes of a server and a transaction when their process ends. */
import { relationalStore } from '@kit.ArkData';
import { webSocket } from '@kit.NetworkKit';
import { attempt, type CheckPlace } from './check.ts';

const config = { name: 'held.db', securityLevel: relationalStore.SecurityLevel.S1 };

/** What a process holds when it ends: a server that listens, and a transaction that is not committed. */
export async function holdEverything({ freePort, ...place }: CheckPlace): Promise<void> {
  await webSocket
    .createWebSocketServer()
    .start({ serverPort: freePort, maxConcurrentClientsNumber: 2, maxConnectionsForOneClient: 2 });
  const store = await relationalStore.getRdbStore(place, config);
  await store.execute('CREATE TABLE words (word TEXT)');
  await store.insert('words', { word: 'committed' });
  const transaction = await store.createTransaction();
  await transaction.insert('words', { word: 'uncommitted' });
}

/** What the next process finds. */
export async function findEverything({ freePort, ...place }: CheckPlace): Promise<unknown> {
  const server = webSocket.createWebSocketServer();
  const started = await attempt(() =>
    server.start({ serverPort: freePort, maxConcurrentClientsNumber: 2, maxConnectionsForOneClient: 2 }),
  );
  const store = await relationalStore.getRdbStore(place, config);
  const rows = await store.querySql('SELECT word FROM words');
  const words: string[] = [];
  while (rows.goToNextRow()) words.push(rows.getString(0));
  await store.close();
  await server.stop();
  return { started, words };
}
