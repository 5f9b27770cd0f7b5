/** The calls that a store and a transaction have in common, as they act on the file. */
import type { DatabaseFile } from './DatabaseFile.ts';
import { FILE_LOCKED, failure, GENERIC_ERROR, NOT_A_QUERY, parameterError } from './errors.ts';
import type { RdbPredicates } from './RdbPredicates.ts';
import { ResultSet } from './ResultSet.ts';
import { insertManyStatement, insertStatement, sqlKind, updateStatement } from './sql.ts';
import type { ConflictResolution, ValuesBucket, ValueType } from './types.ts';

/** Variables of one statement. */
const MAX_VARIABLES = 32_766;

/** Values that a statement of the product's own may bind: what SQLite took everywhere before its version 3.32. */
const MOST_BOUND = 999;

export class Executor {
  constructor(private readonly file: DatabaseFile) {}

  /** The new row's id, or -1 if none came to be. */
  insert(table: string, values: ValuesBucket, conflict?: ConflictResolution): number {
    const { changes, lastInsertRowid } = this.file.run(insertStatement(table, values, conflict));
    return changes > 0 ? lastInsertRowid : -1;
  }

  /**
   * Not a transaction: rows go in by statements of as many as fit into 32,766 variables, and when one of these fails,
   * the former stay and the answer is -1 instead of an error (platform.md 41).
   */
  batchInsert(table: string, rows: ValuesBucket[]): number {
    return this.insertInChunks(table, rows, undefined, (error) => {
      if ((error as { code?: number }).code === FILE_LOCKED) {
        throw error;
      }
      return -1;
    });
  }

  batchInsertWithConflictResolution(table: string, rows: ValuesBucket[], conflict: ConflictResolution): number {
    return this.insertInChunks(table, rows, conflict, (error) => {
      throw error;
    });
  }

  update(values: ValuesBucket, predicates: RdbPredicates, conflict?: ConflictResolution): number {
    return this.file.run(updateStatement(predicates.table, values, predicates.where(), conflict)).changes;
  }

  delete(predicates: RdbPredicates): number {
    const { sql, args } = predicates.where();
    const condition = sql === '' ? '' : ` WHERE ${sql}`;
    return this.file.run({ sql: `DELETE FROM ${predicates.table}${condition}`, args }).changes;
  }

  query(predicates: RdbPredicates, columns: readonly string[] = []): ResultSet {
    return new ResultSet(this.file.all(predicates.select(columns)));
  }

  /** On a device a bad query gives an empty result set; the host fails at once (platform.md 42). */
  querySql(sql: string, args: ValueType[] = []): ResultSet {
    if (['insert', 'update', 'ddl', 'transaction'].includes(sqlKind(requireSql(sql)))) {
      throw failure(NOT_A_QUERY);
    }
    return new ResultSet(this.file.all({ sql, args: requireFew(args) }));
  }

  /**
   * Inserts answer with the row's id, updates and deletions with the number of rows, a PRAGMA of one column with its
   * value, all else with null.
   */
  execute(sql: string, args: ValueType[] = []): ValueType {
    requireFew(args);
    switch (sqlKind(requireSql(sql))) {
      case 'insert': {
        const { changes, lastInsertRowid } = this.file.run({ sql, args });
        return changes > 0 ? lastInsertRowid : -1;
      }
      case 'update':
        return this.file.run({ sql, args }).changes;
      case 'ddl':
        this.file.run({ sql, args });
        return null;
      case 'pragma': {
        const { columns, rows } = this.file.all({ sql, args });
        if (columns.length > 1) {
          throw unsupportedSql();
        }
        return rows[0]?.[0] ?? null;
      }
      default:
        throw unsupportedSql();
    }
  }

  private insertInChunks(
    table: string,
    rows: ValuesBucket[],
    conflict: ConflictResolution | undefined,
    onFailure: (error: unknown) => number,
  ): number {
    if (!Array.isArray(rows)) {
      throw parameterError('values', 'an array');
    }
    if (rows.length === 0) {
      return 0;
    }
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const rowsOfChunk = Math.max(1, Math.floor(MAX_VARIABLES / columns.length));
    for (let start = 0; start < rows.length; start += rowsOfChunk) {
      try {
        this.file.run(insertManyStatement(table, columns, rows.slice(start, start + rowsOfChunk), conflict));
      } catch (error) {
        return onFailure(error);
      }
    }
    return rows.length;
  }
}

export function requireSql(sql: string): string {
  if (typeof sql !== 'string' || sql === '') {
    throw parameterError('sql', 'a non empty string.');
  }
  return sql;
}

function requireFew(args: ValueType[]): ValueType[] {
  if (args.length > MOST_BOUND) {
    throw failure(GENERIC_ERROR, `${args.length} values are bound, not ${MOST_BOUND} at most: go in steps.`);
  }
  return args;
}

function unsupportedSql(): Error {
  return failure(GENERIC_ERROR, 'Executed SQL statement is not supported.');
}
