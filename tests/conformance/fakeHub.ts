/**
 * A hub for tests of clients: it listens on a port of its own, takes sealed links only, keeps what a hub keeps in memory,
 * answers every message as docs/protocol.md says, and records everything. It never tells a client more than the wire does.
 *
 * How to use it:
 * ```ts
 * const hub = await FakeHub.start();                       // ws://127.0.0.1:PORT, pairing code 123456
 * …point a client at hub.url…
 * const session = await hub.nextSession();                 // the first connection that was welcomed
 * await hub.received('chat');                              // waits for a message, hands each out once
 * hub.say('hello');                                        // another member says something in the lobby
 * session.cut();                                           // see FakeSession: cut, blackhole, hold, duplicate, burst…
 * const again = await hub.nextSession();                   // it came back
 * hub.checkPromises();                                     // R2, R3, R4, R12, R14 on all that it ever sent
 * await hub.stop();
 * ```
 *
 * How to extend it: there is one handler for each message type (`fakeHubDefaults.ts`), and `on` puts a hook in front of
 * it. A hook gets the message, its session, and `usual`, which does what the hub does by default:
 * ```ts
 * hub.on('chat', (message, session, usual) => {
 *   session.send({ type: 'nack', data: { id: message.id, code: 'muted', message: 'no' } });   // instead of the usual
 * });
 * hub.once('hello', (message, session, usual) => usual({ keepSeq: 3 }));                       // the usual, slightly other
 * ```
 * A new message type needs a handler there and nothing here.
 */

import { AssertionError } from 'node:assert';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { codeGenerator, fromBase64Url, hubIdOf, KeyPair, type RejectReason } from '@hearth/common';
import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Chunk } from './chunk.ts';
import { PATIENCE } from './Expectations.ts';
import { FakeBlobs } from './fakeBlobs.ts';
import { defaultHandlers, type Handler, type WelcomeChanges } from './fakeHubDefaults.ts';
import { FakeSession } from './fakeSession.ts';
import { brief, type JsonObject, type RawMessage } from './rawMessage.ts';

/** What `on` and `once` put in front of a handler. */
export type Hook = (message: RawMessage, session: FakeSession, usual: (changes?: WelcomeChanges) => void) => void;

/** A room of the fake hub: entry `seq` of its log is `entries[seq - 1]`. */
export interface FakeRoom {
  readonly room: string;
  readonly kind: 'lobby' | 'group' | 'direct';
  title: string;
  readonly members: Set<string>;
  entries: RawMessage[];
}

export interface FakeMember {
  user: string;
  name: string;
  avatar: string;
  status: string;
  host: boolean;
  muted: boolean;
}

export class FakeHub {
  readonly primitives = new PlatformPrimitives();
  /** The digits that it takes. */
  code = '123456';
  /** The secret of its QR code. */
  readonly secret = 'QR-secret-of-22-chars_';
  /** Who it is; another pair, and it is another hub. */
  identity = KeyPair.generate(this.primitives);
  epoch = 'epoch-1';
  /** Every connection ever accepted, in order. */
  readonly sessions: FakeSession[] = [];
  readonly members = new Map<string, FakeMember>();
  readonly rooms = new Map<string, FakeRoom>();
  /** Ids of the devices that it has let in. */
  readonly devices = new Set<string>();
  /** Places at which older epochs end: `cuts.get(epoch)` says up to which number each room agrees with that life. */
  readonly cuts = new Map<string, Map<string, number>>();
  /** Pictures and files that it holds. */
  readonly blobs = new FakeBlobs();
  /** Handshakes refused so far. */
  refusedHandshakes = 0;
  private readonly handlers = new Map<string, Handler>([...defaultHandlers, ...this.blobs.handlers]);
  private handshakesToRefuse = 0;
  private rejection: { reason: RejectReason; retryAfter: number } | undefined;
  private readonly hooks = new Map<string, { hook: Hook; once: boolean }>();
  private readonly watchers = new Set<() => void>();
  private readonly takenMessages = new Set<RawMessage>();
  private takenSessions = 0;

  private constructor(private readonly server: WebSocketServer) {
    this.makeRoom('lobby', 'lobby', 'Lobby');
    server.on('connection', (socket: WebSocket) => {
      this.sessions.push(new FakeSession(this, socket, this.sessions.length, performance.now()));
      this.changed();
    });
  }

  static async start(): Promise<FakeHub> {
    let hub: FakeHub | undefined;
    const server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      autoPong: false,
      perMessageDeflate: false,
      verifyClient: (_info, answer) => {
        if (hub?.refusesHandshake() === true) answer(false, 503);
        else answer(true);
      },
    });
    await once(server, 'listening');
    hub = new FakeHub(server);
    return hub;
  }

  get id(): string {
    return hubIdOf(this.primitives, this.identity.publicKey);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    for (const session of this.sessions) session.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  // --- script -------------------------------------------------------------------------------------------------------

  /** Puts a hook in front of the handler of one message type, until another one takes its place. */
  on(type: string, hook: Hook): void {
    this.hooks.set(type, { hook, once: false });
  }

  /** The same, for the next message of that type only. */
  once(type: string, hook: Hook): void {
    this.hooks.set(type, { hook, once: true });
  }

  /** Refuses the next handshakes with HTTP 503, as a full or banning server does. */
  refuse(count: number): void {
    this.handshakesToRefuse = count;
  }

  /** Refuses the next sealed link in the open, once it knows who comes: a hint, as anybody can give it. */
  rejectNext(reason: RejectReason, retryAfter = 0): void {
    this.rejection = { reason, retryAfter };
  }

  /** Another member says something; everyone who is in the room and connected gets it. */
  say(content: string, options: { room?: string; from?: string; id?: string } = {}): RawMessage {
    const from = options.from ?? 'other';
    this.addMember(from, from);
    return this.append({
      type: 'chat',
      room: options.room ?? 'lobby',
      from,
      id: options.id ?? `said-${this.nextNumber()}`,
      data: { content },
    });
  }

  /** Puts an entry into its room's log and delivers it. */
  append(entry: { type: string; room: string; data: JsonObject } & JsonObject): RawMessage {
    const stored = this.store(entry);
    this.deliver(stored);
    return stored;
  }

  /** Puts an entry into its room's log, without delivering it. */
  store(entry: { type: string; room: string; data: JsonObject } & JsonObject): RawMessage {
    const room = this.requireRoom(entry.room);
    const stored: RawMessage = { ...entry, timestamp: Date.now(), seq: room.entries.length + 1 };
    room.entries.push(stored);
    return stored;
  }

  /** Sends an entry to all sessions whose member is in its room. */
  deliver(entry: RawMessage): void {
    const room = this.requireRoom(entry.room ?? '');
    for (const session of this.sessions) {
      if (session.open && session.user !== '' && room.members.has(session.user)) session.send(entry);
    }
  }

  /** The hub loses everything above `seq` of the lobby, as by a power cut, and begins a new epoch that agrees up to it. */
  loseAfter(seq: number): void {
    const lobby = this.requireRoom('lobby');
    lobby.entries = lobby.entries.slice(0, seq);
    this.cuts.set(this.epoch, new Map([...this.rooms.values()].map((room) => [room.room, room.entries.length])));
    this.epoch = `epoch-${this.nextNumber()}`;
  }

  makeRoom(room: string, kind: FakeRoom['kind'], title: string): FakeRoom {
    const made: FakeRoom = { room, kind, title, members: new Set(), entries: [] };
    this.rooms.set(room, made);
    return made;
  }

  addMember(user: string, name: string): FakeMember {
    const member = this.members.get(user) ?? { user, name, avatar: '', status: 'online', host: false, muted: false };
    this.members.set(user, member);
    this.requireRoom('lobby').members.add(user);
    return member;
  }

  requireRoom(room: string): FakeRoom {
    const found = this.rooms.get(room);
    if (found === undefined) throw new Error(`The fake hub has no room ${room}.`);
    return found;
  }

  /** A number that was not used before. */
  nextNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }

  private lastNumber = 1;

  // --- expect -------------------------------------------------------------------------------------------------------

  /** The next session that is welcomed and was not handed out before. */
  async nextSession(): Promise<FakeSession> {
    return this.until('another session', () => {
      const session = this.sessions.slice(this.takenSessions).find((candidate) => candidate.user !== '');
      if (session !== undefined) this.takenSessions = session.index + 1;
      return session;
    });
  }

  /** The next message of that type, arrived or coming, that was not handed out before. */
  async received(type: string, predicate: (message: RawMessage) => boolean = () => true): Promise<RawMessage> {
    return this.until(`a ${type}`, () => {
      for (const session of this.sessions) {
        for (const message of session.received) {
          if (message.type !== type || this.takenMessages.has(message) || !predicate(message)) continue;
          this.takenMessages.add(message);
          return message;
        }
      }
      return undefined;
    });
  }

  /** All messages of that type that ever came. */
  all(type: string): RawMessage[] {
    return this.sessions.flatMap((session) => session.received.filter((message) => message.type === type));
  }

  /** Waits until `look` finds something; it is asked again at each thing that happens to this hub. */
  until<T>(what: string, look: () => T | undefined | false): Promise<T> {
    const found = look();
    if (found !== undefined && found !== false) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(watcher);
        const tail =
          this.sessions
            .at(-1)
            ?.frames.slice(-6)
            .map((frame) => `    ${brief(frame)}`) ?? [];
        reject(new AssertionError({ message: `the fake hub waited for ${what}; it heard last:\n${tail.join('\n')}` }));
      }, PATIENCE);
      const watcher = (): void => {
        const value = look();
        if (value === undefined || value === false) return;
        clearTimeout(timer);
        this.watchers.delete(watcher);
        resolve(value);
      };
      this.watchers.add(watcher);
    });
  }

  /** Fails if any session broke a promise of clients. */
  checkPromises(): void {
    const broken = this.sessions.flatMap((session) =>
      session.promises.broken.map((line) => `connection ${session.index + 1}: ${line}`),
    );
    if (broken.length > 0) throw new AssertionError({ message: `the client broke promises:\n${broken.join('\n')}` });
  }

  // --- inside -------------------------------------------------------------------------------------------------------

  /** @internal */
  handle(session: FakeSession, message: RawMessage): void {
    const handler = this.handlers.get(message.type);
    const usual = (changes?: WelcomeChanges): void => handler?.(this, session, message, changes ?? {});
    const set = this.hooks.get(message.type);
    if (set === undefined) {
      usual();
      return;
    }
    if (set.once) this.hooks.delete(message.type);
    set.hook(message, session, usual);
  }

  /** @internal what the digits mean in a handshake */
  get generator(): Uint8Array {
    return codeGenerator(this.primitives, this.code);
  }

  /** @internal */
  get secretBytes(): Uint8Array {
    return fromBase64Url(this.secret) as Uint8Array;
  }

  /** @internal why the link in hand is to be refused in the open */
  takeRejection(): { reason: RejectReason; retryAfter: number } | undefined {
    const { rejection } = this;
    this.rejection = undefined;
    return rejection;
  }

  /** @internal */
  handleChunk(session: FakeSession, chunk: Chunk): void {
    session.promises.tookChunk(chunk, this.blobs.take(session, chunk));
  }

  /** @internal something happened: expectations look again */
  changed(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  private refusesHandshake(): boolean {
    if (this.handshakesToRefuse === 0) return false;
    this.handshakesToRefuse -= 1;
    this.refusedHandshakes += 1;
    this.changed();
    return true;
  }
}
