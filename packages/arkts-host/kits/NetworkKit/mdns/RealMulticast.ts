/**
 * Multicast DNS on the computer's own network: services of this process are announced there and asked for, and those of
 * other computers are found. Off unless a program switches it on, so that no test depends on what a network lets through.
 */
import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import type { Answer, Question } from 'dns-packet';
import multicastDns, { type MulticastDNS, type ResponsePacket } from 'multicast-dns';
import { HostNetwork } from '../../host/HostNetwork.ts';
import { type Carrier, type LinkService, localLink } from './LocalLink.ts';
import { fromTxt, toTxt, typeDomain } from './records.ts';
import type { ServiceAttribute } from './types.ts';

const TTL_SECONDS = 120;
const MILLISECONDS = 1000;
const ASK_INTERVAL = 2000;
/** Services of other computers that are kept; more are passed over. */
const MOST_SERVICES = 256;
const PROBE_MILLISECONDS = 1000;
const RANDOM_BYTES = 4;
const SUFFIX = '.local';

/** What has been heard of another computer's service so far. */
class FarService implements LinkService {
  readonly network = undefined;
  port = 0;
  target = '';
  address = '';
  attributes: readonly ServiceAttribute[] = [];
  isComplete = false;
  /** When somebody asked for what is missing. */
  askedAt = 0;
  private heard = Date.now();

  constructor(
    readonly fullName: string,
    readonly name: string,
    readonly type: string,
  ) {}

  touch(): void {
    this.heard = Date.now();
  }

  heardAt(): number {
    return this.heard;
  }

  probe(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = createConnection({ host: this.address, port: this.port, timeout: PROBE_MILLISECONDS });
      const end = (isThere: boolean): void => {
        socket.destroy();
        resolve(isThere);
      };
      socket.on('connect', () => end(true));
      socket.on('timeout', () => end(false));
      socket.on('error', () => end(false));
    });
  }
}

export class RealMulticast implements Carrier {
  private readonly host = `device-${randomBytes(RANDOM_BYTES).toString('hex')}${SUFFIX}`;
  private readonly computer = new HostNetwork();
  private readonly askedTypes = new Set<string>();
  private readonly farByName = new Map<string, FarService>();

  private constructor(private readonly wire: MulticastDNS) {
    wire.on('query', ({ questions }) => this.wireOnQuery(questions));
    wire.on('response', (packet) => this.wireOnResponse(packet));
  }

  /**
   * Switches it on for this process.
   *
   * @param onFailure told why it does not work, if it does not; everything else goes on without it
   * @param wire default the computer's network
   * @returns what switches it off, and resolves when the network was told
   */
  static start(onFailure: (reason: Error) => void, wire: MulticastDNS = multicastDns()): () => Promise<void> {
    const multicast = new RealMulticast(wire);
    const leave = (): boolean => {
      if (localLink.carrier !== multicast) return false;
      localLink.carrier = undefined;
      for (const service of multicast.farByName.values()) localLink.remove(service);
      return true;
    };
    wire.on('error', (reason: Error) => {
      if (leave()) onFailure(reason);
      wire.destroy();
    });
    // Such as a packet that is none, or an interface without multicast.
    wire.on('warning', () => {});
    localLink.carrier = multicast;
    return async () => {
      if (!leave()) return;
      await Promise.all(multicast.ownServices().map((service) => multicast.sayGoodbye(service)));
      wire.destroy();
    };
  }

  ask(type: string): void {
    this.askedTypes.add(type);
    this.forgetSilent();
    this.wire.query([{ name: typeDomain(type), type: 'PTR' }]);
  }

  announce(service: LinkService): void {
    if (service.network?.isUp) this.respond([...this.recordsOf(service, TTL_SECONDS), ...this.addresses()]);
  }

  withdraw(service: LinkService): void {
    if (service.network?.isUp) void this.sayGoodbye(service);
  }

  /** Resolves when it was sent, or could not be. */
  private sayGoodbye(service: LinkService): Promise<void> {
    return new Promise((resolve) => {
      this.wire.respond({ answers: this.recordsOf(service, 0) }, () => resolve());
    });
  }

  private forgetSilent(): void {
    for (const far of this.farByName.values()) {
      if (Date.now() - far.heardAt() <= TTL_SECONDS * MILLISECONDS) continue;
      this.farByName.delete(far.fullName);
      localLink.drop(far);
    }
  }

  private ownServices(): LinkService[] {
    return localLink.all().filter(({ network }) => network?.isUp);
  }

  private respond(answers: Answer[], additionals: Answer[] = []): void {
    this.wire.respond({ answers, additionals });
  }

  private recordsOf({ type, fullName, port, attributes }: LinkService, ttl: number): Answer[] {
    const txt = toTxt(attributes);
    return [
      { name: typeDomain(type), type: 'PTR', ttl, data: fullName },
      { name: fullName, type: 'SRV', ttl, flush: true, data: { port, target: this.host, priority: 0, weight: 0 } },
      { name: fullName, type: 'TXT', ttl, flush: true, data: txt.length === 0 ? [''] : txt },
    ];
  }

  private addresses(): Answer[] {
    return this.computer
      .lanAddresses()
      .filter(({ family }) => family === 'IPv4')
      .map(({ address }) => ({ name: this.host, type: 'A', ttl: TTL_SECONDS, flush: true, data: address }));
  }

  private wireOnQuery(questions: readonly Question[]): void {
    const answers: Answer[] = [];
    for (const { name, type } of questions) {
      const wants = (kind: string): boolean => type === kind || (type as string) === 'ANY';
      for (const service of this.ownServices()) {
        const [ptr, srv, txt] = this.recordsOf(service, TTL_SECONDS) as [Answer, Answer, Answer];
        if (name === typeDomain(service.type) && wants('PTR')) answers.push(ptr, srv, txt);
        if (name === service.fullName && wants('SRV')) answers.push(srv);
        if (name === service.fullName && wants('TXT')) answers.push(txt);
      }
      if (name === this.host && wants('A')) answers.push(...this.addresses());
    }
    if (answers.length > 0) this.respond(answers, this.addresses());
  }

  private wireOnResponse({ answers, additionals }: ResponsePacket): void {
    const records = [...answers, ...additionals];
    for (const record of records) if (record.type === 'PTR') this.takePointer(record.name, record.data, record.ttl);
    for (const record of records) {
      const far = this.farByName.get(record.name);
      if (record.type === 'SRV' && far !== undefined) {
        far.port = record.data.port;
        far.target = record.data.target;
      } else if (record.type === 'TXT' && far !== undefined) {
        far.attributes = fromTxt([record.data].flat().map((part) => Buffer.from(part)));
      } else if (record.type === 'A') {
        for (const other of this.farByName.values()) if (other.target === record.name) other.address = record.data;
      }
    }
    for (const far of this.farByName.values()) this.complete(far);
  }

  private takePointer(domain: string, fullName: string, ttl: number | undefined): void {
    const type = domain.slice(0, -SUFFIX.length);
    if (!this.askedTypes.has(type) || !fullName.endsWith(`.${domain}`)) return;
    // Our own words come back to us.
    if (localLink.find(fullName)?.network !== undefined) return;
    const far = this.farByName.get(fullName);
    if (ttl === 0) {
      if (far !== undefined) localLink.remove(far);
      this.farByName.delete(fullName);
    } else if (far !== undefined) {
      far.touch();
    } else if (this.farByName.size < MOST_SERVICES) {
      this.farByName.set(fullName, new FarService(fullName, fullName.slice(0, -domain.length - 1), type));
    }
  }

  /** Tells of a service once all is known that a phone needs; asks for what is missing, now and then. */
  private complete(far: FarService): void {
    if (far.isComplete) return;
    if (far.target === '' || far.address === '') {
      if (Date.now() - far.askedAt < ASK_INTERVAL) return;
      far.askedAt = Date.now();
    }
    if (far.target === '') this.wire.query([{ name: far.fullName, type: 'SRV' }]);
    else if (far.address === '') this.wire.query([{ name: far.target, type: 'A' }]);
    else {
      far.isComplete = true;
      localLink.add(far);
    }
  }
}
