/**
 * A network of one hub and some phones, in memory and on a hand-wound clock. It carries what `Link` and `Transport`
 * carry on a device, and is as unkind as the platform: connections break with and without a word, frames are late, a
 * burst to one client gets stuck (platform.md 22), and a dead hub may be dead silently.
 */
import type { Clock } from '@hearth/common';
import {
  type Link,
  LinkEnd,
  type LinkFactory,
  type LinkListener,
  type LinkOptions,
} from '@hearth/entry/client/socket/Link';
import type { Transport, TransportListener } from '@hearth/server_tv/server/transport/Transport';
import { Lane } from './Lane.ts';

/** How a phone's way to the hub is: `cut` breaks with a word, `blackhole` swallows both directions in silence. */
export type Way = 'up' | 'cut' | 'blackhole';

/** How a hub dies: with its sockets reset by the system, or with the whole device, so that nobody is told. */
export type Death = 'process' | 'power';

/** Random whole number from 0 to below `bound`. */
export type Dice = (bound: number) => number;

export type Frame = string | ArrayBuffer;

/** Milliseconds that a frame takes at most, one way. */
const maxLatency = 80;
/** Milliseconds that a refused connection attempt takes. */
const refusalDelay = 20;

export class SimNetwork {
  readonly phones: SimPhoneNetwork[] = [];
  /** Frames delivered so far, for assertions about how much is said. */
  delivered = 0;
  private hub: SimHubNetwork | undefined;
  private peers = 0;

  constructor(
    readonly clock: Clock,
    readonly dice: Dice,
  ) {}

  /** Plugs a phone in. Every phone of a test has an address of its own, unless told otherwise. */
  addPhone(address = `10.0.0.${this.phones.length + 2}`): SimPhoneNetwork {
    const phone = new SimPhoneNetwork(this, address);
    this.phones.push(phone);
    return phone;
  }

  /** Starts a hub's end; the one before must be dead. */
  startHub(listener: TransportListener): Transport {
    this.hub = new SimHubNetwork(this, listener);
    return this.hub;
  }

  killHub(death: Death): void {
    const hub = this.hub;
    this.hub = undefined;
    hub?.die(death);
  }

  /** @internal the living hub, for a phone that connects */
  get livingHub(): SimHubNetwork | undefined {
    return this.hub;
  }

  /** @internal */
  nextPeer(): string {
    this.peers += 1;
    return `peer-${this.peers}`;
  }

  /** @internal a delay for one frame */
  latency(): number {
    return 1 + this.dice(maxLatency);
  }
}

/** One phone's side of the network. */
export class SimPhoneNetwork implements LinkFactory {
  /** Uptime since which the way has been silent; infinite while it is not. */
  silentSince = Number.POSITIVE_INFINITY;
  private way: Way = 'up';
  private readonly wires = new Set<Wire>();
  /** Uptimes of all connection attempts, for assertions about storms and bans. */
  readonly attempts: number[] = [];

  constructor(
    readonly network: SimNetwork,
    readonly address: string,
  ) {}

  create(options: LinkOptions, listener: LinkListener): Link {
    return new SimLink(this, options, listener);
  }

  /** Changes the way to the hub. Connections that a change broke stay broken when the way is up again. */
  setWay(way: Way): void {
    if (way !== 'blackhole') this.silentSince = Number.POSITIVE_INFINITY;
    else if (this.way !== 'blackhole') this.silentSince = this.network.clock.uptime();
    this.way = way;
    for (const wire of [...this.wires]) {
      if (way === 'cut') wire.breakBothEnds();
      if (way === 'blackhole') wire.fallSilent();
    }
  }

  /** Delivers the newest frame of each direction once more, as no real TCP does but as a proxy or a bug might. */
  duplicateLastFrames(): void {
    for (const wire of this.wires) wire.duplicateLast();
  }

  /** Open connections as the phone's device sees them. */
  get openConnections(): number {
    let open = 0;
    for (const wire of this.wires) if (wire.phoneSideOpen) open += 1;
    return open;
  }

  /** @internal */
  dial(link: SimLink): void {
    this.attempts.push(this.network.clock.uptime());
    if (this.way === 'blackhole') return; // no answer at all: the phone's own connect timeout must end this
    const hub = this.network.livingHub;
    if (this.way === 'cut' || hub === undefined) {
      this.network.clock.after(refusalDelay, () => link.end(new LinkEnd(0, 'refused', true)));
      return;
    }
    this.network.clock.after(this.network.latency(), () => this.accept(link, hub));
  }

  private accept(link: SimLink, hub: SimHubNetwork): void {
    if (link.closed) return;
    if (this.way === 'blackhole') return;
    if (this.way === 'cut' || this.network.livingHub !== hub) {
      link.end(new LinkEnd(0, 'refused', true));
      return;
    }
    const wire = new Wire(this.network, this.network.nextPeer(), link, hub, () => this.wires.delete(wire));
    this.wires.add(wire);
    link.opened(wire);
    hub.connected(wire, this.address);
  }
}

/** One connection: two ends that may disagree about whether it lives. */
class Wire {
  phoneSideOpen = true;
  hubSideOpen = true;
  private silent = false;
  private readonly towardsHub: Lane;
  private readonly towardsPhone: Lane;

  constructor(
    private readonly network: SimNetwork,
    readonly peer: string,
    private readonly link: SimLink,
    private readonly hub: SimHubNetwork,
    private readonly forget: () => void,
  ) {
    this.towardsHub = new Lane(network, (frame) => this.hubSideOpen && this.hub.received(this.peer, frame));
    this.towardsPhone = new Lane(network, (frame) => this.phoneSideOpen && this.link.received(frame));
  }

  sendToHub(frame: Frame): void {
    if (!this.silent) this.towardsHub.put(frame);
  }

  sendToPhone(frame: Frame): void {
    if (!this.silent) this.towardsPhone.put(frame);
  }

  /** The phone's device has ended its side; the hub hears of it, unless the way is silent. */
  phoneLeaves(): void {
    this.phoneSideOpen = false;
    if (!this.silent) this.towardsHub.finish(() => this.hubEnds());
    this.forgetWhenOver();
  }

  /** The hub has closed its side; the phone reads what was sent before, and then the end. */
  hubLeaves(code: number, reason: string): void {
    if (!this.hubSideOpen) return;
    if (!this.silent) this.towardsPhone.finish(() => this.phoneEnds(new LinkEnd(code, reason, false)));
    this.network.clock.after(0, () => this.hubEnds());
  }

  breakBothEnds(): void {
    this.towardsHub.stop();
    this.towardsPhone.stop();
    this.network.clock.after(0, () => this.phoneEnds(new LinkEnd(0, 'The link is down', false)));
    this.network.clock.after(0, () => this.hubEnds());
  }

  /** From now on nothing arrives, and nobody is told: the phone's own ping notices it after a while (platform.md 8). */
  fallSilent(): void {
    if (this.silent) return;
    this.silent = true;
    this.towardsHub.stop();
    this.towardsPhone.stop();
    const options = this.link.options;
    if (options.pingInterval === 0) return;
    const notice = (options.pingInterval + Math.min(options.pongTimeout, options.pingInterval)) * 1000;
    this.network.clock.after(notice, () => this.phoneEnds(new LinkEnd(0, 'The link is down', false)));
  }

  duplicateLast(): void {
    if (this.silent) return;
    this.towardsHub.repeatLast();
    this.towardsPhone.repeatLast();
  }

  private phoneEnds(end: LinkEnd): void {
    if (!this.phoneSideOpen) return;
    this.phoneSideOpen = false;
    this.forgetWhenOver();
    this.link.end(end);
  }

  private hubEnds(): void {
    if (!this.hubSideOpen) return;
    this.hubSideOpen = false;
    this.forgetWhenOver();
    this.hub.gone(this.peer);
  }

  private forgetWhenOver(): void {
    if (!this.phoneSideOpen && (!this.hubSideOpen || this.silent)) this.forget();
  }
}

class SimLink implements Link {
  closed = false;
  readonly bufferedAmount = 0;
  private wire: Wire | undefined;

  constructor(
    private readonly phone: SimPhoneNetwork,
    readonly options: LinkOptions,
    private readonly listener: LinkListener,
  ) {}

  open(): void {
    this.phone.dial(this);
  }

  sendText(text: string): void {
    this.wire?.sendToHub(text);
  }

  sendBinary(bytes: ArrayBuffer): void {
    this.wire?.sendToHub(bytes);
  }

  close(): void {
    this.abandon();
  }

  abandon(): void {
    if (this.closed) return;
    this.closed = true;
    this.wire?.phoneLeaves();
  }

  opened(wire: Wire): void {
    this.wire = wire;
    this.listener.onLinkOpen();
  }

  received(frame: Frame): void {
    if (this.closed) return;
    if (typeof frame === 'string') this.listener.onLinkText(frame);
    else this.listener.onLinkBinary(frame);
  }

  end(end: LinkEnd): void {
    if (this.closed) return;
    this.closed = true;
    this.listener.onLinkEnd(end);
  }
}

/** One life of a hub's server. */
class SimHubNetwork implements Transport {
  private readonly outlets = new Map<string, Outlet>();
  private dead = false;

  constructor(
    private readonly network: SimNetwork,
    private readonly listener: TransportListener,
  ) {}

  sendText(peer: string, text: string): void {
    this.outlets.get(peer)?.send(text);
  }

  sendBinary(peer: string, bytes: ArrayBuffer): void {
    this.outlets.get(peer)?.send(bytes);
  }

  close(peer: string, code: number, reason: string): void {
    const outlet = this.outlets.get(peer);
    outlet?.flush();
    outlet?.wire.hubLeaves(code, reason);
  }

  connected(wire: Wire, address: string): void {
    this.outlets.set(wire.peer, new Outlet(this.network, wire));
    this.listener.onPeer(wire.peer, address, 0);
  }

  received(peer: string, frame: Frame): void {
    if (this.dead) return;
    if (typeof frame === 'string') this.listener.onPeerText(peer, frame);
    else this.listener.onPeerBinary(peer, frame);
  }

  gone(peer: string): void {
    this.outlets.delete(peer);
    if (!this.dead) this.listener.onPeerGone(peer, 0, '');
  }

  die(death: Death): void {
    this.dead = true;
    for (const outlet of this.outlets.values()) {
      if (death === 'process') outlet.wire.breakBothEnds();
      else outlet.wire.fallSilent();
    }
  }
}

/**
 * The platform's send queue of one client: a writable event writes one frame and asks for no further event
 * (platform.md 22), so a second frame of a burst lies there until the next one is sent.
 */
class Outlet {
  private readonly queue: Frame[] = [];
  private asked = false;

  constructor(
    private readonly network: SimNetwork,
    readonly wire: Wire,
  ) {}

  send(frame: Frame): void {
    this.queue.push(frame);
    if (this.asked) return;
    this.asked = true;
    this.network.clock.after(0, () => {
      this.asked = false;
      this.writeOne();
    });
  }

  /** Closing writes the frame that is next, and gives up the rest. */
  flush(): void {
    this.writeOne();
    this.queue.length = 0;
  }

  private writeOne(): void {
    const frame = this.queue.shift();
    if (frame !== undefined) this.wire.sendToPhone(frame);
  }
}
