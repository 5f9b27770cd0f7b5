import type { DeviceFunctions } from '../bridge/protocol.ts';

/** How events reach the device. */
export type Events = {
  readonly [K in keyof DeviceFunctions]: (...args: Parameters<DeviceFunctions[K]>) => void;
};
