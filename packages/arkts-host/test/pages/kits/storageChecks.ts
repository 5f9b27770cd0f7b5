/** Preferences, databases, files and pictures. */
import { preferences, relationalStore } from '@kit.ArkData';
import { fileIo, fileUri } from '@kit.CoreFileKit';
import { image } from '@kit.ImageKit';
import { attempt, type Check } from './check.ts';

const config = { name: 'check.db', securityLevel: relationalStore.SecurityLevel.S1 };

export const storageChecks: Readonly<Record<string, Check>> = {
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
};
