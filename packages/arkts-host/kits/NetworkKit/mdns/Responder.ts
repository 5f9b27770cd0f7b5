/**
 * A device's own service for multicast DNS, which its applications share: what they announce, what they look for.
 * Its times are the platform's (platform.md 50).
 */

import type { AppProcess } from '../../host/AppProcess.ts';
import type { HostNetwork } from '../../host/HostNetwork.ts';
import * as errors from './errors.ts';
import { type LinkEvent, type LinkService, localLink } from './LocalLink.ts';
import {
  fullName,
  IPV4,
  isDomainValid,
  isNameValid,
  isPortValid,
  isTypeValid,
  NO_PORT,
  readInfo,
  typeDomain,
} from './records.ts';
import { type LocalServiceInfo, MdnsError, type TellDiscovery } from './types.ts';

/** Milliseconds from one question to the next while somebody looks for services. */
const ASK_INTERVAL = 2000;
/** Milliseconds of silence after which a service is probed, and lost if it does not answer. */
const SILENCE = 20_000;
/** Milliseconds that resolving a name may take. */
const RESOLVE_TIMEOUT = 5000;
/** Address of a device whose computer is in no network. */
const LOOPBACK = '127.0.0.1';

/** One application's wish to hear of services of a type. */
export interface Search {
  readonly type: string;
  readonly tell: TellDiscovery;
}

interface Found {
  readonly info: LocalServiceInfo;
  heardAt: number;
}

/** All that is looked for under one type; events go to whoever asked last (platform.md 51). */
interface Browse {
  owner: Search;
  readonly foundByName: Map<string, Found>;
}

export class Responder {
  private readonly serviceByName = new Map<string, LinkService>();
  private readonly browseByType = new Map<string, Browse>();
  private readonly searches = new Set<Search>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private stopWatching: (() => void) | undefined;

  private constructor(private readonly network: HostNetwork) {
    // Sockets are opened anew with each address, and searches begin anew.
    network.watch((state, former) => {
      if (former === 'cut' && state !== 'cut') this.restart();
    });
  }

  static of(network: HostNetwork): Responder {
    let responder = responderByNetwork.get(network);
    if (responder === undefined) {
      responder = new Responder(network);
      responderByNetwork.set(network, responder);
    }
    return responder;
  }

  /**
   * Announces a service, until `app` ends. Without a network that fails, and the name stays taken all the same
   * (platform.md 47).
   *
   * @throws a failure with the platform's code
   */
  register(info: LocalServiceInfo, app: AppProcess): LinkService {
    const { serviceName, serviceType, port, serviceAttribute } = readInfo(info);
    const name = fullName({ serviceName, serviceType });
    if (!isNameValid(serviceName) || !isTypeValid(serviceType) || !isPortValid(port) || !isDomainValid(name)) {
      throw errors.failure(errors.PARAMETER_ERROR);
    }
    if (this.serviceByName.has(name)) throw errors.failure(errors.INSTANCE_DUPLICATE);
    const { network } = this;
    let lastUp = Date.now();
    const service: LinkService = {
      name: serviceName,
      type: serviceType,
      fullName: name,
      port,
      attributes: serviceAttribute,
      network,
      get address() {
        return network.lanAddresses().find(({ family }) => family === 'IPv4')?.address ?? LOOPBACK;
      },
      heardAt: () => {
        if (network.isUp) lastUp = Date.now();
        return lastUp;
      },
      probe: () => Promise.resolve(network.isUp && this.serviceByName.get(name) === service),
    };
    this.serviceByName.set(name, service);
    app.whenEnded(() => this.forget(service));
    localLink.announce(service);
    if (network.state === 'cut') throw errors.failure(errors.SEND_FAILED);
    return service;
  }

  unregister(service: LinkService): void {
    this.serviceByName.delete(service.fullName);
    if (this.network.isUp) localLink.withdraw(service);
    else localLink.drop(service);
  }

  /** Begins a search. @throws a failure with the platform's code */
  start(search: Search): void {
    const info: LocalServiceInfo = { serviceType: search.type, serviceName: '' };
    if (!isTypeValid(search.type) || !isDomainValid(typeDomain(search.type))) {
      tellEnd(search, 'discoveryStart', info, MdnsError.INTERNAL_ERROR);
      throw errors.failure(errors.PARAMETER_ERROR);
    }
    if (this.searches.has(search)) {
      tellEnd(search, 'discoveryStart', info, MdnsError.ALREADY_ACTIVE);
      throw errors.failure(errors.CALLBACK_DUPLICATED);
    }
    this.searches.add(search);
    tellEnd(search, 'discoveryStart', info);
    const browse = this.browseByType.get(search.type);
    if (browse === undefined) {
      this.browseByType.set(search.type, { owner: search, foundByName: new Map() });
    } else {
      browse.owner = search;
      for (const { info: known } of browse.foundByName.values()) search.tell('serviceFound', eventInfo(known));
    }
    this.run();
    this.ask(search.type);
  }

  /** Ends a search, and with it every other of its type on this device. @throws a failure with the platform's code */
  stop(search: Search): void {
    const info: LocalServiceInfo = { serviceType: search.type, serviceName: '' };
    if (!this.searches.delete(search)) {
      tellEnd(search, 'discoveryStop', info, MdnsError.ALREADY_ACTIVE);
      throw errors.failure(errors.CALLBACK_NOT_FOUND);
    }
    this.loseAll(search.type);
    this.browseByType.delete(search.type);
    if (this.browseByType.size === 0) this.rest();
    tellEnd(search, 'discoveryStop', info);
  }

  /** Port, address and attributes of a service by its name. @throws a failure with the platform's code */
  async resolve(info: LocalServiceInfo): Promise<LocalServiceInfo> {
    const { serviceName, serviceType } = readInfo(info);
    const name = fullName({ serviceName, serviceType });
    if (!isNameValid(serviceName) || !isTypeValid(serviceType) || !isDomainValid(name)) {
      throw errors.failure(errors.PARAMETER_ERROR);
    }
    if (this.network.state === 'cut') throw errors.failure(errors.SEND_FAILED);
    localLink.ask(serviceType);
    const end = Date.now() + RESOLVE_TIMEOUT;
    let service = this.reach(name);
    while (service === undefined) {
      if (Date.now() >= end) throw errors.failure(errors.TIMEOUT);
      await this.nextChange(end - Date.now());
      service = this.reach(name);
    }
    const { port, address, attributes } = service;
    return {
      serviceType,
      serviceName,
      port,
      host: { address, port, family: IPV4 },
      serviceAttribute: attributes.map(({ key, value }) => ({ key, value: [...value] })),
    };
  }

  /** The application that searched is gone. */
  abandon(search: Search): void {
    this.searches.delete(search);
    if (this.browseByType.get(search.type)?.owner === search) this.browseByType.delete(search.type);
    if (this.browseByType.size === 0) this.rest();
  }

  /** The application that offered it is gone, and nobody says so on the network. */
  private forget(service: LinkService): void {
    if (this.serviceByName.get(service.fullName) === service) this.serviceByName.delete(service.fullName);
    localLink.drop(service);
  }

  private reach(name: string): LinkService | undefined {
    const service = localLink.find(name);
    const answers = service !== undefined && (service.network?.isUp ?? true);
    return this.network.isUp && answers ? service : undefined;
  }

  /** Resolves when something was announced, when the time for the next question has come, or at the end. */
  private nextChange(remaining: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(done, Math.min(remaining, ASK_INTERVAL));
      const stop = localLink.watch(done);
    });
  }

  private run(): void {
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => this.round(), ASK_INTERVAL);
    this.timer.unref();
    this.stopWatching = localLink.watch((event, service) => this.linkOnEvent(event, service));
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.stopWatching?.();
  }

  private round(): void {
    for (const [type, browse] of this.browseByType) {
      for (const found of browse.foundByName.values()) {
        if (Date.now() - found.heardAt > SILENCE) void this.probe(type, found);
      }
      this.ask(type);
    }
  }

  private ask(type: string): void {
    if (!this.network.isUp) return;
    localLink.ask(type);
    for (const service of localLink.ofType(type)) this.hear(service);
  }

  private linkOnEvent(event: LinkEvent, service: LinkService): void {
    if (!this.network.isUp) return;
    if (event === 'announced') this.hear(service);
    else this.lose(service.type, service.name);
  }

  private hear(service: LinkService): void {
    const browse = this.browseByType.get(service.type);
    if (browse === undefined || service.network?.isUp === false) return;
    const known = browse.foundByName.get(service.name);
    if (known !== undefined) {
      known.heardAt = Math.max(known.heardAt, service.heardAt());
      return;
    }
    if (Date.now() - service.heardAt() > SILENCE) return;
    const info = { serviceType: service.type, serviceName: service.name };
    browse.foundByName.set(service.name, { info, heardAt: service.heardAt() });
    browse.owner.tell('serviceFound', eventInfo(info));
  }

  private async probe(type: string, found: Found): Promise<void> {
    const service = localLink.find(fullName(found.info));
    const isThere = this.network.isUp && service !== undefined && (await service.probe());
    if (!isThere) this.lose(type, found.info.serviceName);
  }

  private lose(type: string, name: string): void {
    const browse = this.browseByType.get(type);
    const found = browse?.foundByName.get(name);
    if (browse === undefined || found === undefined) return;
    browse.foundByName.delete(name);
    browse.owner.tell('serviceLost', eventInfo(found.info));
  }

  private loseAll(type: string): void {
    for (const name of [...(this.browseByType.get(type)?.foundByName.keys() ?? [])]) this.lose(type, name);
  }

  private restart(): void {
    for (const type of this.browseByType.keys()) {
      this.loseAll(type);
      this.ask(type);
    }
  }
}

const responderByNetwork = new WeakMap<HostNetwork, Responder>();

/** What an event brings: no port, no address and no attributes, and the same once more inside (platform.md 45). */
function eventInfo(info: LocalServiceInfo): LocalServiceInfo & { serviceInfo: LocalServiceInfo } {
  const bare = (): LocalServiceInfo => ({ ...info, port: NO_PORT, host: { address: '', port: NO_PORT, family: IPV4 } });
  return { ...bare(), serviceInfo: bare() };
}

function tellEnd(
  search: Search,
  event: 'discoveryStart' | 'discoveryStop',
  info: LocalServiceInfo,
  errorCode?: MdnsError,
): void {
  const { serviceInfo, ...own } = eventInfo(info);
  search.tell(event, errorCode === undefined ? { ...own, serviceInfo } : { errorCode, serviceInfo });
}
