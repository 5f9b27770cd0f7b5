/** The hub of the simulation: a process that can die in several ways, over a disk that stays. */
import { hubIdOf, KeyPair, LogLevel } from '@hearth/common';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';
import { Hub } from '@hearth/server_tv/server/Hub';
import { SealedTransport } from '@hearth/server_tv/server/seal/SealedTransport';
import type { TransportListener } from '@hearth/server_tv/server/transport/Transport';
import { MemoryBlobDisk } from '@hearth/server_tv/test/support/MemoryBlobDisk';
import { MemoryBlobStore } from '@hearth/server_tv/test/support/MemoryBlobStore';
import { MemoryDisk } from '@hearth/server_tv/test/support/MemoryDisk';
import { MemoryGuesses } from '@hearth/server_tv/test/support/MemoryGuesses';
import { MemoryHistoryStore } from '@hearth/server_tv/test/support/MemoryHistoryStore';
import { nodeHasher } from '../conformance/nodeHasher.ts';
import { Machine } from './machine.ts';
import type { Death, SimNetwork } from './network.ts';
import { SeededPrimitives } from './SeededPrimitives.ts';
import { GuessesOnDisk, HistoryStoreOnDisk, HubBlobStoreOnDisk } from './stores.ts';

export class SimHub {
  readonly disk = new MemoryDisk();
  readonly blobDisk = new MemoryBlobDisk();
  readonly guesses = new MemoryGuesses();
  readonly log = new MemoryLog();
  /** Times that the disk forgot what it had said was written. */
  lies = 0;
  private hub: Hub | undefined;
  private machine: Machine | undefined;
  private store: MemoryHistoryStore | undefined;
  private blobs: MemoryBlobStore | undefined;
  private lives = 0;
  private readonly identity: KeyPair;
  private readonly hubId: string;

  constructor(
    private readonly network: SimNetwork,
    private readonly seed: number,
  ) {
    const primitives = new SeededPrimitives(seed);
    this.identity = KeyPair.generate(primitives);
    this.hubId = hubIdOf(primitives, this.identity.publicKey);
  }

  get running(): boolean {
    return this.hub !== undefined;
  }

  /** The digits on the screen; '' while it is dark. */
  get code(): string {
    return this.hub?.pairing.offer.code ?? '';
  }

  /** What a device of a member shows to another one of the same person; '' while the screen is dark. */
  ticketFor(user: string): string {
    return this.hub?.tickets.give(user).secret ?? '';
  }

  start(): void {
    if (this.hub !== undefined) return;
    this.lives += 1;
    const machine = new Machine(this.network.clock, this.network.dice);
    const store = new MemoryHistoryStore(this.disk);
    const random = new SeededRandom(this.seed * 7919 + this.lives);
    const primitives = new SeededPrimitives(this.seed * 7919 + this.lives);
    const options = { hubName: 'Hearth', plainAllowed: false, retentionDays: 0 };
    const onDisk = new HistoryStoreOnDisk(machine, store);
    const blobs = new MemoryBlobStore(this.blobDisk);
    const blobStore = new HubBlobStoreOnDisk(machine, blobs);
    const hub = new Hub(
      {
        hubId: this.hubId,
        store: onDisk,
        blobStore,
        clock: machine,
        random,
        hasher: nodeHasher,
        primitives,
        guesses: new GuessesOnDisk(machine, this.guesses),
        logger: this.log.logger('hub'),
      },
      options,
    );
    const sealed = new SealedTransport({
      primitives,
      identity: this.identity,
      pairing: hub.pairing,
      tickets: hub.tickets,
      hub,
      clock: machine,
      log: this.log.logger('hub').forOwner('SealedTransport'),
    });
    this.machine = machine;
    this.store = store;
    this.blobs = blobs;
    this.hub = hub;
    const listener: TransportListener = {
      onPeer: (peer, address, port) => machine.alive && sealed.onPeer(peer, address, port),
      onPeerText: (peer, text) => machine.alive && sealed.onPeerText(peer, text),
      onPeerBinary: (peer, bytes) => machine.alive && sealed.onPeerBinary(peer, bytes),
      onPeerGone: (peer, code, reason) => machine.alive && sealed.onPeerGone(peer, code, reason),
    };
    // As on a device: the history is read first, then the port is opened.
    hub
      .open(sealed)
      .then(() => {
        if (machine.alive) sealed.open(this.network.startHub(listener));
      })
      .catch(() => {
        // The disk is full: the application says so, and a person starts it again later.
        if (machine.alive) this.die('process', 0);
      });
  }

  /**
   * @param death whether the phones' sockets are reset, or nobody is told
   * @param lost commits that the disk had promised and did not write
   */
  die(death: Death, lost: number): void {
    if (this.hub === undefined) return;
    this.machine?.kill();
    this.store?.cutPower();
    this.blobs?.cutPower();
    if (death === 'power') this.blobDisk.loseUnsynced(this.network.dice(2) === 0);
    this.network.killHub(death);
    this.hub = undefined;
    if (lost > 0 && this.disk.commitCount > 0) {
      this.disk.loseNewest(lost);
      this.lies += 1;
    }
  }

  /** The next commits fail, as on a full disk. */
  failCommits(count: number, written: boolean): void {
    this.store?.failCommits(count, written);
  }

  /** Errors that the hub logged. */
  errors(): string[] {
    return this.log.linesOf(LogLevel.ERROR);
  }

  /** Members who are here, as the hub believes. */
  get membersHere(): number {
    return this.hub?.metrics().members ?? 0;
  }
}
