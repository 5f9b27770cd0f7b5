/** What a disk can do to a database: full, deleted, locked by the dead, damaged. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { relationalStore } from '../../kits/ArkData/index.ts';
import type { RdbStore } from '../../kits/ArkData/relationalStore/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';

const config = { name: 'test.db', securityLevel: relationalStore.SecurityLevel.S1 };
const IMMEDIATE = { transactionType: relationalStore.TransactionType.IMMEDIATE };

let root: string;
let context: { databaseDir: string };
let file: string;
let store: RdbStore;

beforeEach(async () => {
  root = makeTemporaryFolder('damage');
  context = { databaseDir: path.join(root, 'database') };
  file = path.join(context.databaseDir, 'rdb', config.name);
  store = await relationalStore.getRdbStore(context, config);
  await store.executeSql('CREATE TABLE t(n INTEGER PRIMARY KEY)');
});

afterEach(async () => {
  await relationalStore.deleteRdbStore(context, config.name);
  removeTemporaryFolder(root);
});

async function count(): Promise<number> {
  const rows = await store.querySql('SELECT n FROM t');
  return rows.rowCount;
}

describe('a disk that is full once', () => {
  /** These statements fail while it lasts, as SQLite tells it. */
  function fillDisk(statements: string[]): () => void {
    const real = sqlite.Database.prototype.prepare;
    const spy = vi.spyOn(sqlite.Database.prototype, 'prepare').mockImplementation(function (
      this: sqlite.Database,
      sql: string,
    ) {
      const statement = real.call(this, sql);
      if (statements.includes(sql)) {
        statement.run = () => {
          throw new sqlite.SQLite3Error('database or disk is full');
        };
      }
      return statement;
    });
    return () => spy.mockRestore();
  }

  it.each([[['COMMIT']], [['COMMIT', 'ROLLBACK']], [['ROLLBACK']]])(
    'failing %j leaves no transaction open',
    async (failing) => {
      const emptyDisk = fillDisk(failing);
      onTestFinished(emptyDisk);
      const transaction = await store.createTransaction(IMMEDIATE);
      await transaction.execute('INSERT INTO t VALUES (1)');
      if (failing.includes('COMMIT')) {
        await expect(transaction.commit()).rejects.toMatchObject({ code: 14800029 });
      }
      await transaction.rollback().catch(() => {});
      emptyDisk();
      expect(await count()).toBe(0);
      const next = await store.createTransaction(IMMEDIATE);
      await next.execute('INSERT INTO t VALUES (2)');
      await next.commit();
      expect(await count()).toBe(1);
    },
  );
});

describe('a file that was deleted while it is open', () => {
  it('takes nothing more: what is written there would be gone', async () => {
    const transaction = await store.createTransaction(IMMEDIATE);
    await transaction.execute('INSERT INTO t VALUES (1)');
    rmSync(root, { recursive: true });
    await expect(transaction.commit()).rejects.toMatchObject({ code: 14800028 });
    await transaction.rollback().catch(() => {});
    await expect(store.insert('t', { n: 2 })).rejects.toMatchObject({ code: 14800028 });
    await store.close();
    store = await relationalStore.getRdbStore(context, config);
    await store.executeSql('CREATE TABLE t(n INTEGER PRIMARY KEY)');
    await store.insert('t', { n: 3 });
    expect(await count()).toBe(1);
    expect(existsSync(file)).toBe(true);
  });
});

describe('a lock that a dead process left', () => {
  const leftovers: [string, () => string | undefined][] = [
    ['with its note', () => '999999999'],
    ['before it had a note', () => undefined],
    ['whose number any process has by now', () => String(spawnedSleep())],
    ['whose number a process of another start has', () => `${process.ppid}\nsome boot 1`],
    ['with a note that cannot be read', () => ''],
  ];

  function spawnedSleep(): number | undefined {
    const child = spawn('sleep', ['60']);
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    return child.pid;
  }

  it.each(leftovers)('%s is removed', async (_what, noteOf) => {
    await store.insert('t', { n: 1 });
    await store.close();
    mkdirSync(`${file}.lock`);
    const note = noteOf();
    if (note !== undefined) {
      writeFileSync(`${file}.owner`, note);
    }
    store = await relationalStore.getRdbStore(context, config);
    expect(await count()).toBe(1);
  });

  it('a living one keeps it and is named', async () => {
    await store.close();
    const other = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
    onTestFinished(() => {
      other.kill('SIGKILL');
    });
    writeFileSync(`${file}.owner`, String(other.pid));
    await expect(relationalStore.getRdbStore(context, config)).rejects.toMatchObject({
      code: 14800024,
      message: expect.stringContaining(`process ${other.pid}`),
    });
    rmSync(`${file}.owner`);
  });
});

describe('a damaged file', () => {
  it('is told as such, may be moved away, and leaves no lock behind', async () => {
    await store.close();
    writeFileSync(file, Buffer.alloc(8192));
    writeFileSync(file, Buffer.from('x'.repeat(8192)));
    await expect(relationalStore.getRdbStore(context, config)).rejects.toMatchObject({ code: 14800011 });
    expect(existsSync(`${file}.lock`)).toBe(false);
    expect(existsSync(`${file}.owner`)).toBe(false);
  });
});
