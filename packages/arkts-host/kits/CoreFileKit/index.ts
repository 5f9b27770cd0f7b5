/** `@kit.CoreFileKit` on the host. */
import { unimplemented } from '../host/unimplemented.ts';

export type { ListFileOptions, ReadOptions, WriteOptions } from './fileIo.ts';
export { fileIo } from './fileIo.ts';
export { fileUri } from './fileUri.ts';

const kit = 'CoreFileKit';
export const Environment = unimplemented(kit, 'Environment');
export const fileShare = unimplemented(kit, 'fileShare');
export const hash = unimplemented(kit, 'hash');
export const picker = unimplemented(kit, 'picker');
export const securityLabel = unimplemented(kit, 'securityLabel');
export const statfs = unimplemented(kit, 'statfs');
export const storageStatistics = unimplemented(kit, 'storageStatistics');
