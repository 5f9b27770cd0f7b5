/**
 * One SQLite file, open. Journal and durability are the platform's: write-ahead log, `synchronous` FULL, so a commit is
 * on the disk when its call returns.
 *
 * The SQLite package has no shared memory, so the write-ahead log works in exclusive locking mode only: one connection
 * at a time has the file, and other processes find it locked. The lock is a folder beside the file, which outlives a
 * killed process; the owner's process id is kept beside it, so that a dead owner's lock can be removed.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { fromSqlite } from './errors.ts';
import { bindable, requireOwnDatabase, type Statement } from './sql.ts';
import type { ValueType } from './types.ts';

const MAX_CACHED_STATEMENTS = 64;
/** Pages in the log before it is written back, as on the platform. */
const CHECKPOINT_PAGES = 100;

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
  private readonly database: sqlite.Database;

  private constructor(readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    removeDeadLock(file);
    try {
      this.database = new sqlite.Database(file);
    } catch (error) {
      throw fromSqlite(error);
    }
    try {
      this.database.exec('PRAGMA page_size=4096');
      this.database.get('PRAGMA locking_mode=EXCLUSIVE');
      this.database.get('PRAGMA journal_mode=WAL');
      this.database.exec('PRAGMA synchronous=FULL');
      this.database.exec(`PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES}`);
      // The package turns these on; the platform leaves them off.
      this.database.exec('PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=OFF');
      this.database.get('SELECT count(*) FROM sqlite_master');
    } catch (error) {
      this.database.close();
      throw fromSqlite(error);
    }
    writeFileSync(ownerFile(file), String(process.pid));
  }

  /** Opens a file, or shares it with those of this process who have it open. */
  static acquire(file: string): DatabaseFile {
    let open = DatabaseFile.fileByPath.get(file);
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
    removeDeadLock(file);
    for (const suffix of ['', '-wal', '-shm', '-journal', '.owner']) {
      rmSync(file + suffix, { force: true });
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
    for (const statement of this.statementBySql.values()) {
      finalizeTold(statement);
    }
    this.statementBySql.clear();
    this.database.close();
    rmSync(ownerFile(this.file), { force: true });
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

/** Removes the lock that a process left which is no more. A lock of this process cannot be one: it would be shared. */
function removeDeadLock(file: string): void {
  let owner: number;
  try {
    owner = Number(readFileSync(ownerFile(file), 'utf8'));
  } catch {
    return; // Nobody owns the file.
  }
  if (owner === process.pid || !isAlive(owner)) {
    rmSync(`${file}.lock`, { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
