/** `@kit.BasicServicesKit` on the host. */
import { unimplemented } from '../host/unimplemented.ts';

export type { AsyncCallback } from '../host/asyncCall.ts';
export type { BusinessError } from './BusinessError.ts';
export type Callback<T> = (data: T) => void;
export type ErrorCallback<T extends Error = Error> = (error: T) => void;
export { deviceInfo } from './deviceInfo.ts';
export { pasteboard } from './pasteboard.ts';
export { systemDateTime } from './systemDateTime.ts';

const kit = 'BasicServicesKit';
export const batteryInfo = unimplemented(kit, 'batteryInfo');
export const commonEventManager = unimplemented(kit, 'commonEventManager');
export const emitter = unimplemented(kit, 'emitter');
export const osAccount = unimplemented(kit, 'osAccount');
export const power = unimplemented(kit, 'power');
export const request = unimplemented(kit, 'request');
export const runningLock = unimplemented(kit, 'runningLock');
export const screenLock = unimplemented(kit, 'screenLock');
export const settings = unimplemented(kit, 'settings');
export const systemLoad = unimplemented(kit, 'systemLoad');
export const thermal = unimplemented(kit, 'thermal');
export const wallpaper = unimplemented(kit, 'wallpaper');
export const zlib = unimplemented(kit, 'zlib');
