/**
 * The network between a phone and a hub, in the hands of somebody who reads, changes, keeps and makes up whatever passes.
 * What an `Attack` does not touch goes on as it is.
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

export type Frame = string | Uint8Array;

/** What is done with one frame: it goes on only if the attack says so. */
export interface Attack {
  /** What somebody read who should not have. */
  readonly read: string[];
  /** @param place number of the frame in its direction on this connection, from 0 */
  fromPhone(connection: Connection, frame: Frame, place: number): void;
  fromHub(connection: Connection, frame: Frame, place: number): void;
}

/** The end of a connection that the attacker has made to the hub. */
export interface Visitor {
  onFrame(frame: Frame): void;
}

/** Milliseconds of a frame on its way. */
const LATENCY = 1;
const PHONE_ADDRESS = '10.0.0.2';
const ATTACKER_ADDRESS = '10.0.0.66';

export class Middle implements LinkFactory, Transport {
  /** Every frame that either side has sent. */
  readonly seen: Frame[] = [];
  /** What went wrong in the attack itself. */
  readonly mistakes: Error[] = [];
  private hub: TransportListener | undefined;
  private readonly visitors = new Map<string, Visitor>();
  private readonly connections = new Map<string, Connection>();
  private peers = 0;

  constructor(
    private readonly clock: Clock,
    private readonly attack: Attack,
    /** Connections of the phone that are attacked, from the first. */
    private readonly attacked: number,
  ) {}

  serve(hub: TransportListener): void {
    this.hub = hub;
  }

  create(_options: LinkOptions, listener: LinkListener): Link {
    return new MiddleLink(this, listener);
  }

  /** The attacker connects to the hub. @returns how to speak there */
  visit(visitor: Visitor): (frame: Frame) => void {
    const peer = this.nextPeer();
    this.visitors.set(peer, visitor);
    this.hub?.onPeer(peer, ATTACKER_ADDRESS, 0);
    return (frame) => this.later(() => this.visitors.has(peer) && this.giveHub(peer, frame));
  }

  sendText(peer: string, text: string): void {
    this.onHubFrame(peer, text);
  }

  sendBinary(peer: string, bytes: ArrayBuffer): void {
    this.onHubFrame(peer, new Uint8Array(bytes));
  }

  close(peer: string, code: number, reason: string): void {
    this.later(() => {
      if (this.visitors.delete(peer)) this.hub?.onPeerGone(peer, code, reason);
      this.connections.get(peer)?.end(code);
    });
  }

  /** @internal a phone connects */
  accept(link: MiddleLink): Connection {
    const peer = this.nextPeer();
    const number = this.connections.size;
    const connection = new Connection(this, link, peer, number);
    this.connections.set(peer, connection);
    this.hub?.onPeer(peer, PHONE_ADDRESS, 0);
    return connection;
  }

  /** @internal */
  onPhoneFrame(connection: Connection, frame: Frame): void {
    this.seen.push(frame);
    const place = connection.phoneFrames++;
    if (connection.number < this.attacked) this.strike(() => this.attack.fromPhone(connection, frame, place));
    else connection.toHub(frame);
  }

  /** @internal */
  giveHub(peer: string, frame: Frame): void {
    if (typeof frame === 'string') this.hub?.onPeerText(peer, frame);
    else this.hub?.onPeerBinary(peer, new Uint8Array(frame).buffer);
  }

  /** @internal */
  hubGone(peer: string, code: number): void {
    this.hub?.onPeerGone(peer, code, '');
  }

  /** @internal */
  later(what: () => void): void {
    this.clock.after(LATENCY, what);
  }

  private onHubFrame(peer: string, frame: Frame): void {
    this.seen.push(frame);
    const visitor = this.visitors.get(peer);
    if (visitor !== undefined) {
      this.later(() => visitor.onFrame(frame));
      return;
    }
    const connection = this.connections.get(peer);
    if (connection === undefined) return;
    const place = connection.hubFrames++;
    if (connection.number < this.attacked) this.strike(() => this.attack.fromHub(connection, frame, place));
    else connection.toPhone(frame);
  }

  /** A mistake in an attack is no failure of those who are attacked. */
  private strike(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.mistakes.push(error as Error);
    }
  }

  private nextPeer(): string {
    this.peers += 1;
    return `peer-${this.peers}`;
  }
}

/** One connection of the phone, and what can be put into it. */
export class Connection {
  phoneFrames = 0;
  hubFrames = 0;
  private isPhoneOpen = true;
  private isHubOpen = true;

  constructor(
    readonly middle: Middle,
    private readonly link: MiddleLink,
    private readonly peer: string,
    /** From 0. */
    readonly number: number,
  ) {}

  toHub(frame: Frame): void {
    this.middle.later(() => this.isHubOpen && this.middle.giveHub(this.peer, frame));
  }

  toPhone(frame: Frame): void {
    this.middle.later(() => this.isPhoneOpen && this.link.give(frame));
  }

  /** The phone hears that its connection has ended. */
  endPhone(code: number): void {
    if (!this.isPhoneOpen) return;
    this.isPhoneOpen = false;
    this.middle.later(() => this.link.end(code));
  }

  /** The hub hears it. */
  endHub(code: number): void {
    if (!this.isHubOpen) return;
    this.isHubOpen = false;
    this.middle.later(() => this.middle.hubGone(this.peer, code));
  }

  end(code: number): void {
    this.endHub(code);
    this.endPhone(code);
  }

  /** @internal the phone has left */
  phoneLeft(): void {
    this.isPhoneOpen = false;
    this.endHub(0);
  }
}

class MiddleLink implements Link {
  readonly bufferedAmount = 0;
  private connection: Connection | undefined;
  private isOver = false;

  constructor(
    private readonly middle: Middle,
    private readonly listener: LinkListener,
  ) {}

  open(): void {
    this.middle.later(() => {
      if (this.isOver) return;
      this.connection = this.middle.accept(this);
      this.listener.onLinkOpen();
    });
  }

  sendText(text: string): void {
    this.send(text);
  }

  sendBinary(bytes: ArrayBuffer): void {
    this.send(new Uint8Array(bytes).slice());
  }

  close(): void {
    this.abandon();
  }

  abandon(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.connection?.phoneLeft();
  }

  give(frame: Frame): void {
    if (this.isOver) return;
    if (typeof frame === 'string') this.listener.onLinkText(frame);
    else this.listener.onLinkBinary(new Uint8Array(frame).buffer);
  }

  end(code: number): void {
    if (this.isOver) return;
    this.isOver = true;
    this.listener.onLinkEnd(new LinkEnd(code, '', false));
  }

  private send(frame: Frame): void {
    if (!this.isOver && this.connection !== undefined) this.middle.onPhoneFrame(this.connection, frame);
  }
}
