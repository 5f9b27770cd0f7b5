/** SQL text: its kind by the first three letters, as the platform tells it, and the statements it builds itself. */
import { businessError } from '../../BasicServicesKit/BusinessError.ts';
import { failUnimplemented } from '../../host/unimplemented.ts';
import { failure, INNER_ERROR, PARAMETER_ERROR, parameterError } from './errors.ts';
import { ConflictResolution, type ValuesBucket, type ValueType } from './types.ts';

export type SqlKind = 'select' | 'insert' | 'update' | 'ddl' | 'pragma' | 'transaction' | 'attach' | 'detach' | 'other';

const KIND_BY_PREFIX = new Map<string, SqlKind>([
  ['ALT', 'ddl'],
  ['ATT', 'attach'],
  ['BEG', 'transaction'],
  ['COM', 'transaction'],
  ['CRE', 'ddl'],
  ['DEL', 'update'],
  ['DET', 'detach'],
  ['DRO', 'ddl'],
  ['END', 'transaction'],
  ['INS', 'insert'],
  ['PRA', 'pragma'],
  ['REP', 'update'],
  ['ROL', 'transaction'],
  ['SAV', 'transaction'],
  ['SEL', 'select'],
  ['UPD', 'update'],
]);

/** The platform looks at three letters and no further: `WITH …` and `EXPLAIN …` are `other`. */
export function sqlKind(sql: string): SqlKind {
  return KIND_BY_PREFIX.get(sql.trimStart().slice(0, 3).toUpperCase()) ?? 'other';
}

/** SQLite's comments, space and empty statements before the first word. */
const BEFORE_SQL = /^(?:\s|;|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;
const LEAVES_DATABASE = /^(?:ATTACH|DETACH|VACUUM\b[\s\S]*\bINTO|PRAGMA\b[\s\S]*_store_directory)\b/i;

/**
 * Refuses a statement that would read or write another file than the database's own. An application of the platform may
 * attach files of its own sandbox; the host has no sandbox around SQLite, and what is behind a page's bridge must not
 * reach the computer's files.
 */
export function requireOwnDatabase(sql: string): void {
  if (LEAVES_DATABASE.test(sql.replace(BEFORE_SQL, ''))) {
    failUnimplemented('ArkData', 'relationalStore: ATTACH, DETACH, VACUUM INTO, PRAGMA …_store_directory');
  }
}

const CONFLICT_CLAUSES = ['', ' OR ROLLBACK', ' OR ABORT', ' OR FAIL', ' OR IGNORE', ' OR REPLACE'];

export interface Statement {
  sql: string;
  args: ValueType[];
}

export function conflictClause(conflict: ConflictResolution = ConflictResolution.ON_CONFLICT_NONE): string {
  const clause = CONFLICT_CLAUSES[conflict];
  if (clause === undefined) {
    throw parameterError('conflict', 'a ConflictResolution');
  }
  return clause;
}

export function insertStatement(table: string, values: ValuesBucket, conflict?: ConflictResolution): Statement {
  const columns = columnsOf(table, values);
  const marks = columns.map(() => '?').join(',');
  return {
    sql: `INSERT${conflictClause(conflict)} INTO ${table}(${columns.join(',')}) VALUES (${marks})`,
    args: columns.map((column) => values[column] as ValueType),
  };
}

/** Several rows in one statement; what a row lacks is NULL. */
export function insertManyStatement(
  table: string,
  columns: readonly string[],
  rows: readonly ValuesBucket[],
  conflict?: ConflictResolution,
): Statement {
  const marks = `(${columns.map(() => '?').join(',')})`;
  return {
    sql: `INSERT${conflictClause(conflict)} INTO ${table} (${columns.join(',')}) VALUES ${rows.map(() => marks).join(',')}`,
    args: rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
  };
}

export function updateStatement(
  table: string,
  values: ValuesBucket,
  where: Statement,
  conflict?: ConflictResolution,
): Statement {
  const columns = columnsOf(table, values);
  const assignments = columns.map((column) => `${column}=?`).join(',');
  const condition = where.sql === '' ? '' : ` WHERE ${where.sql}`;
  return {
    sql: `UPDATE${conflictClause(conflict)} ${table} SET ${assignments}${condition}`,
    args: [...columns.map((column) => values[column] as ValueType), ...where.args],
  };
}

function columnsOf(table: string, values: ValuesBucket): string[] {
  if (typeof table !== 'string' || table === '') {
    throw businessError(PARAMETER_ERROR, 'Parameter error. The table must be not empty string.');
  }
  const columns = Object.keys(values ?? {});
  if (columns.length === 0) {
    throw failure(INNER_ERROR, 'Bucket must not be empty.');
  }
  return columns;
}

/** Values as SQLite binds them. @throws BusinessError 401 for what is no ValueType */
export function bindable(args: readonly unknown[]): (null | number | string | boolean | Uint8Array)[] {
  return args.map((arg) => {
    if (typeof arg === 'string' && arg.includes('\0')) {
      failUnimplemented('ArkData', 'relationalStore: text with a NUL character');
    }
    if (typeof arg === 'bigint' || arg instanceof Float32Array || (typeof arg === 'object' && isAssetLike(arg))) {
      failUnimplemented('ArkData', 'relationalStore: values of type bigint, Float32Array, Asset and Assets');
    }
    const isPlain = arg === null || ['number', 'string', 'boolean'].includes(typeof arg) || arg instanceof Uint8Array;
    if (!isPlain) {
      throw parameterError('values', 'of type ValueType');
    }
    return arg as null | number | string | boolean | Uint8Array;
  });
}

function isAssetLike(value: object | null): boolean {
  return value !== null && !(value instanceof Uint8Array);
}
