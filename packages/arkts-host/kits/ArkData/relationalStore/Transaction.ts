/** A `Transaction` of an `RdbStore`: what it changes is seen by nobody else, all or nothing of it is kept. */
import { laterTurn } from '../../host/laterTurn.ts';
import { closedBase } from '../../host/unimplemented.ts';
import type { DatabaseFile } from './DatabaseFile.ts';
import { Executor } from './Executor.ts';
import { ALREADY_CLOSED, failure, throwingAtOnce } from './errors.ts';
import { type RdbPredicates, requirePredicates } from './RdbPredicates.ts';
import type { ResultSet } from './ResultSet.ts';
import type { ConflictResolution, ValuesBucket, ValueType } from './types.ts';

export class Transaction extends closedBase('ArkData', 'Transaction') {
  private readonly executor: Executor;
  private isOver = false;
  /** Statements that were handed in and have not answered. */
  private underWay = 0;
  private tellEnd: () => void = () => {};
  private readonly end = new Promise<void>((resolve) => {
    this.tellEnd = resolve;
  });

  constructor(
    private readonly file: DatabaseFile,
    private readonly onOver: () => void,
  ) {
    super();
    this.executor = new Executor(file);
  }

  /** What is not awaited fails unseen, and is in or not as it happens: the host takes no commit beside it. */
  commit(): Promise<void> {
    if (this.underWay > 0) {
      return Promise.reject(
        new Error(`commit() is called while ${this.underWay} statements of it have not answered. Await each of them.`),
      );
    }
    return this.later(() => this.finish('COMMIT'));
  }

  rollback(): Promise<void> {
    return this.later(() => this.finish('ROLLBACK'));
  }

  insert(table: string, values: ValuesBucket, conflict?: ConflictResolution): Promise<number> {
    return this.later(() => this.executor.insert(table, values, conflict));
  }

  insertSync(table: string, values: ValuesBucket, conflict?: ConflictResolution): number {
    return this.now(() => this.executor.insert(table, values, conflict));
  }

  batchInsert(table: string, values: ValuesBucket[]): Promise<number> {
    return this.later(() => this.executor.batchInsert(table, values));
  }

  batchInsertSync(table: string, values: ValuesBucket[]): number {
    return this.now(() => this.executor.batchInsert(table, values));
  }

  batchInsertWithConflictResolution(
    table: string,
    values: ValuesBucket[],
    conflict: ConflictResolution,
  ): Promise<number> {
    return this.later(() => this.executor.batchInsertWithConflictResolution(table, values, conflict));
  }

  update(values: ValuesBucket, predicates: RdbPredicates, conflict?: ConflictResolution): Promise<number> {
    return this.later(() => this.executor.update(values, requirePredicates(predicates), conflict));
  }

  updateSync(values: ValuesBucket, predicates: RdbPredicates, conflict?: ConflictResolution): number {
    return this.now(() => this.executor.update(values, requirePredicates(predicates), conflict));
  }

  delete(predicates: RdbPredicates): Promise<number> {
    return this.later(() => this.executor.delete(requirePredicates(predicates)));
  }

  deleteSync(predicates: RdbPredicates): number {
    return this.now(() => this.executor.delete(requirePredicates(predicates)));
  }

  query(predicates: RdbPredicates, columns?: string[]): Promise<ResultSet> {
    return this.later(() => this.executor.query(requirePredicates(predicates), columns));
  }

  querySync(predicates: RdbPredicates, columns?: string[]): ResultSet {
    return this.now(() => this.executor.query(requirePredicates(predicates), columns));
  }

  querySql(sql: string, args?: ValueType[]): Promise<ResultSet> {
    return this.later(() => this.executor.querySql(sql, args));
  }

  querySqlSync(sql: string, args?: ValueType[]): ResultSet {
    return this.now(() => this.executor.querySql(sql, args));
  }

  execute(sql: string, args?: ValueType[]): Promise<ValueType> {
    return this.later(() => this.executor.execute(sql, args));
  }

  executeSync(sql: string, args?: ValueType[]): ValueType {
    return this.now(() => this.executor.execute(sql, args));
  }

  private finish(sql: 'COMMIT' | 'ROLLBACK'): void {
    try {
      this.file.endTransaction(sql);
    } finally {
      // A commit that failed may be rolled back; after that nothing of it is left, whatever the disk said.
      if (sql === 'ROLLBACK' || !this.file.inTransaction) {
        this.isOver = true;
        this.onOver();
        this.tellEnd();
      }
    }
  }

  /** Waits for commit or rollback; false when neither comes in time. */
  async ends(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), milliseconds);
    });
    const isOver = await Promise.race([this.end.then(() => true), tooLate]);
    clearTimeout(timer);
    return isOver;
  }

  private async later<T>(work: () => T): Promise<T> {
    this.underWay += 1;
    try {
      await laterTurn();
      this.requireOpen();
      return work();
    } finally {
      this.underWay -= 1;
    }
  }

  private now<T>(work: () => T): T {
    return throwingAtOnce(() => {
      this.requireOpen();
      return work();
    });
  }

  private requireOpen(): void {
    if (this.isOver) {
      throw failure(ALREADY_CLOSED);
    }
  }
}
