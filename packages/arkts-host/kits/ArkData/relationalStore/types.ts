/** The declared shapes of `relationalStore` up to API 22, as far as the host has them. */

export type ValueType = null | number | string | boolean | Uint8Array | bigint;
export type ValuesBucket = Record<string, ValueType>;

export enum SecurityLevel {
  S1 = 1,
  S2 = 2,
  S3 = 3,
  S4 = 4,
}

export enum ConflictResolution {
  ON_CONFLICT_NONE = 0,
  ON_CONFLICT_ROLLBACK = 1,
  ON_CONFLICT_ABORT = 2,
  ON_CONFLICT_FAIL = 3,
  ON_CONFLICT_IGNORE = 4,
  ON_CONFLICT_REPLACE = 5,
}

export enum TransactionType {
  DEFERRED = 0,
  IMMEDIATE = 1,
  EXCLUSIVE = 2,
}

export enum RebuildType {
  NONE = 0,
  REBUILT = 1,
  REPAIRED = 2,
}

export enum ColumnType {
  NULL = 0,
  INTEGER = 1,
  REAL = 2,
  TEXT = 3,
  BLOB = 4,
  ASSET = 5,
  ASSETS = 6,
  FLOAT_VECTOR = 7,
  UNLIMITED_INT = 8,
}

export interface StoreConfig {
  name: string;
  securityLevel: SecurityLevel;
  encrypt?: boolean;
  customDir?: string;
  isReadOnly?: boolean;
  allowRebuild?: boolean;
  autoCleanDirtyData?: boolean;
}

export interface TransactionOptions {
  transactionType?: TransactionType;
}

/** What of a context the store needs. */
export interface StoreContext {
  databaseDir: string;
}
