/** Shapes of `mdns` in `@kit.NetworkKit`, as `@ohos.net.mdns.d.ts` has them. */
import type { NetAddress } from '../connection.ts';

export interface ServiceAttribute {
  key: string;
  value: number[];
}

export interface LocalServiceInfo {
  serviceType: string;
  serviceName: string;
  port?: number;
  host?: NetAddress;
  serviceAttribute?: ServiceAttribute[];
}

export enum MdnsError {
  INTERNAL_ERROR = 0,
  ALREADY_ACTIVE = 1,
  MAX_LIMIT = 2,
}

export interface DiscoveryEventInfo {
  serviceInfo: LocalServiceInfo;
  errorCode?: MdnsError;
}

export const discoveryEvents = ['discoveryStart', 'discoveryStop', 'serviceFound', 'serviceLost'] as const;
export type DiscoveryEvent = (typeof discoveryEvents)[number];
/** What is told to an application: an event and its only argument. */
export type TellDiscovery = (event: DiscoveryEvent, value: LocalServiceInfo | DiscoveryEventInfo) => void;
