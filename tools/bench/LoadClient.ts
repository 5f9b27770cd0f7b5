/** A client that costs as little as possible, so that what is measured is the server. */
import { randomBytes } from 'node:crypto';
import { type Blob, type Chunk, type Description, decodeChunk, encodeChunk } from '../../tests/conformance/chunk.ts';
import { makeKey, SealedWire } from '../../tests/conformance/SealedWire.ts';
import { PROTOCOL } from '../../tests/conformance/TestPeer.ts';
import { openWire, type Wire, type WireListener } from '../../tests/conformance/wire.ts';
import type { ServerUnderLoad } from './ServerUnderLoad.ts';

interface Message {
  type: string;
  id?: string;
  seq?: number;
  data: {
    content?: string;
    token?: string;
    id?: string;
    epoch?: string;
    transfer?: number;
    offset?: number;
    length?: number;
  };
}

/** Bytes that are asked for first, and at most. */
const SMALLEST_CHUNK = 65_536;
const LARGEST_CHUNK = 1_048_576;

export function chatMessage(content: string): string {
  return JSON.stringify({ type: 'chat', id: randomBytes(9).toString('base64url'), room: 'lobby', data: { content } });
}

/** How a client talks: as phones do, the same in the open, or with the bare broadcast that knows no frames and no hello. */
export type Speech = 'sealed' | 'plain' | 'bare';

type OpenWire = Pick<Wire, 'sendText' | 'sendBytes' | 'cut'>;

export class LoadClient {
  /** Calls with the text of each `chat` that arrives. */
  onChat: (content: string) => void = () => {};
  lastSeq = 0;
  private wire: OpenWire | undefined;
  private ended: Promise<void> = Promise.resolve();
  private readonly key = makeKey();
  private token = '';
  private epoch = '';
  private sent = 0;
  private offered: Uint8Array = new Uint8Array(0);
  private transfers = 0;
  private takeNext: (chunk: Chunk) => void = () => {};
  private readonly deviceId = randomBytes(12).toString('hex');
  private readonly answerById = new Map<string, () => void>();
  private welcomed: () => void = () => {};

  constructor(
    private readonly server: ServerUnderLoad,
    private readonly address: string,
    private readonly speech: Speech,
  ) {}

  /** Connects; resolves when the welcome is here. Coming back, it says where it stands. */
  async connect(): Promise<void> {
    if (this.epoch === '') await this.server.command('look');
    const wire = await openWire(this.server.url, this.address);
    let end = () => {};
    this.ended = new Promise((resolve) => {
      end = resolve;
    });
    const listener: WireListener = {
      onText: (text) => this.take(text),
      onBytes: (bytes) => this.takeChunk(bytes),
      onEnd: () => end(),
    };
    this.sent = 0;
    this.wire = wire;
    const welcome = new Promise<void>((resolve) => {
      this.welcomed = resolve;
    });
    const resume = this.epoch === '' ? undefined : { epoch: this.epoch, rooms: { lobby: this.lastSeq } };
    const hello = { protocol: PROTOCOL, framing: 'batch/1', name: 'Load', resume };
    if (this.speech === 'sealed') this.knock(wire, listener, hello);
    else wire.listen(listener);
    if (this.speech === 'plain') {
      const right = this.token === '' ? { secret: this.server.plainSecret } : { token: this.token };
      this.sendFrame([helloOf({ ...hello, ...right, deviceId: this.deviceId })]);
    }
    if (this.speech !== 'bare') await welcome;
  }

  /** Sends encoded messages at once. */
  say(messages: string[]): void {
    if (this.speech !== 'bare') this.sendFrame(messages);
    else for (const message of messages) this.wire?.sendText(message);
  }

  /** Asks for a page; resolves when it is here. */
  page(before: number, limit: number): Promise<void> {
    const id = randomBytes(9).toString('base64url');
    const answer = new Promise<void>((resolve) => this.answerById.set(id, resolve));
    this.sendFrame([JSON.stringify({ type: 'history', id, room: 'lobby', data: { before, limit } })]);
    return answer;
  }

  /** Brings a blob to the hub; resolves when it is acknowledged. */
  offer(blob: Blob): Promise<void> {
    this.offered = blob.bytes;
    return this.request({ type: 'blob-offer', data: blob.description });
  }

  /** Says something with a blob; resolves when it is stored. */
  share(blob: Blob): Promise<void> {
    return this.request({ type: 'chat', room: 'lobby', data: { content: '', blob: blob.description } });
  }

  /** Fetches a blob range by range, each after the one before and at the pace of R49, as long as `goOn`, which hears how many bytes came. */
  async fetch({ blobId, size }: Description, goOn: (count: number) => boolean): Promise<void> {
    let most = SMALLEST_CHUNK;
    for (let offset = 0, count = 0; offset < size && goOn(count); offset += count) {
      this.transfers += 1;
      const length = Math.min(most, size - offset);
      const chunk = new Promise<Chunk>((resolve) => {
        this.takeNext = resolve;
      });
      const data = { blobId, transfer: this.transfers, offset, length };
      this.sendFrame([JSON.stringify({ type: 'blob-next', id: `next-${this.transfers}`, data })]);
      const asked = performance.now();
      count = (await chunk).bytes.length;
      const took = performance.now() - asked;
      if (took < 250) most = Math.min(most * 2, LARGEST_CHUNK);
      else if (took > 1000) most = Math.max(most / 2, SMALLEST_CHUNK);
    }
  }

  private request(message: object): Promise<void> {
    const id = randomBytes(9).toString('base64url');
    const answer = new Promise<void>((resolve) => this.answerById.set(id, resolve));
    this.sendFrame([JSON.stringify({ id, ...message })]);
    return answer;
  }

  /** The connection is gone, without a word. */
  async cut(): Promise<void> {
    this.wire?.cut();
    await this.ended;
  }

  private knock(wire: Wire, listener: WireListener, hello: object): void {
    const sealed = new SealedWire(wire);
    sealed.listen({
      ...listener,
      onHubKey: () => {},
      onRefused: (code) => fail(`The hub refused: ${code}`),
      onBroken: fail,
    });
    sealed.begin(this.epoch === '' ? { qr: this.server.secret } : 'return', this.key, helloOf(hello));
    this.wire = sealed;
  }

  private sendFrame(messages: string[]): void {
    this.sent += 1;
    this.wire?.sendText(`{"f":${this.sent},"a":0,"m":[${messages.join(',')}]}`);
  }

  private take(text: string): void {
    if (this.speech === 'bare') {
      this.takeMessage(JSON.parse(text) as Message);
      return;
    }
    const frame = JSON.parse(text) as { f: number; m: Message[] };
    if (frame.f > 0) this.wire?.sendText(`{"a":${frame.f},"m":[]}`);
    for (const message of frame.m) this.takeMessage(message);
  }

  private takeChunk(bytes: Uint8Array): void {
    const chunk = decodeChunk(bytes);
    if (typeof chunk === 'string') throw new Error(chunk);
    this.wire?.sendText(`{"a":${chunk.frame},"m":[]}`);
    this.takeNext(chunk);
  }

  private give({ transfer = 0, offset = 0, length = 0 }: Message['data']): void {
    this.wire?.sendBytes(
      encodeChunk({ transfer, offset, frame: 0, bytes: this.offered.subarray(offset, offset + length) }),
    );
  }

  private takeMessage(message: Message): void {
    this.lastSeq = Math.max(this.lastSeq, message.seq ?? 0);
    if (message.type === 'chat') this.onChat(message.data.content ?? '');
    if (message.type === 'ack') this.answerById.get(message.data.id ?? '')?.();
    if (message.type === 'blob-next') this.give(message.data);
    if (message.type === 'history') this.answerById.get(message.id ?? '')?.();
    if (message.type === 'nack') throw new Error(`The hub refused: ${JSON.stringify(message.data)}`);
    if (message.type !== 'welcome') return;
    this.token = message.data.token ?? this.token;
    this.epoch = message.data.epoch ?? '';
    this.welcomed();
  }
}

function helloOf(data: object): string {
  return JSON.stringify({ type: 'hello', id: 'hello', data });
}

function fail(why: string): never {
  throw new Error(why);
}
