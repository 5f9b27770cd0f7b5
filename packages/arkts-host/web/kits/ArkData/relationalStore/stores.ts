/** Opening and removing stores, which are with Node. */
import { nodeSide } from '../../../bridge/NodeSide.ts';
import { RdbStore } from './RdbStore.ts';

export async function openStore(file: string): Promise<RdbStore> {
  const node = nodeSide();
  const id = node.nextId();
  await node.call('openStore', id, file);
  return new RdbStore(id);
}

export async function removeStore(file: string): Promise<void> {
  await nodeSide().call('removeStore', file);
}
