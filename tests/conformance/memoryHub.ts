/**
 * Hearth's own Hub without sockets and disk, for the rules that need a hand on its clock, its store or its power.
 *
 * Time is wound by hand. Only pauses that nothing but good manners makes (the pace of plain sessions, the moment between
 * last words and close) take no time at all, so that no test has to know of them.
 */
import {
  type Clock,
  hubIdOf,
  KeyPair,
  ModerationAction,
  type NotificationLevel,
  type RandomSource,
  SystemKey,
  type TimerHandle,
} from '@hearth/common';
import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import { ManualClock } from '@hearth/common/src/main/ets/testing/ManualClock';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';
import { Hub } from '@hearth/server_tv/server/Hub';
import { SealedTransport } from '@hearth/server_tv/server/seal/SealedTransport';
import type { Transport } from '@hearth/server_tv/server/transport/Transport';
import { MemoryBlobDisk } from '@hearth/server_tv/test/support/MemoryBlobDisk';
import { MemoryBlobStore } from '@hearth/server_tv/test/support/MemoryBlobStore';
import { MemoryDisk } from '@hearth/server_tv/test/support/MemoryDisk';
import { MemoryGuesses } from '@hearth/server_tv/test/support/MemoryGuesses';
import { MemoryHistoryStore } from '@hearth/server_tv/test/support/MemoryHistoryStore';
import { windClock } from '../simulation/windClock.ts';
import { passOfNewHost } from './hostPass.ts';
import type { HubControl, HubUnderTest } from './hub/index.ts';
import { nodeHasher } from './nodeHasher.ts';
import { type Wire, type WireEnd, type WireListener, WireRefused } from './wire.ts';

const primitives = new PlatformPrimitives();
/** Who the hub is, in all its lives. */
const identity = KeyPair.generate(primitives);
/** By which plain sessions join. */
const PLAIN_SECRET = 'plain-secret-0123456789';
/** Milliseconds up to which a pause takes no time. */
const MANNERS = 300;
/** Turns of the event loop in which everything happens that waits for nothing but its turn. */
const TURNS = 4;

async function turns(count = TURNS): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

class TestClock implements Clock {
  constructor(private readonly manual: ManualClock) {}

  now(): number {
    return this.manual.now();
  }

  uptime(): number {
    return this.manual.uptime();
  }

  after(delay: number, ring: () => void): TimerHandle {
    if (delay > MANNERS) return this.manual.after(delay, ring);
    const immediate = setImmediate(ring);
    return { cancel: () => clearImmediate(immediate) };
  }
}

export class MemoryHub implements HubUnderTest {
  readonly name = 'Hub in memory';
  readonly log = new MemoryLog();
  private readonly manual = new ManualClock();
  private readonly clock = new TestClock(this.manual);
  private readonly random: RandomSource = new SeededRandom(Date.now());
  private readonly disk = new MemoryDisk();
  private store = new MemoryHistoryStore(this.disk);
  private readonly blobDisk = new MemoryBlobDisk();
  private blobs = new MemoryBlobStore(this.blobDisk);
  private readonly guesses = new MemoryGuesses();
  private hub = this.makeHub();
  private sealed = this.sealedOver(this.hub);
  private wires = new Map<string, MemoryWire>();
  private peers = 0;

  static async start(): Promise<MemoryHub> {
    const made = new MemoryHub();
    await made.serve();
    return made;
  }

  async open(address = '127.0.0.1'): Promise<Wire> {
    if (this.wires.size >= 100) throw new WireRefused('a hundred connections are the limit of the platform');
    this.peers += 1;
    const peer = `peer-${this.peers}`;
    const { sealed, wires } = this;
    const wire = new MemoryWire(address, {
      text: (text) => sealed.onPeerText(peer, text),
      bytes: (bytes) => sealed.onPeerBinary(peer, new Uint8Array(bytes).buffer),
      gone: () => {
        wires.delete(peer);
        sealed.onPeerGone(peer, 0, '');
      },
    });
    wires.set(peer, wire);
    sealed.onPeer(peer, address, 0);
    return wire;
  }

  code(): string {
    return this.hub.pairing.offer.code;
  }

  async stop(): Promise<void> {
    await this.hub.close();
    await turns();
  }

  readonly control: Required<HubControl> = {
    secret: () => this.hub.pairing.offer.secret,
    advance: (milliseconds) => this.advance(milliseconds),
    restart: () => this.restart(),
    powerCut: (lostCommits) => this.powerCut(lostCommits),
    holdCommits: () => {
      const { store } = this;
      store.holdCommits();
      return () => store.releaseCommits();
    },
    failCommits: () => {
      this.store.failCommits(Number.POSITIVE_INFINITY);
      return () => this.store.failCommits(0);
    },
    hostPass: () => passOfNewHost(this, (user) => this.hub.host.moderate(ModerationAction.HOST, user)),
    plainSecret: () => PLAIN_SECRET,
    allowPlain: async (allowed) => this.hub.setPlainAllowed(allowed, PLAIN_SECRET),
    announce: (text, level) =>
      text === ''
        ? this.hub.host.tellRoom('lobby', SystemKey.CLEARED, [])
        : this.hub.host.broadcast(text, level as NotificationLevel),
    ownAddresses: () => true,
  };

  private makeHub(): Hub {
    const options = { hubName: 'Test screen', plainAllowed: true, plainSecret: PLAIN_SECRET, retentionDays: 0 };
    return new Hub(
      {
        hubId: hubIdOf(primitives, identity.publicKey),
        store: this.store,
        blobStore: this.blobs,
        clock: this.clock,
        random: this.random,
        hasher: nodeHasher,
        primitives,
        guesses: this.guesses,
        logger: this.log.logger('Hub'),
      },
      options,
    );
  }

  private sealedOver(hub: Hub): SealedTransport {
    return new SealedTransport({
      primitives,
      identity,
      pairing: hub.pairing,
      tickets: hub.tickets,
      hub,
      clock: this.clock,
      log: this.log.logger('SealedTransport'),
    });
  }

  private serve(): Promise<void> {
    this.sealed.open(this.transport());
    return this.hub.open(this.sealed);
  }

  private transport(): Transport {
    const { wires } = this;
    return {
      sendText: (peer, text) => wires.get(peer)?.toPeer((listener) => listener.onText(text)),
      sendBinary: (peer, bytes) => wires.get(peer)?.toPeer((listener) => listener.onBytes(new Uint8Array(bytes))),
      close: (peer, code, reason) => wires.get(peer)?.endByHub({ code, reason }),
    };
  }

  private advance(milliseconds: number): Promise<void> {
    return windClock(this.manual, milliseconds, turns);
  }

  private async restart(): Promise<void> {
    await this.hub.close();
    await turns();
    for (const wire of this.wires.values()) wire.endByHub({ code: 1001, reason: 'server is going away' });
    await turns();
    await this.next();
  }

  private async powerCut(lostCommits: number): Promise<void> {
    this.store.cutPower();
    this.blobs.cutPower();
    this.blobDisk.loseUnsynced();
    for (const wire of this.wires.values()) wire.breaks();
    this.disk.loseNewest(lostCommits);
    await turns();
    await this.next();
  }

  private async next(): Promise<void> {
    this.wires = new Map();
    this.store = new MemoryHistoryStore(this.disk);
    this.blobs = new MemoryBlobStore(this.blobDisk);
    this.hub = this.makeHub();
    this.sealed = this.sealedOver(this.hub);
    await this.serve();
  }
}

interface HubEnd {
  text(text: string): void;
  bytes(bytes: Uint8Array): void;
  gone(): void;
}

/** One connection. Everything takes a turn of the event loop, in order, in each direction. */
class MemoryWire implements Wire {
  private listener: WireListener | undefined;
  private readonly early: ((listener: WireListener) => void)[] = [];
  private peerOpen = true;
  private hubOpen = true;
  private paused = false;

  constructor(
    readonly address: string,
    private readonly hub: HubEnd,
  ) {}

  listen(listener: WireListener): void {
    this.listener = listener;
    for (const arrival of this.early.splice(0)) arrival(listener);
  }

  sendText(text: string): void {
    this.toHub(() => this.hub.text(text));
  }

  sendBytes(bytes: Uint8Array): void {
    this.toHub(() => this.hub.bytes(bytes));
  }

  close(code: number, reason: string): void {
    this.endByPeer({ code, reason });
  }

  cut(): void {
    this.endByPeer({ code: 1006, reason: '' });
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    if (this.listener !== undefined) this.listen(this.listener);
  }

  /** Something on its way to the peer. */
  toPeer(arrival: (listener: WireListener) => void): void {
    setImmediate(() => {
      if (!this.peerOpen) return;
      if (this.listener === undefined || this.paused) this.early.push(arrival);
      else arrival(this.listener);
    });
  }

  endByHub(end: WireEnd): void {
    this.toPeer((listener) => {
      this.peerOpen = false;
      listener.onEnd(end);
    });
    this.tellHub();
  }

  /** Both ends lose each other, and the hub's is dead. */
  breaks(): void {
    this.hubOpen = false;
    this.toPeer((listener) => {
      this.peerOpen = false;
      listener.onEnd({ code: 1006, reason: '' });
    });
  }

  private endByPeer(end: WireEnd): void {
    if (!this.peerOpen) return;
    this.peerOpen = false;
    setImmediate(() => this.listener?.onEnd(end));
    this.tellHub();
  }

  private toHub(arrive: () => void): void {
    setImmediate(() => {
      if (this.hubOpen) arrive();
    });
  }

  private tellHub(): void {
    this.toHub(() => {
      this.hubOpen = false;
      this.hub.gone();
    });
  }
}
