/** The bridge's functions for databases: the stores and transactions of Node's relationalStore, by number. */
import { RdbPredicates } from '../../kits/ArkData/relationalStore/RdbPredicates.ts';
import type { RdbStore } from '../../kits/ArkData/relationalStore/RdbStore.ts';
import { ResultSet } from '../../kits/ArkData/relationalStore/ResultSet.ts';
import { openStore, removeStore } from '../../kits/ArkData/relationalStore/stores.ts';
import type { Transaction } from '../../kits/ArkData/relationalStore/Transaction.ts';
import type { TransactionOptions } from '../../kits/ArkData/relationalStore/types.ts';
import type { HostApp } from '../../kits/host/HostApp.ts';
import { answer } from '../bridge/answer.ts';
import { type CarriedPredicates, type NodeFunctions, storeMembers, transactionMembers } from '../bridge/protocol.ts';
import { insideStorage } from './fileFunctions.ts';

type StoreFunctions = Pick<
  NodeFunctions,
  'openStore' | 'removeStore' | 'storeCall' | 'storeVersion' | 'createTransaction' | 'transactionCall'
>;

export function storeFunctions(app: HostApp): StoreFunctions {
  const storeById = new Map<number, RdbStore>();
  const transactionById = new Map<number, Transaction>();
  return {
    openStore: (id, file) =>
      answer(async () => {
        storeById.set(id, await openStore(insideStorage(app, file)));
      }),
    removeStore: (file) => answer(() => removeStore(insideStorage(app, file))),
    storeCall: (id, member, args) => answer(() => callMember(known(storeById, id), storeMembers, member, args)),
    storeVersion: (id, version) =>
      answer(() => {
        const store = known(storeById, id);
        if (version !== undefined) store.version = version;
        return store.version;
      }),
    createTransaction: (id, transaction, args) =>
      answer(async () => {
        const [options] = args as [TransactionOptions?];
        transactionById.set(transaction, await known(storeById, id).createTransaction(options));
      }),
    transactionCall: (id, member, args) =>
      answer(() => callMember(known(transactionById, id), transactionMembers, member, args)),
  };
}

function known<T>(objectById: ReadonlyMap<number, T>, id: number): T {
  const object = objectById.get(id);
  if (object === undefined) throw new Error(`The bridge knows no object ${id}.`);
  return object;
}

/** Calls a member by name. Only members of the protocol can be called, whoever is at the other end. */
async function callMember<T extends object>(
  target: T,
  members: readonly (keyof T & string)[],
  member: keyof T & string,
  args: readonly unknown[],
): Promise<unknown> {
  if (!members.includes(member)) throw new Error(`The bridge has no member '${member}'.`);
  const work = target[member] as (...args: readonly unknown[]) => unknown;
  const result = await work.apply(target, args.map(unpackArgument));
  return result instanceof ResultSet ? result.content : result;
}

function unpackArgument(argument: unknown): unknown {
  const carried = (argument as CarriedPredicates | undefined | null)?.carriedPredicates;
  return carried === undefined ? argument : Object.assign(new RdbPredicates(carried.table), carried);
}
