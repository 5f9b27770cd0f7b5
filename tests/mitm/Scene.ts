/** One phone, one hub, the product's real code on both sides with the real cryptography, and somebody in between. */
import { CHAT, type ChatEntry, hubIdOf, JoinWay, KeyPair, LOBBY, RoomKind } from '@hearth/common';
import { ManualClock } from '@hearth/common/src/main/ets/testing/ManualClock';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';
import { ChatClient } from '@hearth/entry/client/ChatClient';
import { WRONG_HUB } from '@hearth/entry/client/connection/EndReason';
import { Meeting, type ProvedHub } from '@hearth/entry/client/session/Credentials';
import { MemoryBlobStore } from '@hearth/entry/test/support/MemoryBlobStore';
import { MemoryCredentials } from '@hearth/entry/test/support/MemoryCredentials';
import { MemoryMessageStore } from '@hearth/entry/test/support/MemoryMessageStore';
import { MemoryOutboxStore } from '@hearth/entry/test/support/MemoryOutboxStore';
import { Commit } from '@hearth/server_tv/server/commit/HistoryStore';
import { Hub } from '@hearth/server_tv/server/Hub';
import { SecretHashes } from '@hearth/server_tv/server/SecretHashes';
import { ServerEvents } from '@hearth/server_tv/server/ServerEvents';
import { SealedTransport } from '@hearth/server_tv/server/seal/SealedTransport';
import type { LinkProof } from '@hearth/server_tv/server/transport/Transport';
import { MemoryDisk } from '@hearth/server_tv/test/support/MemoryDisk';
import { MemoryGuesses } from '@hearth/server_tv/test/support/MemoryGuesses';
import { MemoryHistoryStore } from '@hearth/server_tv/test/support/MemoryHistoryStore';
import { nodeHasher } from '../conformance/nodeHasher.ts';
import { SeededPrimitives } from '../simulation/SeededPrimitives.ts';
import { windClock } from '../simulation/windClock.ts';
import { turn } from '../simulation/world.ts';
import type { Means } from './attacks.ts';
import { type Attack, Middle } from './Middle.ts';

export const WAYS = [JoinWay.RETURN, JoinWay.QR, JoinWay.CODE, JoinWay.LINK] as const;

/** Words that are said, and must not be seen on the way. */
const NAME = 'Persimmon';
const PHONE_WORDS = ['marmalade on the terrace', 'the key is under the second flowerpot'];
const HUB_WORDS = 'supper is at seven';
/** A member who gives tickets. */
const OWNER = 'uOwner';
const SELF = 'uSelf';
/** Milliseconds that an attack is given, and after it the phone to be well again. */
const ATTACK = 3_000;
const STEP = 4_000;
const CALM = 200_000;

// The same in all runs, since making keys is dear.
const makers = new SeededPrimitives(1);
const identity = KeyPair.generate(makers);
const hubId = hubIdOf(makers, identity.publicKey);
const ownerKey = KeyPair.generate(makers).publicKey;
const phoneKey = KeyPair.ofSecret(makers, new MemoryCredentials(NAME, '').identity.key.slice()).publicKey;

/** What a phone's disk keeps; whoever it was let in by is written down. */
class WatchedCredentials extends MemoryCredentials {
  readonly hubs: ProvedHub[] = [];

  constructor(
    private readonly wanted: string,
    name: string,
  ) {
    super(name, '');
  }

  /** As HubCredentials: an id that a QR code named is wanted before any key is pinned. */
  override async meet(hubId: string, hubKey: Uint8Array): Promise<Meeting> {
    return this.wanted !== '' && this.wanted !== hubId ? Meeting.STRANGER : super.meet(hubId, hubKey);
  }

  override async keep(hub: ProvedHub): Promise<void> {
    this.hubs.push(hub);
    await super.keep(hub);
  }
}

export class Scene {
  private readonly clock = new ManualClock();
  private readonly log = new MemoryLog();
  private readonly disk = new MemoryDisk();
  private readonly messages = new MemoryMessageStore();
  private readonly primitives: SeededPrimitives;
  private readonly credentials: WatchedCredentials;
  private readonly proofByPeer = new Map<string, LinkProof>();
  private readonly broken: string[] = [];
  private readonly told: string[] = [];
  private readonly middle: Middle;
  private readonly hub: Hub;
  private readonly client: ChatClient;
  private readonly attack: Attack;

  constructor(
    seed: number,
    private readonly way: JoinWay,
    makeAttack: (means: Means) => Attack,
  ) {
    const dice = new SeededRandom(seed);
    this.primitives = new SeededPrimitives(seed);
    const roll = (bound: number) => dice.below(bound);
    this.attack = makeAttack({ dice: roll, primitives: new SeededPrimitives(seed + 1), hubId, way });
    this.middle = new Middle(this.clock, this.attack, 1 + roll(2));
    this.credentials = new WatchedCredentials(way === JoinWay.QR || way === JoinWay.LINK ? hubId : '', NAME);
    const events = new ServerEvents((error: Error) => {
      throw error;
    });
    events.welcomed.on(({ id }) => {
      const proof = this.proofByPeer.get(id);
      if (proof === undefined || !same(proof.deviceKey, phoneKey)) this.broken.push('a stranger is in the room');
    });
    this.hub = new Hub(
      {
        ...{ hubId, store: new MemoryHistoryStore(this.disk), clock: this.clock, random: new SeededRandom(seed + 2) },
        ...{ hasher: nodeHasher, primitives: this.primitives, guesses: new MemoryGuesses(), events },
        logger: this.log.logger('hub'),
      },
      { hubName: 'Hub', plainAllowed: false, retentionDays: 0 },
    );
    this.client = new ChatClient(
      { url: 'ws://hub:8080/' },
      {
        ...{ clock: this.clock, random: new SeededRandom(seed + 3), primitives: new SeededPrimitives(seed + 4) },
        ...{ links: this.middle, log: this.log.logger('phone'), messages: this.messages },
        ...{ outbox: new MemoryOutboxStore(), blobs: new MemoryBlobStore(), credentials: this.credentials },
      },
    );
    this.client.on('refused', ({ code }) => {
      // Nobody can keep away who is known, but by being another hub at that address: then a person looks (R61).
      if (this.way === JoinWay.RETURN && code !== WRONG_HUB) this.broken.push(`the phone gives up: ${code}`);
    });
    this.client.on(CHAT, (entry: ChatEntry) => this.told.push(entry.data.content));
  }

  /** @returns what must not be, in words; nothing when all is well */
  async play(): Promise<string[]> {
    await this.open();
    this.pair();
    await this.run(ATTACK / 2);
    const deliveries = PHONE_WORDS.map((content) => this.client.sendChat(LOBBY, { content }));
    await this.hub.host.broadcast(HUB_WORDS);
    await this.run(ATTACK / 2);
    for (let waited = 0; waited < CALM; waited += STEP) {
      if (this.client.isConnected() && deliveries.every(({ hasEnded }) => hasEnded)) break;
      // What a person does whose phone says that it was refused.
      if (this.client.state === 'refused' || this.client.state === 'closed') this.pair();
      await this.run(STEP);
    }
    await this.judge();
    await this.client.end();
    await this.hub.close();
    return this.broken;
  }

  private async open(): Promise<void> {
    const hashes = new SecretHashes(nodeHasher);
    const commit = new Commit();
    commit.rooms.push({ room: LOBBY, kind: RoomKind.LOBBY, title: 'Hub' });
    this.addMember(commit, OWNER, 'Owner', hashes.ofKey(ownerKey));
    if (this.way === JoinWay.RETURN) {
      this.addMember(commit, SELF, NAME, hashes.ofKey(phoneKey));
      await this.credentials.keep({
        hubId,
        key: identity.publicKey,
        way: JoinWay.QR,
        trust: this.credentials.identity.trust,
        checkNumber: '',
      });
    }
    this.disk.write(commit);
    const { hub, proofByPeer } = this;
    const sealed = new SealedTransport({
      ...{ primitives: this.primitives, identity, pairing: hub.pairing, tickets: hub.tickets },
      hub: {
        onPeer: (peer, address, port) => hub.onPeer(peer, address, port),
        onPeerSealed: (peer, proof) => {
          proofByPeer.set(peer, proof);
          hub.onPeerSealed(peer, proof);
        },
        onPeerText: (peer, text) => hub.onPeerText(peer, text),
        onPeerBinary: (peer, bytes) => hub.onPeerBinary(peer, bytes),
        onPeerGone: (peer, code, reason) => hub.onPeerGone(peer, code, reason),
      },
      clock: this.clock,
      log: this.log.logger('seal'),
    });
    sealed.open(this.middle);
    this.middle.serve(sealed);
    await hub.open(sealed);
  }

  private addMember(commit: Commit, user: string, name: string, deviceHash: string): void {
    commit.members.push({ user, name, avatar: '', host: false, muted: false, banned: false, gone: false });
    commit.memberships.push({ room: LOBBY, user, joined: true });
    commit.devices.push({ deviceHash, proofHash: deviceHash, user, name, avatar: '' });
  }

  /** A person types, scans or holds the phones together, if the phone is not in yet. */
  private pair(): void {
    const { identity } = this.credentials;
    if (!identity.isJoined) {
      const { code, secret } = this.hub.pairing.offer;
      identity.code = this.way === JoinWay.CODE ? code : '';
      identity.secret = this.way === JoinWay.QR ? secret : '';
      identity.ticket = this.way === JoinWay.LINK ? this.hub.tickets.give(OWNER).secret : '';
    }
    this.client.connect();
  }

  private run(duration: number): Promise<void> {
    return windClock(this.clock, duration, turn);
  }

  private async judge(): Promise<void> {
    const { broken, credentials } = this;
    for (const content of this.told) {
      if (!PHONE_WORDS.includes(content)) broken.push(`the phone tells what nobody said: ${content}`);
    }
    for (const text of this.attack.read) if (text !== '') broken.push(`somebody reads: ${text.slice(0, 100)}`);
    for (const { key } of credentials.hubs) {
      if (!same(key, identity.publicKey)) broken.push('the phone takes another hub for the one that it knows');
    }
    for (const { message } of this.middle.mistakes) broken.push(`the attack itself fails: ${message}`);
    this.checkWire();
    this.checkHubLog();
    const shown = (await this.messages.page(LOBBY, Number.MAX_SAFE_INTEGER, 1000)).filter(
      ({ type }) => type === 'chat',
    );
    for (const { content } of shown) {
      if (!PHONE_WORDS.includes(content)) broken.push(`the phone shows what nobody said: ${content}`);
    }
    if (!this.client.isConnected()) broken.push(`the phone stays away: ${this.client.state}`);
  }

  private checkWire(): void {
    for (const frame of this.middle.seen) {
      const bytes = Buffer.from(frame as Uint8Array);
      for (const words of [NAME, HUB_WORDS, ...PHONE_WORDS]) {
        if (bytes.includes(words)) this.broken.push(`"${words}" is to be read on the way`);
      }
    }
  }

  private checkHubLog(): void {
    const said = (this.disk.read().logs.get(LOBBY) ?? [])
      .map(({ text }) => JSON.parse(text) as { type: string; data: { content?: string } })
      .filter(({ type }) => type === 'chat')
      .map(({ data }) => data.content ?? '');
    for (const content of said) if (!PHONE_WORDS.includes(content)) this.broken.push(`the hub keeps: ${content}`);
    for (const words of PHONE_WORDS) {
      const times = said.filter((content) => content === words).length;
      if (times !== 1) this.broken.push(`"${words}" is on the hub ${times} times`);
    }
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}
