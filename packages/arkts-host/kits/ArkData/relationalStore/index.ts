/** `relationalStore` of `@kit.ArkData`, up to API 22, on one device: nothing distributed, no cloud, no encryption. */
import path from 'node:path';
import { asyncCall } from '../../host/asyncCall.ts';
import { laterTurn } from '../../host/laterTurn.ts';
import { closedNamespace, failUnimplemented } from '../../host/unimplemented.ts';
import { parameterError } from './errors.ts';
import { RdbPredicates } from './RdbPredicates.ts';
import type { RdbStore } from './RdbStore.ts';
import { openStore, removeStore } from './stores.ts';
import * as types from './types.ts';

export type { ResultSet } from './ResultSet.ts';
export type { Transaction } from './Transaction.ts';
export type * from './types.ts';
export type { RdbPredicates, RdbStore };

function databasePath(context: types.StoreContext, config: Partial<types.StoreConfig>): string {
  if (typeof context?.databaseDir !== 'string') {
    throw parameterError('context', 'a Context.');
  }
  const { name = '', customDir = '' } = config;
  if (typeof name !== 'string' || name === '' || name.includes('/')) {
    throw parameterError('StoreConfig.name', 'a file name without path.');
  }
  return path.join(context.databaseDir, 'rdb', customDir, name);
}

function requireConfig(config: types.StoreConfig): types.StoreConfig {
  if (typeof config !== 'object' || config === null) {
    throw parameterError('config', 'a StoreConfig.');
  }
  if (types.SecurityLevel[config.securityLevel] === undefined) {
    throw parameterError('securityLevel', 'a SecurityLevel, and it is required.');
  }
  for (const key of [
    'encrypt',
    'dataGroupId',
    'vector',
    'isReadOnly',
    'cryptoParam',
    'rootDir',
    'tokenizer',
  ] as const) {
    if ((config as unknown as Record<string, unknown>)[key]) {
      failUnimplemented('ArkData', `relationalStore.StoreConfig.${key}`);
    }
  }
  return config;
}

type StoreCallback = (error: Error, store: RdbStore) => void;

function getRdbStore(context: types.StoreContext, config: types.StoreConfig, callback: StoreCallback): void;
function getRdbStore(context: types.StoreContext, config: types.StoreConfig): Promise<RdbStore>;
function getRdbStore(...args: unknown[]): Promise<RdbStore> | undefined {
  const [context, config] = args as [types.StoreContext, types.StoreConfig];
  return asyncCall(args, async () => {
    await laterTurn();
    return openStore(databasePath(context, requireConfig(config)));
  });
}

function deleteRdbStore(
  context: types.StoreContext,
  nameOrConfig: string | types.StoreConfig,
  callback: (error: Error) => void,
): void;
function deleteRdbStore(context: types.StoreContext, nameOrConfig: string | types.StoreConfig): Promise<void>;
function deleteRdbStore(...args: unknown[]): Promise<void> | undefined {
  const [context, nameOrConfig] = args as [types.StoreContext, string | types.StoreConfig];
  return asyncCall(args, async () => {
    await laterTurn();
    await removeStore(
      databasePath(context, typeof nameOrConfig === 'string' ? { name: nameOrConfig } : requireConfig(nameOrConfig)),
    );
  });
}

export const relationalStore = closedNamespace('ArkData', 'relationalStore', {
  ColumnType: types.ColumnType,
  ConflictResolution: types.ConflictResolution,
  RdbPredicates,
  RebuildType: types.RebuildType,
  SecurityLevel: types.SecurityLevel,
  TransactionType: types.TransactionType,
  deleteRdbStore,
  getRdbStore,
});
