/** `@kit.ArkTS` on the host. */
import { unimplemented } from '../host/unimplemented.ts';

export { taskpool } from './taskpool.ts';
export { util } from './util.ts';

const kit = 'ArkTS';
export const ArkTSUtils = unimplemented(kit, 'ArkTSUtils');
export const ArrayList = unimplemented(kit, 'ArrayList');
export const Decimal = unimplemented(kit, 'Decimal');
export const Deque = unimplemented(kit, 'Deque');
export const HashMap = unimplemented(kit, 'HashMap');
export const HashSet = unimplemented(kit, 'HashSet');
const arktsJson = unimplemented(kit, 'JSON');

export { arktsJson as JSON };
export const LightWeightMap = unimplemented(kit, 'LightWeightMap');
export const LightWeightSet = unimplemented(kit, 'LightWeightSet');
export const LinkedList = unimplemented(kit, 'LinkedList');
export const List = unimplemented(kit, 'List');
export const PlainArray = unimplemented(kit, 'PlainArray');
export const Queue = unimplemented(kit, 'Queue');
export const Stack = unimplemented(kit, 'Stack');
export const TreeMap = unimplemented(kit, 'TreeMap');
export const TreeSet = unimplemented(kit, 'TreeSet');
export const Vector = unimplemented(kit, 'Vector');
export const buffer = unimplemented(kit, 'buffer');
export const collections = unimplemented(kit, 'collections');
export const process = unimplemented(kit, 'process');
export const stream = unimplemented(kit, 'stream');
export const uri = unimplemented(kit, 'uri');
export const url = unimplemented(kit, 'url');
export const worker = unimplemented(kit, 'worker');
export const xml = unimplemented(kit, 'xml');
