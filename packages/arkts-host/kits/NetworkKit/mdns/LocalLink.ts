/**
 * The local network as multicast DNS knows it: the services that answer there.
 *
 * Services of this process, which are those of all devices that it runs, are simply known here, so nothing depends on
 * what the computer's network lets through. With `RealMulticast` those of other computers join them, and ours are
 * announced there.
 */
import type { HostNetwork } from '../../host/HostNetwork.ts';
import type { ServiceAttribute } from './types.ts';

export interface LinkService {
  readonly name: string;
  readonly type: string;
  readonly fullName: string;
  readonly port: number;
  readonly attributes: readonly ServiceAttribute[];
  /** The network of the device that has it; undefined for another computer's. */
  readonly network: HostNetwork | undefined;
  readonly address: string;
  /** Milliseconds since 1970 of the last sign of life; for a device of this process that is now while its network is up. */
  heardAt(): number;
  /** Whether something takes connections there, although nothing was heard for long. */
  probe(): Promise<boolean>;
}

export type LinkEvent = 'announced' | 'withdrawn';
export type LinkWatcher = (event: LinkEvent, service: LinkService) => void;

/** What carries questions and announcements beyond this process. */
export interface Carrier {
  ask(type: string): void;
  announce(service: LinkService): void;
  withdraw(service: LinkService): void;
}

export class LocalLink {
  private readonly services = new Set<LinkService>();
  private readonly watchers = new Set<LinkWatcher>();
  carrier: Carrier | undefined;

  /** A device of this process offers a service from now on. */
  announce(service: LinkService): void {
    this.add(service);
    this.carrier?.announce(service);
  }

  /** It takes its leave. */
  withdraw(service: LinkService): void {
    this.remove(service);
    this.carrier?.withdraw(service);
  }

  /** It is gone without a word. */
  drop(service: LinkService): void {
    this.services.delete(service);
  }

  /** Another computer's service was heard of. */
  add(service: LinkService): void {
    this.services.add(service);
    this.tell('announced', service);
  }

  remove(service: LinkService): void {
    if (this.services.delete(service)) this.tell('withdrawn', service);
  }

  ask(type: string): void {
    this.carrier?.ask(type);
  }

  all(): LinkService[] {
    return [...this.services];
  }

  ofType(type: string): LinkService[] {
    return this.all().filter((service) => service.type === type);
  }

  /** The one that was announced last wins: nobody checks whether a name is taken (platform.md 48). */
  find(fullName: string): LinkService | undefined {
    return this.all().findLast((service) => service.fullName === fullName);
  }

  watch(watcher: LinkWatcher): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private tell(event: LinkEvent, service: LinkService): void {
    for (const watcher of [...this.watchers]) watcher(event, service);
  }
}

/** The network that this process is in. */
export const localLink = new LocalLink();
