/** `relationalStore` on real files: platform facts 40-43, and that what was committed survives. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { relationalStore } from '../../kits/ArkData/index.ts';
import type { RdbStore } from '../../kits/ArkData/relationalStore/index.ts';
import { HostApp } from '../../kits/host/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';

const { ConflictResolution, RdbPredicates, SecurityLevel, TransactionType } = relationalStore;
const config = { name: 'test.db', securityLevel: SecurityLevel.S1 };

let root: string;
let context: { databaseDir: string };
let store: RdbStore;

beforeEach(async () => {
  root = makeTemporaryFolder('test');
  context = { databaseDir: path.join(root, 'database') };
  store = await relationalStore.getRdbStore(context, config);
  await store.executeSql('CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT UNIQUE, age REAL, photo BLOB)');
});

afterEach(async () => {
  await relationalStore.deleteRdbStore(context, 'test.db');
  removeTemporaryFolder(root);
});

async function names(): Promise<string[]> {
  const rows = await store.query(new RdbPredicates('person').orderByAsc('id'), ['name']);
  const found: string[] = [];
  while (rows.goToNextRow()) {
    found.push(rows.getString(0));
  }
  return found;
}

describe('relationalStore', () => {
  it('inserts, reads, updates and deletes', async () => {
    expect(await store.insert('person', { name: 'Ada', age: 36.5, photo: new Uint8Array([1, 2]) })).toBe(1);
    expect(await store.insert('person', { name: 'Bob', age: null, photo: null })).toBe(2);
    const older = await store.update({ age: 37 }, new RdbPredicates('person').equalTo('name', 'Ada'));
    expect(older).toBe(1);
    const rows = await store.querySql('SELECT * FROM person WHERE id = ?', [1]);
    expect(rows.columnNames).toEqual(['id', 'name', 'age', 'photo']);
    expect([rows.rowCount, rows.rowIndex, rows.isStarted]).toEqual([1, -1, false]);
    expect(rows.goToFirstRow()).toBe(true);
    expect(rows.getRow()).toEqual({ id: 1, name: 'Ada', age: 37, photo: new Uint8Array([1, 2]) });
    expect([rows.getLong(0), rows.getString(2), rows.getDouble(2)]).toEqual([1, '37', 37]);
    expect([...rows.getBlob(rows.getColumnIndex('photo'))]).toEqual([1, 2]);
    expect(rows.getColumnIndex('nothing')).toBe(-1);
    expect(rows.goToNextRow()).toBe(false);
    expect(rows.isEnded).toBe(true);
    rows.close();
    expect(await store.delete(new RdbPredicates('person').isNull('age'))).toBe(1);
    expect(await names()).toEqual(['Ada']);
  });

  it('tells the columns of an empty result', async () => {
    const rows = await store.query(new RdbPredicates('person'));
    expect([rows.columnNames, rows.rowCount]).toEqual([['id', 'name', 'age', 'photo'], 0]);
  });

  it('answers a callback', async () => {
    const id = await new Promise((resolve) => store.insert('person', { name: 'Ada' }, (_error, row) => resolve(row)));
    expect(id).toBe(1);
  });

  it('does what was asked for in the order it was asked', async () => {
    const asked = ['a', 'b', 'c'].map((name) => store.insert('person', { name }));
    expect(await Promise.all(asked)).toEqual([1, 2, 3]);
  });

  it('answers later than the microtasks of the asking turn', async () => {
    const order: string[] = [];
    const inserted = store.insert('person', { name: 'a' }).then(() => order.push('inserted'));
    for (let turn = 0; turn < 20; turn += 1) {
      await Promise.resolve();
    }
    order.push('microtasks');
    await inserted;
    expect(order).toEqual(['microtasks', 'inserted']);
  });

  it('builds conditions', async () => {
    for (const [name, age] of [
      ['a', 1],
      ['ab', 2],
      ['b', 3],
      ['c', 4],
    ] as const) {
      store.insertSync('person', { name, age });
    }
    const found = async (predicates: InstanceType<typeof RdbPredicates>) => {
      const rows = await store.query(predicates.orderByDesc('age'), ['name']);
      return (await rows.getRows(10)).map((row) => row.name);
    };
    const person = () => new RdbPredicates('person');
    expect(await found(person().contains('name', 'b').and().greaterThan('age', 2))).toEqual(['b']);
    expect(await found(person().equalTo('name', 'a').or().equalTo('name', 'c'))).toEqual(['c', 'a']);
    expect(
      await found(person().in('name', ['a', 'b']).beginWrap().lessThan('age', 2).or().greaterThan('age', 2).endWrap()),
    ).toEqual(['b', 'a']);
    expect(await found(person().between('age', 2, 3))).toEqual(['b', 'ab']);
    expect(await found(person().notIn('name', ['a']).limitAs(2).offsetAs(1))).toEqual(['b', 'ab']);
    expect(await found(person().beginsWith('name', 'a').notEqualTo('name', 'a'))).toEqual(['ab']);
  });

  it('resolves conflicts as asked, and rejects by default with 14800032', async () => {
    await store.insert('person', { name: 'Ada', age: 1 });
    await expect(store.insert('person', { name: 'Ada', age: 2 })).rejects.toMatchObject({ code: 14800032 });
    expect(await store.insert('person', { name: 'Ada', age: 2 }, ConflictResolution.ON_CONFLICT_IGNORE)).toBe(-1);
    expect(await store.insert('person', { name: 'Ada', age: 3 }, ConflictResolution.ON_CONFLICT_REPLACE)).toBe(2);
  });

  it('has a version', () => {
    expect(store.version).toBe(0);
    store.version = 3;
    expect(store.version).toBe(3);
    expect(() => {
      store.version = 0;
    }).toThrow('Parameter error');
  });

  it('shares a file within the process, and keeps its rows when all have closed it', async () => {
    const other = await relationalStore.getRdbStore(context, config);
    await store.insert('person', { name: 'Ada' });
    await store.close();
    expect((await other.querySql('SELECT name FROM person')).rowCount).toBe(1);
    await other.close();
    await expect(other.insert('person', { name: 'x' })).rejects.toMatchObject({ code: 14800014 });
    store = await relationalStore.getRdbStore(context, config);
    expect(await names()).toEqual(['Ada']);
  });

  it('refuses configurations that are none, and those that the host does not have', async () => {
    const get = relationalStore.getRdbStore as (context: unknown, config: unknown) => Promise<RdbStore>;
    await expect(get(context, { name: 'x.db' })).rejects.toMatchObject({ code: 401 });
    await expect(get(context, { name: 'a/b', securityLevel: 1 })).rejects.toMatchObject({ code: 401 });
    await expect(get({}, config)).rejects.toMatchObject({ code: 401 });
    await expect(get(context, { ...config, encrypt: true })).rejects.toThrow('does not implement');
  });

  it('closed result sets and wrong rows or columns have errors of their own', async () => {
    const rows = await store.querySql('SELECT name FROM person');
    expect(rows.goToFirstRow()).toBe(false);
    expect(() => rows.getString(0)).toThrow('pointer index is out of bounds');
    await store.insert('person', { name: 'Ada' });
    const more = await store.querySql('SELECT name FROM person');
    more.goToFirstRow();
    expect(() => more.getString(1)).toThrow('column index is out of bounds');
    more.close();
    expect(more.rowCount).toBe(-1);
    expect(() => more.getString(0)).toThrow('already closed');
  });
});

describe('platform 40: what is thrown at once has its code as a string', () => {
  it('below API 23; rejections have numbers', async () => {
    const code = (app: HostApp) =>
      app.run(() => {
        try {
          store.insertSync('nothing', { a: 1 });
          return undefined;
        } catch (error) {
          return (error as { code: unknown }).code;
        }
      });
    expect(code(new HostApp())).toBe('14800021');
    expect(code(new HostApp({ apiVersion: 23 }))).toBe(14800021);
    await expect(store.insert('nothing', { a: 1 })).rejects.toMatchObject({ code: 14800021 });
  });
});

describe('platform 41: batchInsert', () => {
  it('answers -1 instead of an error when a row conflicts', async () => {
    expect(await store.batchInsert('person', [{ name: 'a' }, { name: 'b', age: 2 }])).toBe(2);
    expect(await store.batchInsert('person', [{ name: 'c' }, { name: 'a' }])).toBe(-1);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('keeps the rows of the statements before the one that failed: it is no transaction', async () => {
    const rows = Array.from({ length: 32_767 }, (_row, index) => ({ name: String(index) }));
    rows.push({ name: '0' });
    expect(await store.batchInsert('person', rows)).toBe(-1);
    expect((await names()).length).toBe(32_766);
  });

  it('batchInsertWithConflictResolution rejects', async () => {
    const rows = [{ name: 'c' }, { name: 'c' }];
    const none = ConflictResolution.ON_CONFLICT_NONE;
    await expect(store.batchInsertWithConflictResolution('person', rows, none)).rejects.toMatchObject({
      code: 14800032,
    });
    expect(await store.batchInsertWithConflictResolution('person', rows, ConflictResolution.ON_CONFLICT_IGNORE)).toBe(
      2,
    );
  });
});

describe('platform 42: queries', () => {
  it('that are none are refused, and bad SQL fails at once', async () => {
    await expect(store.querySql("INSERT INTO person(name) VALUES ('x')")).rejects.toMatchObject({ code: 14800019 });
    await expect(store.querySql('SELECT nothing FROM nowhere')).rejects.toMatchObject({ code: 14800021 });
  });
});

describe('a statement', () => {
  it('binds 999 values and not one more', async () => {
    const select = (count: number) =>
      store.querySql(`SELECT 7 IN (${Array(count).fill('?').join()})`, Array(count).fill(7));
    const rows = await select(999);
    rows.goToFirstRow();
    expect(rows.getLong(0)).toBe(1);
    rows.close();
    await expect(select(1000)).rejects.toThrow('1000 values are bound');
  });
});

describe('platform 43: SQL that is refused, and durability', () => {
  it.each(['BEGIN', 'commit', ' ROLLBACK', 'SAVEPOINT x', 'END'])('executeSql(%j): 801', async (sql) => {
    await expect(store.executeSql(sql)).rejects.toMatchObject({ code: 801 });
  });

  for (const sql of [
    "/* x */ ATTACH 'x' AS y",
    "-- x\n; attach database 'x' as y",
    "VACUUM INTO 'x'",
    "vacuum/**/main/**/into/**/'x'",
    "PRAGMA temp_store_directory = '/'",
    'DETACH main',
  ]) {
    it(`${JSON.stringify(sql)} leaves the database: the host refuses it by name`, async () => {
      await expect(store.execute(sql)).rejects.toThrow(/leaves|ATTACH|not support|Inner error/);
      await expect(store.executeSql(sql)).rejects.toThrow(/ATTACH|not support|Inner error/);
    });
  }

  it('ATTACH: 14800000, since the journal is a write-ahead log', async () => {
    await expect(store.executeSql("ATTACH 'x' AS y")).rejects.toMatchObject({ code: 14800000 });
  });

  it('execute answers by kind of statement, and refuses queries', async () => {
    expect(await store.execute('INSERT INTO person(name) VALUES (?)', ['Ada'])).toBe(1);
    expect(await store.execute('UPDATE person SET age = 1')).toBe(1);
    expect(await store.execute('DELETE FROM person WHERE age = 2')).toBe(0);
    expect(await store.execute('CREATE TABLE other(a)')).toBe(null);
    await expect(store.execute('SELECT 1')).rejects.toMatchObject({ code: 14800021 });
    await expect(store.execute('WITH a AS (SELECT 1) SELECT * FROM a')).rejects.toMatchObject({ code: 14800021 });
  });

  it('the journal is WAL and synchronous FULL, and both can be read and set by PRAGMA', async () => {
    expect(await store.execute('PRAGMA journal_mode')).toBe('wal');
    expect(await store.execute('PRAGMA synchronous')).toBe(2);
    await store.executeSql('PRAGMA synchronous=NORMAL');
    expect(await store.execute('PRAGMA synchronous')).toBe(1);
    expect(await store.execute('PRAGMA foreign_keys')).toBe(0);
  });

  it('what was committed is there after kill -9, and the dead process does not lock the file', async () => {
    const script = path.join(import.meta.dirname, 'fixtures/insertUntilKilled.ts');
    const databaseDir = path.join(root, 'killed');
    const child = spawn(process.execPath, ['--import', 'tsx', script, databaseDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      last = Number(line);
      if (last === 150) {
        child.kill('SIGKILL');
      }
    }
    if (child.exitCode === null && child.signalCode === null) {
      await once(child, 'exit');
    }
    expect(last).toBeGreaterThanOrEqual(150);
    const killed = await relationalStore.getRdbStore({ databaseDir }, { name: 'kill.db', securityLevel: 1 });
    const rows = await killed.querySql('SELECT count(*) AS count, max(n) AS last FROM t');
    rows.goToFirstRow();
    expect(rows.getLong(0)).toBe(rows.getLong(1));
    expect(rows.getLong(1)).toBeGreaterThanOrEqual(last);
    await killed.close();
  });
});

describe('transactions of the store', () => {
  it('commit keeps, rollBack forgets', async () => {
    store.beginTransaction();
    await store.insert('person', { name: 'kept' });
    store.commit();
    store.beginTransaction();
    await store.insert('person', { name: 'forgotten' });
    store.rollBack();
    expect(await names()).toEqual(['kept']);
  });

  it('commit without a transaction does nothing, rollBack fails', () => {
    store.commit();
    expect(() => store.rollBack()).toThrow('Inner error.');
  });
});

describe('createTransaction', () => {
  it('keeps others from writing until it is over', async () => {
    const transaction = await store.createTransaction({ transactionType: TransactionType.IMMEDIATE });
    await transaction.insert('person', { name: 'inside' });
    await expect(store.insert('person', { name: 'outside' })).rejects.toMatchObject({ code: 14800024 });
    await expect(store.createTransaction()).rejects.toMatchObject({ code: 14800024 });
    await transaction.commit();
    await expect(transaction.commit()).rejects.toMatchObject({ code: 14800014 });
    await store.insert('person', { name: 'outside' });
    expect(await names()).toEqual(['inside', 'outside']);
  });

  it('lets others read: the store as it is when the transaction is over', async () => {
    const transaction = await store.createTransaction();
    await transaction.insert('person', { name: 'inside' });
    const reading = names();
    await expect(transaction.insert('person', { name: 'also inside' })).resolves.toBe(2);
    await transaction.commit();
    expect(await reading).toEqual(['inside', 'also inside']);
  });

  it('takes no commit beside a statement that nobody awaits', async () => {
    const transaction = await store.createTransaction();
    const insertion = transaction.execute("INSERT INTO person (name) VALUES ('Ann')");
    await expect(transaction.commit()).rejects.toThrow('1 statements of it have not answered');
    await insertion;
    await transaction.commit();
  });

  it('rollback forgets all of it', async () => {
    const transaction = await store.createTransaction();
    await transaction.insert('person', { name: 'inside' });
    expect((await transaction.querySql('SELECT name FROM person')).rowCount).toBe(1);
    await transaction.rollback();
    expect(await names()).toEqual([]);
  });
});
