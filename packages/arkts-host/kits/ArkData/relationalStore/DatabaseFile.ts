/**
 * One SQLite file, open. Journal and durability are the platform's: write-ahead log, `synchronous` FULL, so a commit is
 * on the disk when its call returns.
 *
 * The SQLite package has no shared memory, so the write-ahead log works in exclusive locking mode only: one connection
 * at a time has the file, and other processes find it locked. The lock is a folder beside the file, which outlives a
 * killed process. So the file is taken by a note of its owner before, and a lock that is found then is a dead one's.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { TakenError, takeByNote } from '../../host/processMark.ts';
import { CANNOT_OPEN, FILE_LOCKED, failure, fromSqlite, IO_ERROR } from './errors.ts';
import { bindable, requireOwnDatabase, type Statement } from './sql.ts';
import type { ValueType } from './types.ts';

const MAX_CACHED_STATEMENTS = 64;
/** Pages in the log before it is written back, as on the platform. */
const CHECKPOINT_PAGES = 100;
/** Of a file that could not be opened anew. */
const LOST = -1;

export interface Rows {
  columns: string[];
  rows: ValueType[][];
}

export interface Changes {
  changes: number;
  lastInsertRowid: number;
}

/** The package's statement, with the method that it has but does not declare. */
interface PackageStatement extends sqlite.Statement {
  _getColumnNames(): string[];
}

export class DatabaseFile {
  private static readonly fileByPath = new Map<string, DatabaseFile>();
  private users = 0;
  private isOpen = true;
  private readonly statementBySql = new Map<string, PackageStatement>();
  private database: sqlite.Database;
  /** Which file it is: another one under the same name is not it. */
  private inode = 0;

  private constructor(readonly file: string) {
    takeFile(file);
    try {
      this.database = this.open();
    } catch (error) {
      rmSync(ownerFile(file), { force: true });
      throw error;
    }
  }

  private open(): sqlite.Database {
    let database: sqlite.Database;
    try {
      database = new sqlite.Database(this.file);
    } catch (error) {
      throw fromSqlite(error);
    }
    try {
      database.exec('PRAGMA page_size=4096');
      database.get('PRAGMA locking_mode=EXCLUSIVE');
      database.get('PRAGMA journal_mode=WAL');
      database.exec('PRAGMA synchronous=FULL');
      database.exec(`PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES}`);
      // The package turns these on; the platform leaves them off.
      database.exec('PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=OFF');
      database.get('SELECT count(*) FROM sqlite_master');
      this.inode = inodeOf(this.file);
      return database;
    } catch (error) {
      closeQuietly(database);
      rmSync(`${this.file}.lock`, { recursive: true, force: true });
      throw fromSqlite(error);
    }
  }

  /**
   * Ends a transaction. Whatever comes of it, none is open afterwards: SQLite rolls back by itself after some failures,
   * and where even that fails (a full disk), the file is opened anew, which forgets what was not committed.
   */
  endTransaction(sql: 'COMMIT' | 'ROLLBACK'): void {
    try {
      if (sql === 'COMMIT') {
        this.requirePresent();
      }
      this.run({ sql, args: [] });
    } catch (error) {
      if (sql === 'ROLLBACK') {
        this.forgetTransaction();
      }
      throw error;
    }
  }

  private forgetTransaction(): void {
    if (!this.isOpen || !this.database.inTransaction) {
      return;
    }
    this.finalizeAll();
    closeQuietly(this.database);
    rmSync(`${this.file}.lock`, { recursive: true, force: true });
    this.inode = LOST;
    this.database = this.open();
  }

  /** SQLite goes on writing to a file that was deleted under it, and says that all is well. */
  private requirePresent(): void {
    if (this.isOpen && this.inode !== inodeOf(this.file)) {
      throw failure(IO_ERROR, `${this.file} is not there any more.`);
    }
  }

  /** Opens a file, or shares it with those of this process who have it open. */
  static acquire(file: string): DatabaseFile {
    let open = DatabaseFile.fileByPath.get(file);
    if (open !== undefined && open.inode !== inodeOf(file)) {
      // It was deleted, or another one was put in its place: whoever has the old one learns it when writing.
      open.close();
      open = undefined;
    }
    if (open === undefined) {
      open = new DatabaseFile(file);
      DatabaseFile.fileByPath.set(file, open);
    }
    open.users += 1;
    return open;
  }

  /** Deletes a file with its log; whoever has it open is cut off. */
  static remove(file: string): void {
    DatabaseFile.fileByPath.get(file)?.close();
    for (const suffix of ['', '-wal', '-shm', '-journal', '.lock', '.owner']) {
      rmSync(file + suffix, { force: true, recursive: true });
    }
  }

  /** Closes the file once its last user has released it. */
  release(): void {
    this.users -= 1;
    if (this.users === 0) {
      this.close();
    }
  }

  /** Runs a statement; what rows it gives are dropped. */
  run({ sql, args }: Statement): Changes {
    return this.translating(sql, () => {
      const statement = this.prepare(sql);
      const values = bindable(args);
      if (statement._getColumnNames().length > 0) {
        statement.all(values);
        return { changes: 0, lastInsertRowid: -1 };
      }
      if (!this.database.inTransaction) {
        this.requirePresent();
      }
      const { changes, lastInsertRowid } = statement.run(values);
      return { changes, lastInsertRowid: Number(lastInsertRowid) };
    });
  }

  all({ sql, args }: Statement): Rows {
    return this.translating(sql, () => {
      const statement = this.prepare(sql);
      const columns = statement._getColumnNames();
      if (new Set(columns).size !== columns.length) {
        throw new Error(`The host cannot tell columns of one name apart; name them with AS: ${sql}`);
      }
      const rows = statement.all(bindable(args)) as Record<string, ValueType>[];
      return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) };
    });
  }

  get inTransaction(): boolean {
    return this.database.inTransaction;
  }

  private prepare(sql: string): PackageStatement {
    if (this.inode === LOST) {
      this.requirePresent();
    }
    let statement = this.statementBySql.get(sql);
    if (statement === undefined) {
      requireOwnDatabase(sql);
      statement = this.database.prepare(sql) as PackageStatement;
      if (this.statementBySql.size >= MAX_CACHED_STATEMENTS) {
        const [oldest] = this.statementBySql.keys();
        finalizeTold(this.statementBySql.get(oldest as string) as PackageStatement);
        this.statementBySql.delete(oldest as string);
      }
    } else {
      this.statementBySql.delete(sql);
    }
    this.statementBySql.set(sql, statement);
    return statement;
  }

  private translating<T>(sql: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.discard(sql);
      throw fromSqlite(error);
    }
  }

  /** A statement that failed cannot be run again: SQLite tells its failure once more when it is reset. */
  private discard(sql: string): void {
    const statement = this.statementBySql.get(sql);
    if (statement !== undefined) {
      this.statementBySql.delete(sql);
      finalizeTold(statement);
    }
  }

  private close(): void {
    if (!this.isOpen) {
      return; // It was removed under its users.
    }
    this.isOpen = false;
    DatabaseFile.fileByPath.delete(this.file);
    this.finalizeAll();
    closeQuietly(this.database);
    rmSync(`${this.file}.lock`, { recursive: true, force: true });
    rmSync(ownerFile(this.file), { force: true });
  }

  private finalizeAll(): void {
    for (const statement of this.statementBySql.values()) {
      finalizeTold(statement);
    }
    this.statementBySql.clear();
  }
}

/** A disk that takes nothing more may fail here, too; what was committed is in the log. */
function closeQuietly(database: sqlite.Database): void {
  try {
    database.close();
  } catch (error) {
    if ((error as Error).name !== 'SQLite3Error') {
      throw error;
    }
  }
}

/** Frees a statement. SQLite reports the failure of its last run once more, which has been told already. */
function finalizeTold(statement: sqlite.Statement): void {
  try {
    statement.finalize();
  } catch (error) {
    if ((error as Error).name !== 'SQLite3Error') {
      throw error;
    }
  }
}

function ownerFile(file: string): string {
  return `${file}.owner`;
}

/** Zero when it is not there. */
function inodeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
}

/** Makes the folder and takes the file for this process; what a dead one left of its lock goes. */
function takeFile(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    takeByNote(ownerFile(file));
    rmSync(`${file}.lock`, { recursive: true, force: true });
  } catch (error) {
    if (error instanceof TakenError) {
      throw failure(FILE_LOCKED, `database is locked by process ${error.owner}`);
    }
    throw failure(CANNOT_OPEN, (error as Error).message);
  }
}
