/** `RdbStore`: what one calls, and when it is done. */
import { asyncCall } from '../../host/asyncCall.ts';
import { HostApp } from '../../host/HostApp.ts';
import { laterTurn } from '../../host/laterTurn.ts';
import { closedBase, failUnimplemented } from '../../host/unimplemented.ts';
import type { DatabaseFile } from './DatabaseFile.ts';
import { Executor, requireSql } from './Executor.ts';
import {
  ALREADY_CLOSED,
  FILE_LOCKED,
  failure,
  INNER_ERROR,
  NOT_SUPPORTED,
  parameterError,
  throwingAtOnce,
} from './errors.ts';
import { type RdbPredicates, requirePredicates } from './RdbPredicates.ts';
import type { ResultSet } from './ResultSet.ts';
import { sqlKind } from './sql.ts';
import { Transaction } from './Transaction.ts';
import {
  type ConflictResolution,
  RebuildType,
  type TransactionOptions,
  TransactionType,
  type ValuesBucket,
  type ValueType,
} from './types.ts';

const BEGIN_BY_TYPE = ['BEGIN DEFERRED', 'BEGIN IMMEDIATE', 'BEGIN EXCLUSIVE'];

/** How long a read waits for the end of somebody's `Transaction`; whoever reads within one's own would wait for ever. */
const PATIENCE_MILLISECONDS = 5000;

/** Which files have a `Transaction` under way. */
const transactionByFile = new WeakMap<DatabaseFile, Transaction>();

export class RdbStore extends closedBase('ArkData', 'RdbStore') {
  readonly rebuilt = RebuildType.NONE;
  private readonly executor: Executor;
  private readonly forgetEnding: () => void;
  private isClosed = false;

  constructor(private readonly file: DatabaseFile) {
    super();
    this.executor = new Executor(file);
    this.forgetEnding = HostApp.current().whenEnded(() => this.release());
  }

  /** The database's own number, 0 at first. @throws Error (code '401') unless set to a positive int */
  get version(): number {
    return throwingAtOnce(() => Number(this.file.all({ sql: 'PRAGMA user_version', args: [] }).rows[0]?.[0]));
  }

  set version(value: number) {
    throwingAtOnce(() => {
      this.requireWritable();
      if (!Number.isInteger(value) || value <= 0) {
        throw parameterError('version', 'an integer greater than 0.');
      }
      this.file.run({ sql: `PRAGMA user_version = ${value}`, args: [] });
    });
  }

  insert(table: string, values: ValuesBucket, conflict?: ConflictResolution): Promise<number>;
  insert(table: string, values: ValuesBucket, callback: (error: Error, rowId: number) => void): void;
  insert(...args: unknown[]): Promise<number> | undefined {
    const [table, values, conflict] = args;
    return this.later(args, () =>
      this.writer().insert(
        table as string,
        values as ValuesBucket,
        numeric(conflict) as ConflictResolution | undefined,
      ),
    );
  }

  insertSync(table: string, values: ValuesBucket, conflict?: ConflictResolution): number {
    return throwingAtOnce(() => this.writer().insert(table, values, conflict));
  }

  batchInsert(table: string, values: ValuesBucket[]): Promise<number>;
  batchInsert(table: string, values: ValuesBucket[], callback: (error: Error, rows: number) => void): void;
  batchInsert(...args: unknown[]): Promise<number> | undefined {
    return this.later(args, () => this.writer().batchInsert(args[0] as string, args[1] as ValuesBucket[]));
  }

  batchInsertSync(table: string, values: ValuesBucket[]): number {
    return throwingAtOnce(() => this.writer().batchInsert(table, values));
  }

  batchInsertWithConflictResolution(
    table: string,
    values: ValuesBucket[],
    conflict: ConflictResolution,
  ): Promise<number> {
    return this.later([], () =>
      this.writer().batchInsertWithConflictResolution(table, values, conflict),
    ) as Promise<number>;
  }

  batchInsertWithConflictResolutionSync(table: string, values: ValuesBucket[], conflict: ConflictResolution): number {
    return throwingAtOnce(() => this.writer().batchInsertWithConflictResolution(table, values, conflict));
  }

  update(values: ValuesBucket, predicates: RdbPredicates, conflict?: ConflictResolution): Promise<number>;
  update(values: ValuesBucket, predicates: RdbPredicates, callback: (error: Error, rows: number) => void): void;
  update(...args: unknown[]): Promise<number> | undefined {
    const [values, predicates, conflict] = args;
    return this.later(args, () =>
      this.writer().update(
        values as ValuesBucket,
        requirePredicates(predicates),
        numeric(conflict) as ConflictResolution | undefined,
      ),
    );
  }

  updateSync(values: ValuesBucket, predicates: RdbPredicates, conflict?: ConflictResolution): number {
    return throwingAtOnce(() => this.writer().update(values, requirePredicates(predicates), conflict));
  }

  delete(predicates: RdbPredicates): Promise<number>;
  delete(predicates: RdbPredicates, callback: (error: Error, rows: number) => void): void;
  delete(...args: unknown[]): Promise<number> | undefined {
    return this.later(args, () => this.writer().delete(requirePredicates(args[0])));
  }

  deleteSync(predicates: RdbPredicates): number {
    return throwingAtOnce(() => this.writer().delete(requirePredicates(predicates)));
  }

  query(predicates: RdbPredicates, columns?: string[]): Promise<ResultSet>;
  query(predicates: RdbPredicates, columns: string[], callback: (error: Error, rows: ResultSet) => void): void;
  query(...args: unknown[]): Promise<ResultSet> | undefined {
    const columns = Array.isArray(args[1]) ? (args[1] as string[]) : [];
    return this.laterReading(args, (reader) => reader.query(requirePredicates(args[0]), columns));
  }

  querySync(predicates: RdbPredicates, columns?: string[]): ResultSet {
    return throwingAtOnce(() => this.reader().query(requirePredicates(predicates), columns));
  }

  querySql(sql: string, bindArgs?: ValueType[]): Promise<ResultSet>;
  querySql(sql: string, bindArgs: ValueType[], callback: (error: Error, rows: ResultSet) => void): void;
  querySql(...args: unknown[]): Promise<ResultSet> | undefined {
    return this.laterReading(args, (reader) => reader.querySql(args[0] as string, bindArgsOf(args)));
  }

  querySqlSync(sql: string, bindArgs?: ValueType[]): ResultSet {
    return throwingAtOnce(() => this.reader().querySql(sql, bindArgs));
  }

  /** @throws BusinessError 801 for BEGIN, COMMIT, ROLLBACK and SAVEPOINT (platform.md 43) */
  executeSql(sql: string, bindArgs?: ValueType[]): Promise<void>;
  executeSql(sql: string, bindArgs: ValueType[], callback: (error: Error) => void): void;
  executeSql(...args: unknown[]): Promise<void> | undefined {
    const sql = args[0] as string;
    return this.later(args, () => {
      this.requireWritable();
      const kind = sqlKind(requireSql(sql));
      if (kind === 'attach') {
        throw failure(INNER_ERROR, 'Attach is not supported in WAL mode.');
      }
      if (kind === 'transaction') {
        throw failure(NOT_SUPPORTED);
      }
      this.file.run({ sql, args: bindArgsOf(args) });
    });
  }

  execute(sql: string, args?: ValueType[]): Promise<ValueType> {
    return this.later([], () => this.writer().execute(sql, args)) as Promise<ValueType>;
  }

  executeSync(sql: string, args?: ValueType[]): ValueType {
    return throwingAtOnce(() => this.writer().execute(sql, args));
  }

  /** Begins a transaction that all calls on this store belong to until `commit` or `rollBack`. */
  beginTransaction(): void {
    throwingAtOnce(() => {
      this.requireWritable();
      if (this.file.inTransaction) {
        failUnimplemented('ArkData', 'relationalStore.RdbStore.beginTransaction within a transaction');
      }
      this.file.run({ sql: 'BEGIN IMMEDIATE', args: [] });
    });
  }

  /** Does nothing without a transaction, as on the platform. */
  commit(): void {
    throwingAtOnce(() => {
      this.requireWritable();
      if (this.file.inTransaction) {
        this.file.endTransaction('COMMIT');
      }
    });
  }

  rollBack(): void {
    throwingAtOnce(() => {
      this.requireWritable();
      if (!this.file.inTransaction) {
        throw failure(INNER_ERROR);
      }
      this.file.endTransaction('ROLLBACK');
    });
  }

  /** Begins a transaction that only calls on the returned object belong to. While it lasts, others cannot write. */
  createTransaction(options: TransactionOptions = {}): Promise<Transaction> {
    return this.later([], () => {
      this.requireWritable();
      if (this.file.inTransaction) {
        throw failure(FILE_LOCKED);
      }
      const type = options.transactionType ?? TransactionType.DEFERRED;
      const transaction = new Transaction(this.file, () => transactionByFile.delete(this.file));
      this.file.run({ sql: BEGIN_BY_TYPE[type] ?? 'BEGIN DEFERRED', args: [] });
      transactionByFile.set(this.file, transaction);
      return transaction;
    }) as Promise<Transaction>;
  }

  close(): Promise<void> {
    return this.later([], () => this.release()) as Promise<void>;
  }

  /** Closes the file unless others use it; what a transaction has not committed is gone. */
  private release(): void {
    if (!this.isClosed) {
      this.isClosed = true;
      this.forgetEnding();
      this.file.release();
    }
  }

  /** Answers later, in the order of the calls. */
  private later<T>(args: readonly unknown[], work: () => T): Promise<T> | undefined {
    return asyncCall(args, async () => {
      await laterTurn();
      if (this.isClosed) {
        throw failure(ALREADY_CLOSED);
      }
      return work();
    });
  }

  /** A device reads from another connection, which does not see a transaction; the host has only one, and waits. */
  private laterReading<T>(args: readonly unknown[], work: (reader: Executor) => T): Promise<T> | undefined {
    return asyncCall(args, async () => {
      await laterTurn();
      let transaction = transactionByFile.get(this.file);
      while (transaction !== undefined && (await transaction.ends(PATIENCE_MILLISECONDS))) {
        transaction = transactionByFile.get(this.file);
      }
      return work(this.reader());
    });
  }

  private writer(): Executor {
    this.requireWritable();
    return this.executor;
  }

  private reader(): Executor {
    if (this.isClosed) {
      throw failure(ALREADY_CLOSED);
    }
    if (transactionByFile.has(this.file)) {
      failUnimplemented('ArkData', 'relationalStore: reading from the store while a Transaction is open');
    }
    return this.executor;
  }

  private requireWritable(): void {
    if (this.isClosed) {
      throw failure(ALREADY_CLOSED);
    }
    if (transactionByFile.has(this.file)) {
      throw failure(FILE_LOCKED);
    }
  }
}

function bindArgsOf(args: readonly unknown[]): ValueType[] {
  return Array.isArray(args[1]) ? (args[1] as ValueType[]) : [];
}

function numeric(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
