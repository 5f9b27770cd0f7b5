/** Arguments and results of stores on their way over the bridge. */

import type { Rows } from '../../../../kits/ArkData/relationalStore/DatabaseFile.ts';
import { RdbPredicates } from '../../../../kits/ArkData/relationalStore/RdbPredicates.ts';
import { ResultSet } from '../../../../kits/ArkData/relationalStore/ResultSet.ts';
import { isFunction } from '../../../../kits/host/asyncCall.ts';
import type { CarriedPredicates } from '../../../bridge/protocol.ts';

/** Arguments without the callback at their end; predicates as what they are made of. */
export function carriedArguments(args: readonly unknown[]): unknown[] {
  const plain = isFunction(args.at(-1)) ? args.slice(0, -1) : args;
  return plain.map((argument) => {
    if (!(argument instanceof RdbPredicates)) return argument;
    const carried: CarriedPredicates = { carriedPredicates: { ...argument } };
    return carried;
  });
}

/** All rows of a query came with it, so that a result set answers at once, as on the platform. */
export function resultSet(rows: Rows): ResultSet {
  return new ResultSet(rows);
}
