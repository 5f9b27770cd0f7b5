/**
 * `RdbStore` and its `Transaction` for pages: each call is done by Node's own, so results, errors and order are the
 * same. Synchronous members wait for Node with the page standing still.
 */
import type { Rows } from '../../../../kits/ArkData/relationalStore/DatabaseFile.ts';
import type { ResultSet } from '../../../../kits/ArkData/relationalStore/ResultSet.ts';
import { RebuildType, type ValueType } from '../../../../kits/ArkData/relationalStore/types.ts';
import { asyncCall } from '../../../../kits/host/asyncCall.ts';
import { closedBase } from '../../../../kits/host/unimplemented.ts';
import { nodeSide } from '../../../bridge/NodeSide.ts';
import type { StoreMember, TransactionMember } from '../../../bridge/protocol.ts';
import { carriedArguments, resultSet } from './carried.ts';

type Arguments = readonly unknown[];

export class RdbStore extends closedBase('ArkData', 'RdbStore') {
  readonly rebuilt = RebuildType.NONE;

  /** @param id the store's number with Node */
  constructor(private readonly id: number) {
    super();
  }

  get version(): number {
    return nodeSide().callSync<number, 'storeVersion'>('storeVersion', this.id);
  }

  set version(value: number) {
    nodeSide().callSync('storeVersion', this.id, value);
  }

  insert(...args: Arguments): Promise<number> | undefined {
    return this.later('insert', args);
  }

  insertSync(...args: Arguments): number {
    return this.now('insertSync', args);
  }

  batchInsert(...args: Arguments): Promise<number> | undefined {
    return this.later('batchInsert', args);
  }

  batchInsertSync(...args: Arguments): number {
    return this.now('batchInsertSync', args);
  }

  batchInsertWithConflictResolution(...args: Arguments): Promise<number> | undefined {
    return this.later('batchInsertWithConflictResolution', args);
  }

  batchInsertWithConflictResolutionSync(...args: Arguments): number {
    return this.now('batchInsertWithConflictResolutionSync', args);
  }

  update(...args: Arguments): Promise<number> | undefined {
    return this.later('update', args);
  }

  updateSync(...args: Arguments): number {
    return this.now('updateSync', args);
  }

  delete(...args: Arguments): Promise<number> | undefined {
    return this.later('delete', args);
  }

  deleteSync(...args: Arguments): number {
    return this.now('deleteSync', args);
  }

  query(...args: Arguments): Promise<ResultSet> | undefined {
    return this.rowsLater('query', args);
  }

  querySync(...args: Arguments): ResultSet {
    return resultSet(this.now('querySync', args));
  }

  querySql(...args: Arguments): Promise<ResultSet> | undefined {
    return this.rowsLater('querySql', args);
  }

  querySqlSync(...args: Arguments): ResultSet {
    return resultSet(this.now('querySqlSync', args));
  }

  executeSql(...args: Arguments): Promise<void> | undefined {
    return this.later('executeSql', args);
  }

  execute(...args: Arguments): Promise<ValueType> | undefined {
    return this.later('execute', args);
  }

  executeSync(...args: Arguments): ValueType {
    return this.now('executeSync', args);
  }

  beginTransaction(): void {
    this.now('beginTransaction', []);
  }

  commit(): void {
    this.now('commit', []);
  }

  rollBack(): void {
    this.now('rollBack', []);
  }

  async createTransaction(...args: Arguments): Promise<Transaction> {
    const node = nodeSide();
    const id = node.nextId();
    await node.call('createTransaction', this.id, id, args);
    return new Transaction(id);
  }

  close(): Promise<void> {
    return nodeSide().call('storeCall', this.id, 'close', []);
  }

  private later<T>(member: StoreMember, args: Arguments): Promise<T> | undefined {
    const sent = nodeSide().call<T, 'storeCall'>('storeCall', this.id, member, carriedArguments(args));
    return asyncCall(args, () => sent);
  }

  private rowsLater(member: StoreMember, args: Arguments): Promise<ResultSet> | undefined {
    const sent = nodeSide().call<Rows, 'storeCall'>('storeCall', this.id, member, carriedArguments(args));
    return asyncCall(args, async () => resultSet(await sent));
  }

  private now<T>(member: StoreMember, args: Arguments): T {
    return nodeSide().callSync<T, 'storeCall'>('storeCall', this.id, member, carriedArguments(args));
  }
}

export class Transaction extends closedBase('ArkData', 'Transaction') {
  /** @param id the transaction's number with Node */
  constructor(private readonly id: number) {
    super();
  }

  commit(): Promise<void> {
    return this.later('commit', []);
  }

  rollback(): Promise<void> {
    return this.later('rollback', []);
  }

  insert(...args: Arguments): Promise<number> {
    return this.later('insert', args);
  }

  insertSync(...args: Arguments): number {
    return this.now('insertSync', args);
  }

  batchInsert(...args: Arguments): Promise<number> {
    return this.later('batchInsert', args);
  }

  batchInsertSync(...args: Arguments): number {
    return this.now('batchInsertSync', args);
  }

  batchInsertWithConflictResolution(...args: Arguments): Promise<number> {
    return this.later('batchInsertWithConflictResolution', args);
  }

  update(...args: Arguments): Promise<number> {
    return this.later('update', args);
  }

  updateSync(...args: Arguments): number {
    return this.now('updateSync', args);
  }

  delete(...args: Arguments): Promise<number> {
    return this.later('delete', args);
  }

  deleteSync(...args: Arguments): number {
    return this.now('deleteSync', args);
  }

  async query(...args: Arguments): Promise<ResultSet> {
    return resultSet(await this.later<Rows>('query', args));
  }

  querySync(...args: Arguments): ResultSet {
    return resultSet(this.now('querySync', args));
  }

  async querySql(...args: Arguments): Promise<ResultSet> {
    return resultSet(await this.later<Rows>('querySql', args));
  }

  querySqlSync(...args: Arguments): ResultSet {
    return resultSet(this.now('querySqlSync', args));
  }

  execute(...args: Arguments): Promise<ValueType> {
    return this.later('execute', args);
  }

  executeSync(...args: Arguments): ValueType {
    return this.now('executeSync', args);
  }

  private later<T>(member: TransactionMember, args: Arguments): Promise<T> {
    return nodeSide().call<T, 'transactionCall'>('transactionCall', this.id, member, carriedArguments(args));
  }

  private now<T>(member: TransactionMember, args: Arguments): T {
    return nodeSide().callSync<T, 'transactionCall'>('transactionCall', this.id, member, carriedArguments(args));
  }
}
