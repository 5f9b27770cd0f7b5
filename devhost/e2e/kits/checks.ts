/**
 * What kits do, written once and run twice: in Node, and in a page over the bridge. Each check gives a plain outcome;
 * the test wants the same from both. They use what `entry` and `server_tv` use, and the edges of it.
 */
import { preferences, relationalStore } from '@kit.ArkData';
import { util } from '@kit.ArkTS';
import { deviceInfo, systemDateTime } from '@kit.BasicServicesKit';
import { fileIo, fileUri } from '@kit.CoreFileKit';
import { cryptoFramework } from '@kit.CryptoArchitectureKit';
import { image } from '@kit.ImageKit';
import { connection, mdns, webSocket } from '@kit.NetworkKit';

export interface CheckPlace {
  readonly databaseDir: string;
  readonly preferencesDir: string;
  readonly filesDir: string;
  /** A port that nobody listens at. */
  readonly freePort: number;
}

export type Check = (place: CheckPlace) => Promise<unknown>;

/** What a failure shows to product code. */
function failureOf(error: unknown): object {
  const { code, message } = error as { code?: unknown; message?: string };
  return { isError: error instanceof Error, code, message };
}

async function attempt(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return failureOf(error);
  }
}

const config = { name: 'check.db', securityLevel: relationalStore.SecurityLevel.S1 };

export const checks: Readonly<Record<string, Check>> = {
  'preferences: values of all kinds, kept in memory and on disk': async (place) => {
    const store = preferences.getPreferencesSync(place, { name: 'kinds' });
    store.putSync('text', '围炉');
    store.putSync('number', 1.5);
    store.putSync('bytes', new Uint8Array([0, 255]));
    store.putSync('list', ['a', 'b']);
    await store.put('big', 12345678901234567890n);
    const changes: string[] = [];
    const told = new Promise<void>((resolve) => {
      store.on('change', (key) => {
        changes.push(key);
        if (changes.length === 5) resolve();
      });
    });
    await store.flush();
    await told;
    preferences.removePreferencesFromCacheSync(place, { name: 'kinds' });
    const again = await preferences.getPreferences(place, 'kinds');
    return [
      again === store,
      again.getSync('text', ''),
      await again.get('number', 0),
      Array.from(again.getSync('bytes', new Uint8Array()) as Uint8Array),
      again.getSync('list', []),
      String(again.getSync('big', 0n)),
      again.hasSync('nothing'),
      changes.sort(),
    ];
  },

  'preferences: what was not flushed is not on disk; deleting removes the file': async (place) => {
    const store = preferences.getPreferencesSync(place, { name: 'lost' });
    store.putSync('kept', 1);
    store.flushSync();
    store.putSync('lost', 2);
    await preferences.removePreferencesFromCache(place, 'lost');
    const again = preferences.getPreferencesSync(place, { name: 'lost' });
    const found = [again.getSync('kept', 0), again.getSync('lost', 0)];
    await preferences.deletePreferences(place, 'lost');
    return [found, preferences.getPreferencesSync(place, { name: 'lost' }).hasSync('kept')];
  },

  'preferences: bad keys, values and names fail with 401': async (place) => {
    const store = preferences.getPreferencesSync(place, { name: 'bad' });
    return [
      await attempt(() => store.putSync('', 1)),
      await attempt(() => store.putSync('key', undefined as never)),
      await attempt(() => preferences.getPreferencesSync(place, { name: 'a/b' })),
    ];
  },

  'fileIo: bytes by descriptor, at places and at the own position': async (place) => {
    const path = `${place.filesDir}/围炉.bin`;
    const file = await fileIo.open(path, fileIo.OpenMode.READ_WRITE | fileIo.OpenMode.CREATE);
    const fd = file?.fd as number;
    const written = [await fileIo.write(fd, new Uint8Array([1, 2, 3, 4]).buffer), fileIo.writeSync(fd, '围')];
    const buffer = new ArrayBuffer(6);
    const counts = [
      await fileIo.read(fd, buffer, { offset: 2, length: 3 }),
      fileIo.readSync(fd, buffer, { offset: 7 }),
    ];
    await fileIo.fsync(fd);
    const facts = fileIo.statSync(fd);
    await fileIo.close(file);
    const again = fileIo.openSync(fileUri.getUriFromPath(path));
    fileIo.closeSync(again);
    return [file?.name, again.name, written, counts, [...new Uint8Array(buffer)], facts.size, facts.isFile()];
  },

  'fileIo: folders and names, and how calls fail': async (place) => {
    const folder = `${place.filesDir}/one/two`;
    await fileIo.mkdir(folder, true);
    const file = fileIo.openSync(`${folder}/x`, fileIo.OpenMode.CREATE | fileIo.OpenMode.WRITE_ONLY);
    fileIo.closeSync(file);
    await fileIo.rename(`${folder}/x`, `${folder}/y`);
    fileIo.copyFileSync(`${folder}/y`, `${folder}/z`);
    const failures = [
      await attempt(() => fileIo.openSync(`${folder}/x`)),
      await attempt(() => fileIo.unlink(`${folder}/x`)),
      await attempt(() => fileIo.mkdir(folder, true)),
      await attempt(() => fileIo.closeSync(file)),
      await attempt(() => fileIo.readSync(0, new ArrayBuffer(1))),
      await attempt(() => fileIo.open('/etc/hostname')),
      await attempt(() => fileIo.openSync('file://media/Photo/1/IMG_1/never-chosen.png')),
    ];
    const names = fileIo.listFileSync(folder).sort();
    await fileIo.rmdir(`${place.filesDir}/one`);
    return [names, failures, fileIo.accessSync(folder)];
  },

  'image: what the first bytes of a picture say': async (place) => {
    const bytes = [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0];
    const path = `${place.filesDir}/a.png`;
    const file = fileIo.openSync(path, fileIo.OpenMode.CREATE | fileIo.OpenMode.READ_WRITE);
    fileIo.writeSync(file.fd, new Uint8Array(bytes).buffer);
    const info = await image.createImageSource(path)?.getImageInfo();
    const text = image.createImageSource(new TextEncoder().encode('no picture').buffer);
    return [
      info?.size,
      image.createImageSource(file.fd)?.getImageInfoSync().mimeType,
      await attempt(() => text?.getImageInfo()),
      image.createImageSource(`${path}.none`) === undefined,
    ];
  },

  'relationalStore: rows of all types, read by position and name': async (place) => {
    const store = await relationalStore.getRdbStore(place, { ...config, name: 'types.db' });
    await store.executeSql('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, size REAL, data BLOB)');
    const id = await store.insert('things', { name: '围炉', size: 2.5, data: new Uint8Array([1, 2, 3]) });
    await store.insert('things', { name: null, size: 7, data: null });
    const predicates = new relationalStore.RdbPredicates('things');
    predicates.equalTo('name', '围炉');
    const rows = await store.query(predicates, ['id', 'name', 'size', 'data']);
    const first = rows.goToFirstRow();
    const values = [
      rows.getLong(rows.getColumnIndex('id')),
      rows.getString(1),
      rows.getDouble(2),
      Array.from(rows.getBlob(3)),
      rows.isColumnNull(1),
    ];
    rows.close();
    const all = await store.querySql('SELECT name, size FROM things ORDER BY id');
    const names: unknown[] = [];
    while (all.goToNextRow()) names.push(all.getRow());
    await store.close();
    return [id, first, values, names, rows.isClosed, await attempt(() => store.querySql('SELECT 1'))];
  },

  'relationalStore: a transaction is all or nothing': async (place) => {
    const store = await relationalStore.getRdbStore(place, { ...config, name: 'all.db' });
    await store.execute('CREATE TABLE words (word TEXT UNIQUE)');
    const kept = await store.createTransaction({ transactionType: relationalStore.TransactionType.IMMEDIATE });
    await kept.insert('words', { word: 'kept' });
    await kept.batchInsertWithConflictResolution(
      'words',
      [{ word: 'kept' }, { word: 'also' }],
      relationalStore.ConflictResolution.ON_CONFLICT_IGNORE,
    );
    const during = await attempt(() => store.insert('words', { word: 'outside' }));
    await kept.commit();
    const dropped = await store.createTransaction();
    await dropped.insert('words', { word: 'dropped' });
    const duplicate = await attempt(() => dropped.insert('words', { word: 'kept' }));
    await dropped.rollback();
    const after = await attempt(() => dropped.commit());
    const rows = await store.querySql('SELECT word FROM words ORDER BY word');
    const words: string[] = [];
    while (rows.goToNextRow()) words.push(rows.getString(0));
    await store.close();
    return [during, duplicate, after, words];
  },

  'relationalStore: what is synchronous answers at once': async (place) => {
    const store = await relationalStore.getRdbStore(place, { ...config, name: 'sync.db' });
    const versions = [store.version];
    store.version = 3;
    versions.push(store.version);
    store.executeSync('CREATE TABLE numbers (number INTEGER)');
    store.beginTransaction();
    store.insertSync('numbers', { number: 1 });
    store.rollBack();
    store.beginTransaction();
    store.insertSync('numbers', { number: 2 });
    store.commit();
    const rows = store.querySqlSync('SELECT number FROM numbers');
    const count = rows.rowCount;
    const outside = await attempt(() => rows.getLong(0));
    const bad = await attempt(() => {
      store.version = -1;
    });
    await store.close();
    return [versions, count, outside, bad];
  },

  'relationalStore: a deleted store begins empty': async (place) => {
    const store = await relationalStore.getRdbStore(place, { ...config, name: 'deleted.db' });
    await store.execute('CREATE TABLE gone (word TEXT)');
    await store.close();
    await relationalStore.deleteRdbStore(place, 'deleted.db');
    const again = await relationalStore.getRdbStore(place, { ...config, name: 'deleted.db' });
    const rows = await again.querySql("SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table'");
    rows.goToFirstRow();
    const tables = rows.getLong(0);
    await again.close();
    return [tables, await attempt(() => relationalStore.getRdbStore(place, { ...config, securityLevel: 9 as never }))];
  },

  'cryptoFramework: digests, codes and random bytes': async () => {
    const encoder = new util.TextEncoder();
    const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const digest = (name: string) => {
      const md = cryptoFramework.createMd(name);
      md.updateSync({ data: encoder.encodeInto('abc') });
      return [hex(md.digestSync().data), md.getMdLength()];
    };
    const key = cryptoFramework.createSymKeyGenerator('HMAC').convertKeySync({ data: encoder.encodeInto('key') });
    const mac = cryptoFramework.createMac('SHA256');
    await mac.init(key);
    await mac.update({ data: encoder.encodeInto('abc') });
    const code = hex((await mac.doFinal()).data);
    const random = cryptoFramework.createRandom();
    return [
      ['SHA1', 'SHA256', 'SHA512', 'MD5'].map(digest),
      code,
      random.generateRandomSync(16).data.length,
      (await random.generateRandom(100_000)).data.length,
      await attempt(() => random.generateRandomSync(0)),
      await attempt(() => cryptoFramework.createMd('SHA3')),
    ];
  },

  'util: encoders, Base64 and UUIDs': async () => {
    const base64 = new util.Base64Helper();
    const bytes = new util.TextEncoder().encodeInto('围炉?>');
    return [
      base64.encodeToStringSync(bytes),
      base64.encodeToStringSync(bytes, util.Type.BASIC_URL_SAFE),
      util.TextDecoder.create('utf-8').decodeToString(base64.decodeSync(base64.encodeToStringSync(bytes))),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(util.generateRandomUUID()),
      util.format('%s is %d', 'one', 1),
      await attempt(() => base64.decodeSync('no base64!')),
    ];
  },

  'webSocket: a conversation, from the handshake to the close': async ({ freePort }) => {
    const serverEvents: unknown[] = [];
    const clientEvents: unknown[] = [];
    const plain = (data: string | ArrayBuffer) => (typeof data === 'string' ? data : Array.from(new Uint8Array(data)));
    const server = webSocket.createWebSocketServer();
    const client = webSocket.createWebSocket();
    server.on('messageReceive', ({ data, clientConnection }) => {
      serverEvents.push(['message', plain(data)]);
      void server.send(data, clientConnection);
    });
    const serverIsOver = new Promise<void>((resolve) => {
      server.on('close', (_connection, reason) => {
        serverEvents.push(['close', reason]);
        resolve();
      });
    });
    client.on('open', (_error, value) => {
      clientEvents.push(['open', value]);
      void client.send('围炉');
    });
    client.on('message', (_error, data) => {
      clientEvents.push(['message', plain(data)]);
      if (typeof data === 'string') void client.send(new Uint8Array([1, 2, 255]).buffer);
      else void client.close({ code: 1000, reason: 'enough' });
    });
    const clientIsOver = new Promise<void>((resolve) => {
      client.on('close', (_error, value) => {
        clientEvents.push(['close', value]);
        resolve();
      });
    });
    const started = await server.start({
      serverPort: freePort,
      maxConcurrentClientsNumber: 2,
      maxConnectionsForOneClient: 2,
    });
    const early = await attempt(() => client.send('too early'));
    const connected = await client.connect(`ws://127.0.0.1:${freePort}/`);
    const twice = await attempt(() => client.connect(`ws://127.0.0.1:${freePort}/`));
    await Promise.all([serverIsOver, clientIsOver]);
    const left = await server.listAllConnections();
    const stopped = [await server.stop(), await attempt(() => server.stop())];
    return [started, early, connected, twice, serverEvents, clientEvents, left, stopped];
  },

  'webSocket: refused, malformed and forbidden calls': async ({ freePort }) => {
    const client = webSocket.createWebSocket();
    const refused = new Promise((resolve) => client.on('error', resolve));
    const created = await client.connect(`ws://127.0.0.1:${freePort}/`);
    const event = await refused;
    const other = webSocket.createWebSocket();
    return [
      created,
      event,
      await attempt(() => other.connect('http://127.0.0.1/')),
      await attempt(() => other.send(42 as never)),
      await attempt(() => other.close({ code: 1000, reason: '' })),
      await attempt(() => other.on('open', undefined as never)),
      await attempt(() =>
        webSocket
          .createWebSocketServer()
          .start({ serverPort: freePort, maxConcurrentClientsNumber: 11, maxConnectionsForOneClient: 1 }),
      ),
      await new Promise((resolve) => other.connect('nonsense', (error, value) => resolve([failureOf(error), value]))),
    ];
  },

  'connection: the network that the device has': async () => {
    const net = connection.getDefaultNetSync();
    const properties = connection.getConnectionPropertiesSync(net);
    return [
      connection.hasDefaultNetSync(),
      net.netId > 0,
      properties.linkAddresses,
      connection.getNetCapabilitiesSync(net).bearerTypes,
      await attempt(() => connection.getConnectionProperties({ netId: 1 })),
    ];
  },

  'mdns: announced, found, resolved, taken back; failures thrown, rejected and told': async () => {
    const context = {} as never;
    const hall = { serviceType: '_check._tcp', serviceName: '厅', port: 8080 };
    const events: unknown[] = [];
    const search = mdns.createDiscoveryService(context, hall.serviceType);
    const lost = new Promise<void>((resolve) => {
      search.on('discoveryStart', (info) => events.push(['start', info]));
      search.on('discoveryStop', (info) => events.push(['stop', info]));
      search.on('serviceFound', (info) => events.push(['found', info]));
      search.on('serviceLost', (info) => {
        events.push(['lost', info]);
        resolve();
      });
    });
    const withAttributes = { ...hall, serviceAttribute: [{ key: 'name', value: [228, 189, 160] }] };
    const added = await mdns.addLocalService(context, withAttributes);
    // What they return is not declared (platform.md 52).
    await (search.startSearchingMDNS() as unknown as Promise<void>);
    const resolved = await mdns.resolveLocalService(context, hall);
    const failures = [
      await attempt(() => mdns.addLocalService(context, hall)),
      await attempt(() => mdns.addLocalService(context, { ...hall, serviceName: '' })),
      await attempt(() => mdns.addLocalService(undefined as never, hall)),
      await attempt(() => search.startSearchingMDNS()),
      await new Promise((resolve) =>
        mdns.removeLocalService(context, { ...hall, serviceName: 'x' }, (error, value) => resolve([error, value])),
      ),
    ];
    const removed = await mdns.removeLocalService(context, hall);
    await lost;
    await (search.stopSearchingMDNS() as unknown as Promise<void>);
    const wrong = mdns.createDiscoveryService(context, 'wrong');
    const told = new Promise((resolve) => wrong.on('discoveryStart', resolve));
    return [added, resolved, failures, removed, events, await attempt(() => wrong.startSearchingMDNS()), await told];
  },

  'deviceInfo and systemDateTime: the device, and clocks that go on': async () => {
    const before = systemDateTime.getUptime(systemDateTime.TimeType.STARTUP);
    const after = systemDateTime.getUptime(systemDateTime.TimeType.STARTUP);
    return [
      deviceInfo.deviceType,
      deviceInfo.sdkApiVersion,
      before > 0,
      after >= before,
      systemDateTime.getTime() > 1.7e12,
    ];
  },

  'members that the host lacks: an error that names kit and member': async (place) => {
    const store = await relationalStore.getRdbStore(place, { ...config, name: 'lacks.db' });
    const firstSentence = (outcome: unknown) => (outcome as { message: string }).message.split(', used in')[0];
    const outcomes = await Promise.all([
      attempt(() => (store as unknown as { backup(): void }).backup()),
      attempt(() => (store as unknown as { attach(): void }).attach()),
      attempt(() => (webSocket as unknown as { nothing: object }).nothing),
    ]);
    await store.close();
    return outcomes.map(firstSentence);
  },
};

/** What a process holds when it ends: a server that listens, and a transaction that is not committed. */
export async function holdEverything({ freePort, ...place }: CheckPlace): Promise<void> {
  await webSocket
    .createWebSocketServer()
    .start({ serverPort: freePort, maxConcurrentClientsNumber: 2, maxConnectionsForOneClient: 2 });
  const store = await relationalStore.getRdbStore(place, { ...config, name: 'held.db' });
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
  const store = await relationalStore.getRdbStore(place, { ...config, name: 'held.db' });
  const rows = await store.querySql('SELECT word FROM words');
  const words: string[] = [];
  while (rows.goToNextRow()) words.push(rows.getString(0));
  await store.close();
  await server.stop();
  return { started, words };
}
