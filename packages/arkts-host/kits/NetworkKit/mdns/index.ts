/** `mdns` of `@kit.NetworkKit`. */
import { type AsyncCallback, asyncCall, isFunction, trailingCallback } from '../../host/asyncCall.ts';
import { closedBase, closedNamespace } from '../../host/unimplemented.ts';
import { argumentError } from './errors.ts';
import { ListenerTable } from './ListenerTable.ts';
import { readInfo } from './records.ts';
import { addService, removeService, resolveService, ServiceSearch } from './services.ts';
import { type DiscoveryEvent, discoveryEvents, type LocalServiceInfo, MdnsError } from './types.ts';

export type { DiscoveryEvent, DiscoveryEventInfo, LocalServiceInfo, ServiceAttribute } from './types.ts';

interface ServiceCall {
  (context: object, serviceInfo: LocalServiceInfo): Promise<LocalServiceInfo>;
  (context: object, serviceInfo: LocalServiceInfo, callback: AsyncCallback<LocalServiceInfo>): void;
}

/** A call with a context, a service and perhaps a callback. @throws Error (code '401'), at once, for anything else */
function serviceCall(work: (info: LocalServiceInfo) => Promise<LocalServiceInfo>): ServiceCall {
  return ((...args: unknown[]): Promise<LocalServiceInfo> | undefined => {
    const [context, info] = args;
    const count = trailingCallback(args) === undefined ? 2 : 3;
    if (args.length !== count || !isObject(context) || !isObject(info)) throw argumentError();
    // As it is now: the caller may change it later.
    const given = readInfo(info);
    return asyncCall(args, () => work(given));
  }) as ServiceCall;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** `mdns.DiscoveryService`. */
export class DiscoveryService extends closedBase('NetworkKit', 'DiscoveryService') {
  private readonly listeners = new ListenerTable(discoveryEvents);
  private readonly search: ServiceSearch;

  constructor(type: string) {
    super();
    this.search = new ServiceSearch(type, (event, value) => this.listeners.emit(event, value));
  }

  on(type: DiscoveryEvent, callback: (value: never) => void): void {
    this.listeners.on(type, callback);
  }

  off(type: DiscoveryEvent, callback?: (value: never) => void): void {
    this.listeners.off(type, callback);
  }

  /** Declared to return nothing; it returns a promise, which is rejected when the search does not begin (platform.md 52). */
  startSearchingMDNS(): void;
  startSearchingMDNS(...args: unknown[]): Promise<void> | undefined {
    if (args.length > 0) throw argumentError();
    return asyncCall(args, () => this.search.start());
  }

  stopSearchingMDNS(): void;
  stopSearchingMDNS(...args: unknown[]): Promise<void> | undefined {
    if (args.length > 0) throw argumentError();
    return asyncCall(args, () => this.search.stop());
  }
}

export const mdns = closedNamespace('NetworkKit', 'mdns', {
  MdnsError,
  addLocalService: serviceCall(addService),
  createDiscoveryService: (context: object, serviceType: string): DiscoveryService => {
    if (!isObject(context) || typeof serviceType !== 'string' || isFunction(context)) throw argumentError();
    return new DiscoveryService(serviceType);
  },
  removeLocalService: serviceCall(removeService),
  resolveLocalService: serviceCall(resolveService),
});
