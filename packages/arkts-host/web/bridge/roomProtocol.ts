/** What the room's page and Node say to each other: the switches of devices that are not the application's to turn. */
import type { NetworkState } from '../../kits/host/HostNetwork.ts';

export interface RoomNodeFunctions {
  /** Turns a device's network switch. It stays as it is when the application's process ends. */
  switchNetwork(device: string, module: string, state: NetworkState): Promise<void>;
  /** Where a device's network switch is. */
  networkOf(device: string, module: string): Promise<NetworkState>;
}

/** Node has nothing to tell the room by itself. */
export type RoomFunctions = Record<never, never>;
