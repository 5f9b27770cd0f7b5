/**
 * A client for conformance tests, which does exactly what it is told, also the wrong thing.
 *
 * Its link is sealed, or, for a plain session, open. By itself it behaves: it acknowledges each frame at once, and keeps one numbered frame under way. Everything that
 * arrives is recorded and watched (`HubPromises`). A test waits for messages with `expect`, which looks at what came
 * already, too, and hands each message out once; it fails, with the record, after a real-time limit.
 */
import { AssertionError } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { type Chunk, decodeChunk, encodeChunk } from './chunk.ts';
import { Expectations } from './Expectations.ts';
import { FRAME_LENGTH, FRAME_MESSAGES, HubPromises } from './hubPromises.ts';
import { brief, flagAt, type JsonObject, numberAt, type RawMessage, textAt } from './rawMessage.ts';
import { makeKey, type SealedRight, SealedWire } from './SealedWire.ts';
import type { Wire, WireEnd, WireListener } from './wire.ts';

/** Batched frames over a sealed link, or single messages that everybody in the network can read. */
export type Framing = 'batched' | 'plain';

/** The version that a `hello` names. */
export const PROTOCOL = 2;

/** A message to send: `data` may be left out when it is empty. */
export interface Outgoing extends JsonObject {
  type: string;
  data?: JsonObject;
}

/** What a `hello` says, beside protocol and framing; a test may overwrite all of it. */
export type Hello = JsonObject;

/** By what right one joins: over a sealed link, or with the secret of plain sessions; `return` by key or token. */
export type Right = SealedRight | { readonly plainSecret: string };

export type Predicate = (message: RawMessage) => boolean;

/** One line of a peer's record. */
export interface RecordLine {
  readonly direction: 'in' | 'out' | 'end';
  readonly text: string;
}

interface Arrived {
  readonly message: RawMessage;
  taken: boolean;
}

export function makeId(): string {
  return randomBytes(12).toString('hex');
}

export class TestPeer {
  readonly record: RecordLine[] = [];
  /** Raw text frames as they came. */
  readonly frames: string[] = [];
  /** Chunks in order of arrival. */
  readonly chunks: Chunk[] = [];
  readonly promises = new HubPromises();
  /** The sealed link; undefined for a plain session. */
  readonly sealed: SealedWire | undefined;
  /** The device that says hello, a returning peer is given the one of the peer before: its secret key … */
  key = makeKey();
  /** … and, in a plain session, its id and its token. */
  deviceId = makeId();
  token = '';
  welcome: RawMessage | undefined;
  end: WireEnd | undefined;
  /** Acknowledge what arrives? Switched off, frames are received and recorded, and the hub is not told. */
  acknowledges = true;
  /** Number of the last numbered frame that came, and of the last that was acknowledged. */
  receivedNumber = 0;
  acknowledgedNumber = 0;
  private helloId = '';
  private sentNumber = 0;
  private hubAcknowledged = 0;
  private readonly arrived: Arrived[] = [];
  private readonly outgoing: string[] = [];
  private readonly expectations = new Expectations((why) => this.failure(why));

  constructor(
    readonly wire: Wire,
    readonly framing: Framing,
    readonly name: string,
  ) {
    const listener: WireListener = {
      onText: (text) => this.wireOnText(text),
      onBytes: (bytes) => this.wireOnBytes(bytes),
      onEnd: (end) => this.wireOnEnd(end),
    };
    this.sealed = framing === 'plain' ? undefined : new SealedWire(wire);
    if (this.sealed === undefined) {
      wire.listen(listener);
    } else {
      this.sealed.listen({
        ...listener,
        onRefused: (code, retryAfter) => this.onRefused(code, retryAfter),
        onHubKey: () => this.expectations.lookAgain(),
        onBroken: (why) => this.promises.tookBroken(why),
      });
    }
  }

  /** The member's id, after the welcome. */
  get user(): string {
    return textAt(this.requireWelcome(), 'data.self.user');
  }

  /** Whether it was a host when it was welcomed. */
  get isHost(): boolean {
    return flagAt(this.requireWelcome(), 'data.self.host');
  }

  get epoch(): string {
    return textAt(this.requireWelcome(), 'data.epoch');
  }

  /** All messages so far, in order, taken by an expectation or not. */
  get messages(): RawMessage[] {
    return this.arrived.map((entry) => entry.message);
  }

  /** All entries of a room's log so far. */
  entries(room: string): RawMessage[] {
    return this.messages.filter((message) => message.room === room && message.seq !== undefined);
  }

  // --- saying hello -------------------------------------------------------------------------------------------------

  /**
   * Sends `hello`, over a sealed link as the end of its handshake.
   *
   * @param hello overwrites whatever it names
   * @returns its id
   */
  sendHello(right: Right, hello: Hello = {}): string {
    const id = makeId();
    this.helloId = id;
    const data = { protocol: PROTOCOL, name: this.name };
    if (this.sealed === undefined) {
      this.send({ type: 'hello', id, data: { ...data, deviceId: this.deviceId, ...this.plainProof(right), ...hello } });
      return id;
    }
    if (typeof right !== 'string' && 'plainSecret' in right) this.stop('that secret is for plain sessions only');
    const text = JSON.stringify({ type: 'hello', id, data: { ...data, framing: 'batch/1', ...hello } });
    this.record.push({ direction: 'out', text });
    this.sealed.begin(right, this.key, text);
    return id;
  }

  /** Says hello and waits for the welcome; keeps the token that a plain session is given. */
  async join(right: Right, hello: Hello = {}): Promise<RawMessage> {
    this.sendHello(right, hello);
    const answer = await this.expectAny(['welcome', 'nack']);
    if (answer.type === 'nack') this.stop(`the hello was refused: ${brief(answer)}`);
    this.welcome = answer;
    const { token } = answer.data;
    if (typeof token === 'string') this.token = token;
    return answer;
  }

  // --- sending ------------------------------------------------------------------------------------------------------

  /** Sends messages by the rules: numbered, at most one frame under way; in a plain session one message a frame. */
  send(...messages: Outgoing[]): void {
    for (const message of messages) this.outgoing.push(JSON.stringify({ ...message, data: message.data ?? {} }));
    this.flush();
  }

  /** Sends messages that are text already, for what no JSON library would write. */
  sendEncoded(...messages: string[]): void {
    this.outgoing.push(...messages);
    this.flush();
  }

  /** Sends a text frame as it is, outside of all rules. */
  sendRaw(text: string): void {
    this.record.push({ direction: 'out', text });
    (this.sealed ?? this.wire).sendText(text);
  }

  /** Sends a numbered frame of one's own making, outside of all rules; the next `send` counts on from it. */
  sendFrame(number: number, messages: Outgoing[], acknowledged = this.acknowledgedNumber): void {
    this.sentNumber = Math.max(this.sentNumber, number);
    this.promises.peerSent(number);
    const encoded = messages.map((message) => ({ ...message, data: message.data ?? {} }));
    this.sendRaw(JSON.stringify({ f: number, a: acknowledged, m: encoded }));
  }

  /** Sends a chunk, asked for or not. */
  sendChunk(chunk: Chunk): void {
    const { transfer, offset, bytes } = chunk;
    this.sendBytes(encodeChunk(chunk), `chunk ${transfer} of ${bytes.length} bytes at ${offset}`);
  }

  sendBytes(bytes: Uint8Array, what = `${bytes.length} bytes`): void {
    this.record.push({ direction: 'out', text: what });
    (this.sealed ?? this.wire).sendBytes(bytes);
  }

  /** The chunk of a transfer, arrived already or coming. */
  expectChunk(transfer: number): Promise<Chunk> {
    return this.wait(`chunk ${transfer}`, () => this.chunks.find((chunk) => chunk.transfer === transfer));
  }

  /** Number of the last numbered frame sent. */
  get lastSentNumber(): number {
    return this.sentNumber;
  }

  /** Acknowledges everything received so far, by an unnumbered frame. */
  acknowledge(): void {
    this.acknowledgedNumber = this.receivedNumber;
    this.promises.peerAcknowledged(this.receivedNumber);
    this.sendRaw(JSON.stringify({ a: this.receivedNumber, m: [] }));
  }

  /** Sends a message with an id and waits for its `ack`, `nack` or answer of another type with that id. */
  async request(message: Outgoing): Promise<RawMessage> {
    const id = typeof message.id === 'string' ? message.id : makeId();
    this.send({ ...message, id });
    return this.answer(id);
  }

  /** The answer to the message with that id. */
  answer(id: string): Promise<RawMessage> {
    return this.take(`an answer to ${id}`, (message) => {
      if (message.type === 'ack' || message.type === 'nack') return message.data.id === id;
      return ['pong', 'history', 'blob-offer', 'ticket', 'devices'].includes(message.type) && message.id === id;
    });
  }

  /** Sends a message that must be acknowledged; returns the `ack`. */
  async accepted(message: Outgoing): Promise<RawMessage> {
    const answer = await this.request(message);
    if (answer.type !== 'ack') this.stop(`${brief(message)} was not acknowledged but answered by ${brief(answer)}`);
    return answer;
  }

  /** Sends a message that must be refused with that code; returns the `nack`. */
  async refused(message: Outgoing, code: string): Promise<RawMessage> {
    const answer = await this.request(message);
    if (answer.type !== 'nack' || answer.data.code !== code) {
      this.stop(`${brief(message)} was not refused with ${code} but answered by ${brief(answer)}`);
    }
    return answer;
  }

  /** Says something in a room; returns its sequence number. */
  async chat(content: string, room = 'lobby', id = makeId()): Promise<number> {
    return numberAt(await this.accepted({ type: 'chat', id, room, data: { content } }), 'data.seq');
  }

  /** Asks for a ticket for another device (R80). @returns it, in base64url */
  async ticket(): Promise<string> {
    return textAt(await this.request({ type: 'ticket' }), 'data.ticket');
  }

  /** Waits until the hub has handled everything sent before, by `ping` and `pong`. */
  async settle(): Promise<void> {
    await this.request({ type: 'ping' });
  }

  // --- expecting ----------------------------------------------------------------------------------------------------

  /** The first message, arrived already or coming, of that type and nature that no expectation took before. */
  expect(type: string, predicate: Predicate = () => true): Promise<RawMessage> {
    return this.take(`a message of type ${type}`, (message) => message.type === type && predicate(message));
  }

  expectAny(types: string[]): Promise<RawMessage> {
    return this.take(`a message of type ${types.join(' or ')}`, (message) => types.includes(message.type));
  }

  /** The entry of a room's log with that content. */
  expectEntry(content: string, type = 'chat'): Promise<RawMessage> {
    return this.expect(type, (message) => message.data.content === content);
  }

  /** A refusal of that code. */
  async expectNack(code: string, id?: string): Promise<RawMessage> {
    const nack = await this.expect('nack', (message) => id === undefined || message.data.id === id);
    if (nack.data.code !== code) this.stop(`refused with ${brief(nack.data.code)} instead of ${code}: ${brief(nack)}`);
    return nack;
  }

  /** The goodbye of the hub. */
  async expectBye(code: string): Promise<RawMessage> {
    const bye = await this.expect('bye');
    if (bye.data.code !== code) this.stop(`bye with ${brief(bye.data.code)} instead of ${code}: ${brief(bye)}`);
    return bye;
  }

  /** The end of the connection, with one of these codes if any are given. */
  async expectEnd(...codes: number[]): Promise<WireEnd> {
    const end = await this.wait('the end of the connection', () => this.end, true);
    if (codes.length > 0 && !codes.includes(end.code)) {
      this.stop(`closed with ${end.code} (${end.reason}) instead of ${codes.join(' or ')}`);
    }
    return end;
  }

  /** Waits until something about this peer holds that is checked again at each arrival. */
  async until(what: string, holds: () => boolean): Promise<void> {
    await this.wait(what, () => (holds() ? true : undefined));
  }

  /** Fails if a message of that kind has come; only worth something after a later message of the same path has come. */
  neverGot(what: string, predicate: Predicate): void {
    const found = this.messages.find(predicate);
    if (found !== undefined) this.stop(`got ${what}: ${brief(found)}`);
  }

  /** Leaves by the rules. */
  async leave(): Promise<void> {
    if (this.end !== undefined) return;
    this.wire.close(1000, '');
    await this.expectEnd();
  }

  // --- inside -------------------------------------------------------------------------------------------------------

  private take(what: string, predicate: Predicate): Promise<RawMessage> {
    return this.wait(what, () => {
      const entry = this.arrived.find((candidate) => !candidate.taken && predicate(candidate.message));
      if (entry === undefined) return undefined;
      entry.taken = true;
      return entry.message;
    });
  }

  private wait<T>(what: string, look: () => T | undefined, evenAfterEnd = false): Promise<T> {
    const over = this.end === undefined || evenAfterEnd ? undefined : `the connection had ended with ${this.end.code}`;
    return this.expectations.wait(what, look, over);
  }

  private stop(what: string): never {
    throw this.failure(what);
  }

  private failure(what: string): AssertionError {
    const tail = this.record.slice(-12).map((line) => `    ${line.direction.padEnd(4)}${brief(line.text)}`);
    return new AssertionError({ message: `${this.name}: ${what}\n  the last frames:\n${tail.join('\n')}` });
  }

  private requireWelcome(): RawMessage {
    if (this.welcome === undefined) this.stop('has not joined');
    return this.welcome;
  }

  /** Hands queued messages to the wire, as far as the rules allow now. */
  private flush(): void {
    if (this.end !== undefined) return;
    if (this.framing === 'plain') {
      for (const text of this.outgoing.splice(0)) this.sendRaw(text);
      return;
    }
    if (this.outgoing.length === 0 || this.hubAcknowledged < this.sentNumber) return;
    const batch: string[] = [];
    let length = 40;
    while (this.outgoing.length > 0 && batch.length < FRAME_MESSAGES) {
      const next = this.outgoing[0] ?? '';
      if (batch.length > 0 && length + next.length + 1 > FRAME_LENGTH) break;
      batch.push(next);
      this.outgoing.shift();
      length += next.length + 1;
    }
    this.sentNumber += 1;
    this.promises.peerSent(this.sentNumber);
    if (this.acknowledges) this.noteAcknowledged();
    this.sendRaw(`{"f":${this.sentNumber},"a":${this.acknowledgedNumber},"m":[${batch.join(',')}]}`);
  }

  private noteAcknowledged(): void {
    this.acknowledgedNumber = this.receivedNumber;
    this.promises.peerAcknowledged(this.receivedNumber);
  }

  private plainProof(right: Right): JsonObject {
    if (right === 'return') return { token: this.token };
    if (typeof right !== 'string' && 'plainSecret' in right) return { secret: right.plainSecret };
    return this.stop(`a plain session has no ${Object.keys(right).join()}`);
  }

  /** In the open, as a hint; a test reads it like the refusal of a hello. */
  private onRefused(code: string, retryAfter: number | undefined): void {
    const data = retryAfter === undefined ? { id: this.helloId, code } : { id: this.helloId, code, retryAfter };
    this.record.push({ direction: 'in', text: `refused in the open: ${code} ${retryAfter ?? ''}` });
    this.arrived.push({ message: { type: 'nack', data }, taken: false });
    this.expectations.lookAgain();
  }

  private wireOnText(text: string): void {
    this.record.push({ direction: 'in', text });
    this.frames.push(text);
    if (this.framing === 'batched') {
      const frame = this.promises.takeFrame(text);
      this.receivedNumber = Math.max(this.receivedNumber, frame.number);
      this.hubAcknowledged = frame.acknowledged;
      for (const message of frame.messages) this.arrived.push({ message, taken: false });
      if (this.acknowledges) this.acknowledgeArrival();
      else this.flush();
    } else {
      const message = this.promises.takePlain(text);
      if (message !== undefined) this.arrived.push({ message, taken: false });
    }
    this.expectations.lookAgain();
  }

  private acknowledgeArrival(): void {
    if (this.outgoing.length > 0 && this.hubAcknowledged >= this.sentNumber) this.flush();
    else this.acknowledge();
  }

  private wireOnBytes(bytes: Uint8Array): void {
    const chunk = decodeChunk(bytes);
    if (typeof chunk === 'string') {
      this.record.push({ direction: 'in', text: `${bytes.length} bytes` });
      this.promises.tookNoChunk(chunk);
      return;
    }
    const { transfer, offset, frame } = chunk;
    this.record.push({
      direction: 'in',
      text: `chunk ${transfer} of ${chunk.bytes.length} bytes at ${offset}, frame ${frame}`,
    });
    this.promises.takeChunk(frame, this.framing === 'batched');
    this.chunks.push(chunk);
    if (this.framing === 'batched') {
      this.receivedNumber = Math.max(this.receivedNumber, frame);
      if (this.acknowledges) this.acknowledgeArrival();
    }
    this.expectations.lookAgain();
  }

  private wireOnEnd(end: WireEnd): void {
    this.end = end;
    this.record.push({ direction: 'end', text: `${end.code} ${end.reason}` });
    this.expectations.lookAgain();
    this.expectations.failAll(`the connection ended with ${end.code}`);
  }
}
