/**
 * `connection` of `@kit.NetworkKit`: the device's network as its switch has it. A black hole is not noticed: the
 * interface is up and has its address, only nothing comes through.
 */

import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall, deliver, isFunction } from '../host/asyncCall.ts';
import { HostApp } from '../host/HostApp.ts';
import type { HostNetwork, NetworkState } from '../host/HostNetwork.ts';
import { closedBase, closedNamespace } from '../host/unimplemented.ts';

const PERMISSION = 'ohos.permission.GET_NETWORK_INFO';
const PERMISSION_DENIED = 201;
const PARAMETER_ERROR = 401;
const INVALID_VALUE = 2100001;
const CALLBACK_NOT_FOUND = 2101007;
const CALLBACK_EXISTS = 2101008;
const NO_NETWORK_ID = 0;
const FIRST_NETWORK_ID = 100;
const ETHERNET_MTU = 1500;
const EVENTS = [
  'netAvailable',
  'netBlockStatusChange',
  'netCapabilitiesChange',
  'netConnectionPropertiesChange',
  'netLost',
  'netUnavailable',
];

export enum NetCap {
  NET_CAPABILITY_MMS = 0,
  NET_CAPABILITY_NOT_METERED = 11,
  NET_CAPABILITY_INTERNET = 12,
  NET_CAPABILITY_NOT_VPN = 15,
  NET_CAPABILITY_VALIDATED = 16,
  NET_CAPABILITY_PORTAL = 17,
  NET_CAPABILITY_CHECKING_CONNECTIVITY = 31,
}

export enum NetBearType {
  BEARER_CELLULAR = 0,
  BEARER_WIFI = 1,
  BEARER_BLUETOOTH = 2,
  BEARER_ETHERNET = 3,
  BEARER_VPN = 4,
}

export interface NetHandle {
  netId: number;
}

export interface NetAddress {
  address: string;
  family?: number;
  port?: number;
}

export interface LinkAddress {
  address: NetAddress;
  prefixLength: number;
}

export interface ConnectionProperties {
  interfaceName: string;
  domains: string;
  linkAddresses: LinkAddress[];
  dnses: NetAddress[];
  routes: object[];
  mtu: number;
}

export interface NetCapabilities {
  linkUpBandwidthKbps?: number;
  linkDownBandwidthKbps?: number;
  networkCap?: NetCap[];
  bearerTypes: NetBearType[];
}

export interface NetSpecifier {
  netCapabilities: NetCapabilities;
  bearerPrivateIdentifier?: string;
}

type Listener = (value?: unknown) => void;

/** Each network that comes up is a new one to the platform. */
const idByNetwork = new WeakMap<HostNetwork, number>();

function currentId(network: HostNetwork): number {
  if (network.state === 'cut') {
    return NO_NETWORK_ID;
  }
  let id = idByNetwork.get(network);
  if (id === undefined) {
    id = FIRST_NETWORK_ID;
    idByNetwork.set(network, id);
    network.watch((state, former) => {
      if (former === 'cut' && state !== 'cut') {
        idByNetwork.set(network, (idByNetwork.get(network) ?? FIRST_NETWORK_ID) + 1);
      }
    });
  }
  return id;
}

function handleOf(network: HostNetwork): NetHandle {
  return { netId: currentId(network) };
}

function capabilities(): NetCapabilities {
  return {
    linkUpBandwidthKbps: 0,
    linkDownBandwidthKbps: 0,
    networkCap: [NetCap.NET_CAPABILITY_INTERNET, NetCap.NET_CAPABILITY_NOT_VPN, NetCap.NET_CAPABILITY_VALIDATED],
    bearerTypes: [NetBearType.BEARER_WIFI],
  };
}

/** The computer's own IPv4 addresses in its local networks. */
function properties(network: HostNetwork): ConnectionProperties {
  const addresses = network.lanAddresses().filter((entry) => entry.family === 'IPv4');
  return {
    interfaceName: addresses[0]?.interfaceName ?? 'lo',
    domains: '',
    linkAddresses: addresses.map(({ address, prefixLength }) => ({
      address: { address, family: 1, port: 0 },
      prefixLength,
    })),
    dnses: [],
    routes: [],
    mtu: ETHERNET_MTU,
  };
}

function requirePermission(): HostApp {
  const app = HostApp.current();
  if (!app.hasPermission(PERMISSION)) {
    throw businessError(PERMISSION_DENIED, 'Permission denied.');
  }
  return app;
}

export class NetConnection extends closedBase('NetworkKit', 'NetConnection') {
  private readonly app = HostApp.current();
  private readonly listenerByEvent = new Map<string, Listener>();
  private stopWatching: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly timeoutMilliseconds: number) {
    super();
  }

  on(type: string, callback: Listener): void {
    if (typeof type !== 'string' || !isFunction(callback)) {
      throw businessError(PARAMETER_ERROR, 'Parameter error.');
    }
    if (EVENTS.includes(type)) {
      this.listenerByEvent.set(type, callback);
    }
  }

  /** Begins to report. A network that is there already is reported, too. */
  register(callback: (error: Error | undefined) => void): void {
    void asyncCall([callback], () => {
      requirePermission();
      if (this.stopWatching !== undefined) {
        throw businessError(CALLBACK_EXISTS, 'The callback already exists.');
      }
      const { network } = this.app;
      currentId(network); // So that ids are counted from now on, before our own watcher.
      this.stopWatching = network.watch((state, former) => this.networkOnChange(state, former));
      if (network.state !== 'cut') {
        this.tellAvailable();
      } else if (this.timeoutMilliseconds > 0) {
        this.timer = setTimeout(() => this.emit('netUnavailable'), this.timeoutMilliseconds);
      }
    });
  }

  unregister(callback: (error: Error | undefined) => void): void {
    void asyncCall([callback], () => {
      if (this.stopWatching === undefined) {
        throw businessError(CALLBACK_NOT_FOUND, 'The callback does not exist.');
      }
      this.stopWatching();
      this.stopWatching = undefined;
      clearTimeout(this.timer);
    });
  }

  private networkOnChange(state: NetworkState, former: NetworkState): void {
    if (state === 'cut') {
      const netId = idByNetwork.get(this.app.network) ?? NO_NETWORK_ID;
      this.emit('netLost', { netId });
    } else if (former === 'cut') {
      clearTimeout(this.timer);
      this.tellAvailable();
    }
  }

  private tellAvailable(): void {
    const { network } = this.app;
    this.emit('netAvailable', handleOf(network));
    this.emit('netCapabilitiesChange', { netHandle: handleOf(network), netCap: capabilities() });
    this.emit('netConnectionPropertiesChange', {
      netHandle: handleOf(network),
      connectionProperties: properties(network),
    });
  }

  private emit(event: string, value?: unknown): void {
    this.app.run(() =>
      deliver(() => {
        if (this.stopWatching !== undefined) {
          this.listenerByEvent.get(event)?.(value);
        }
      }),
    );
  }
}

function getDefaultNetSync(): NetHandle {
  return handleOf(requirePermission().network);
}

function hasDefaultNetSync(): boolean {
  return requirePermission().network.state !== 'cut';
}

function requireNetwork(netHandle: NetHandle): HostNetwork {
  const { network } = requirePermission();
  if (typeof netHandle?.netId !== 'number') {
    throw businessError(PARAMETER_ERROR, 'Parameter error.');
  }
  if (network.state === 'cut' || netHandle.netId !== currentId(network)) {
    throw businessError(INVALID_VALUE, 'Invalid parameter value.');
  }
  return network;
}

function getConnectionPropertiesSync(netHandle: NetHandle): ConnectionProperties {
  return properties(requireNetwork(netHandle));
}

function getNetCapabilitiesSync(netHandle: NetHandle): NetCapabilities {
  requireNetwork(netHandle);
  return capabilities();
}

function getAllNetsSync(): NetHandle[] {
  return hasDefaultNetSync() ? [getDefaultNetSync()] : [];
}

/** The promise and callback form of a call that answers at once. */
function asAsync<T>(work: (...args: never[]) => T) {
  return (...args: unknown[]): Promise<T> =>
    asyncCall(args, () => (work as (...args: unknown[]) => T)(...args)) as Promise<T>;
}

export const connection = closedNamespace('NetworkKit', 'connection', {
  NetBearType,
  NetCap,
  /** @param timeout milliseconds after which `netUnavailable` is told if no network came; 0 or none: never */
  createNetConnection: (_netSpecifier?: NetSpecifier, timeout = 0): NetConnection => new NetConnection(timeout),
  getAllNets: asAsync(getAllNetsSync),
  getAllNetsSync,
  getConnectionProperties: asAsync(getConnectionPropertiesSync) as (
    netHandle: NetHandle,
  ) => Promise<ConnectionProperties>,
  getConnectionPropertiesSync,
  getDefaultNet: asAsync(getDefaultNetSync),
  getDefaultNetSync,
  getNetCapabilities: asAsync(getNetCapabilitiesSync) as (netHandle: NetHandle) => Promise<NetCapabilities>,
  getNetCapabilitiesSync,
  hasDefaultNet: asAsync(hasDefaultNetSync),
  hasDefaultNetSync,
});
