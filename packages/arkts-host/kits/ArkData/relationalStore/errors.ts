/** Errors of `relationalStore`, with the platform's numbers and texts. */
import { businessError } from '../../BasicServicesKit/BusinessError.ts';
import { HostApp } from '../../host/HostApp.ts';

export const PARAMETER_ERROR = 401;
export const NOT_SUPPORTED = 801;
export const INNER_ERROR = 14800000;
export const INVALID_PATH = 14800010;
export const CORRUPTED = 14800011;
export const ROW_OUT_OF_RANGE = 14800012;
export const COLUMN_OUT_OF_RANGE = 14800013;
export const ALREADY_CLOSED = 14800014;
export const CONFIG_CHANGED = 14800017;
export const NOT_A_QUERY = 14800019;
export const GENERIC_ERROR = 14800021;
export const FILE_LOCKED = 14800024;
export const IO_ERROR = 14800028;
export const CANNOT_OPEN = 14800030;
export const CONSTRAINT = 14800032;

const MESSAGE_BY_CODE = new Map<number, string>([
  [NOT_SUPPORTED, 'Capability not support.'],
  [INNER_ERROR, 'Inner error.'],
  [INVALID_PATH, 'Failed to open or delete the database by an invalid database path.'],
  [CORRUPTED, 'Failed to open the database because it is corrupted.'],
  [ROW_OUT_OF_RANGE, 'ResultSet is empty or pointer index is out of bounds.'],
  [COLUMN_OUT_OF_RANGE, 'Resultset is empty or column index is out of bounds.'],
  [ALREADY_CLOSED, 'The RdbStore or ResultSet is already closed.'],
  [CONFIG_CHANGED, 'StoreConfig is changed.'],
  [NOT_A_QUERY, 'The SQL must be a query statement.'],
  [GENERIC_ERROR, 'SQLite: Generic error.'],
  [FILE_LOCKED, 'SQLite: The database file is locked.'],
  [14800025, 'SQLite: A table in the database is locked.'],
  [14800027, 'SQLite: Attempt to write a readonly database.'],
  [IO_ERROR, 'SQLite: Some kind of disk I/O error occurred.'],
  [14800029, 'SQLite: The database is full.'],
  [CANNOT_OPEN, 'SQLite: Unable to open the database file.'],
  [14800031, 'SQLite: TEXT or BLOB exceeds size limit.'],
  [CONSTRAINT, 'SQLite: Abort due to constraint violation.'],
  [14800033, 'SQLite: Data type mismatch.'],
]);

/** The package tells SQLite's errors by text only. */
const CODE_BY_TEXT: readonly (readonly [RegExp, number])[] = [
  [/constraint failed/i, CONSTRAINT],
  [/^database is locked/i, FILE_LOCKED],
  [/table is locked/i, 14800025],
  [/readonly database/i, 14800027],
  [/disk I\/O error/i, IO_ERROR],
  [/disk is full|database or disk/i, 14800029],
  [/unable to open|Could not open/i, CANNOT_OPEN],
  [/too big/i, 14800031],
  [/datatype mismatch/i, 14800033],
  [/malformed|not a database/i, CORRUPTED],
];

/** A failure by code, with what SQLite has to add. */
export function failure(code: number, detail = ''): Error {
  const message = MESSAGE_BY_CODE.get(code) ?? 'Inner error.';
  return businessError(code, detail === '' ? message : `${message} ${detail}`);
}

export function parameterError(needed: string, mustBe: string): Error {
  return businessError(PARAMETER_ERROR, `Parameter error. The ${needed} must be ${mustBe}`);
}

/** Turns an error of the SQLite package into the platform's. */
export function fromSqlite(error: unknown): Error {
  if (!(error instanceof Error) || error.name !== 'SQLite3Error') {
    return error as Error;
  }
  const code = CODE_BY_TEXT.find(([text]) => text.test(error.message))?.[1] ?? GENERIC_ERROR;
  return failure(code, error.message);
}

const API_WITH_NUMERIC_CODES = 23;

/**
 * Runs a call that answers at once. What it throws has its code as a *string* below API 23, unlike what promises reject
 * with (platform.md 40).
 */
export function throwingAtOnce<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'number' && HostApp.current().apiVersion < API_WITH_NUMERIC_CODES) {
      (error as { code: unknown }).code = String(code);
    }
    throw error;
  }
}
