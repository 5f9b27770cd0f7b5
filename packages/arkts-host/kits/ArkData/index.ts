/** `@kit.ArkData` on the host. */
import { unimplemented } from '../host/unimplemented.ts';

export { preferences } from './preferences.ts';
export { relationalStore } from './relationalStore/index.ts';

const kit = 'ArkData';
export const cloudData = unimplemented(kit, 'cloudData');
export const commonType = unimplemented(kit, 'commonType');
export const dataShare = unimplemented(kit, 'dataShare');
export const dataSharePredicates = unimplemented(kit, 'dataSharePredicates');
export const distributedDataObject = unimplemented(kit, 'distributedDataObject');
export const distributedKVStore = unimplemented(kit, 'distributedKVStore');
export const sendablePreferences = unimplemented(kit, 'sendablePreferences');
export const sendableRelationalStore = unimplemented(kit, 'sendableRelationalStore');
export const unifiedDataChannel = unimplemented(kit, 'unifiedDataChannel');
export const uniformDataStruct = unimplemented(kit, 'uniformDataStruct');
export const uniformTypeDescriptor = unimplemented(kit, 'uniformTypeDescriptor');
