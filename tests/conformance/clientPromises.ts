/**
 * What a client promises on every connection, whatever a test is about: the fake hub watches for it. Covers the shape
 * and order of frames (R2, R3, R4), what comes before the welcome (R14), and ids (R12).
 */
import type { Chunk } from './chunk.ts';
import { FRAME_LENGTH, FRAME_MESSAGES } from './hubPromises.ts';
import { brief, isObject, type RawMessage } from './rawMessage.ts';

/** Messages of a client that must have an id. */
const NEEDS_ID = new Set([
  'hello',
  'chat',
  'private',
  'edit',
  'recall',
  'react',
  'room-create',
  'room-join',
  'room-leave',
  'history',
  'subscribe',
  'unsubscribe',
  'blob-offer',
  'blob-fetch',
  'profile',
  'moderate',
]);

export interface ClientFrame {
  /** 0 for a frame that wants no acknowledgement. */
  readonly number: number;
  readonly acknowledged: number;
  readonly messages: RawMessage[];
}

/** Blobs that a client may ask for at once. */
const DOWNLOADS = 2;
const LONGEST_CHUNK = 1_048_576;

/** Watches one connection of a client; `broken` gathers the promises that were not kept. */
export class ClientPromises {
  readonly broken: string[] = [];
  private frameNumber = 0;
  private acknowledgedByHub = 0;
  private acknowledgedByClient = 0;
  private sentByHub = 0;
  private saidHello = false;
  private welcomed = false;
  /** Blob of each transfer that waits for its chunk. */
  private readonly openTransfers = new Map<number, unknown>();
  private readonly usedTransfers = new Set<number>();

  hubSent(number: number): void {
    this.sentByHub = Math.max(this.sentByHub, number);
  }

  hubAcknowledged(number: number): void {
    this.acknowledgedByHub = Math.max(this.acknowledgedByHub, number);
  }

  hubWelcomed(): void {
    this.welcomed = true;
  }

  /** The hub has sent the chunk of that transfer, or has refused it. */
  hubAnswered(transfer: number): void {
    this.openTransfers.delete(transfer);
  }

  tookChunk(chunk: Chunk, wasAsked: boolean): void {
    if (!wasAsked) this.fail('R51', `chunk ${chunk.transfer} at ${chunk.offset}, which nobody asked for`);
    if (chunk.frame !== 0) this.fail('R50', `a chunk with frame number ${chunk.frame}`);
  }

  tookNoChunk(why: string): void {
    this.fail('R49', why);
  }

  /** Something that the client had not sealed as it should, or not at all. */
  tookBroken(why: string): void {
    this.fail('R77', why);
  }

  /** Checks what the third message of the handshake brings. */
  takeHello(text: string): RawMessage | undefined {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      this.fail('R76', `a hello that is no JSON: ${brief(text)}`);
      return undefined;
    }
    return isObject(message) && this.takeMessage(message) ? (message as RawMessage) : undefined;
  }

  takeFrame(text: string): ClientFrame {
    const nothing = { number: 0, acknowledged: this.acknowledgedByClient, messages: [] };
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      this.fail('R2', `not JSON: ${brief(text)}`);
      return nothing;
    }
    if (!isObject(frame) || !Array.isArray(frame.m)) {
      this.fail('R2', `not a batched frame: ${brief(text)}`);
      return nothing;
    }
    const { f = 0, a, m } = frame;
    if (typeof f !== 'number' || !Number.isInteger(f) || typeof a !== 'number' || !Number.isInteger(a)) {
      this.fail('R2', `odd numbers in ${brief(text)}`);
      return nothing;
    }
    if (a < this.acknowledgedByClient || a > this.sentByHub) {
      this.fail('R2', `it acknowledges ${a} after ${this.acknowledgedByClient}, when ${this.sentByHub} was sent`);
    }
    this.acknowledgedByClient = Math.max(this.acknowledgedByClient, a);
    if (f > 0) this.takeNumber(f);
    else if (m.length > 0) this.fail('R3', `messages in a frame without number: ${brief(text)}`);
    if (m.length > FRAME_MESSAGES) this.fail('R4', `${m.length} messages in one frame`);
    if (text.length > FRAME_LENGTH && m.length > 1) this.fail('R4', `${text.length} code units in one frame`);
    return { number: f, acknowledged: a, messages: m.filter((message) => this.takeMessage(message)) as RawMessage[] };
  }

  private takeNumber(number: number): void {
    if (number !== this.frameNumber + 1) this.fail('R2', `frame ${number} after frame ${this.frameNumber}`);
    if (this.acknowledgedByHub < this.frameNumber) {
      this.fail('R3', `frame ${number} came while frame ${this.frameNumber} was not acknowledged`);
    }
    this.frameNumber = Math.max(this.frameNumber, number);
  }

  private takeMessage(message: unknown): boolean {
    if (!isObject(message) || typeof message.type !== 'string' || !isObject(message.data)) {
      this.fail('section 2', `not a message with type and data: ${brief(message)}`);
      return false;
    }
    if (!this.saidHello && message.type !== 'hello') this.fail('R14', `before hello: ${brief(message)}`);
    if (this.saidHello && !this.welcomed) this.fail('R14', `before the welcome: ${brief(message)}`);
    if (this.saidHello && message.type === 'hello') this.fail('R23', 'a second hello');
    this.saidHello = true;
    if (message.type === 'blob-next') this.takeRequest(message.data);
    if (message.type === 'blob-cancel') this.takeCancel(message.data.blobId);
    if (NEEDS_ID.has(message.type) && !/^[A-Za-z0-9._-]{1,64}$/.test(String(message.id))) {
      this.fail('R12', `no proper id: ${brief(message)}`);
    }
    return true;
  }

  private takeRequest(data: Record<string, unknown>): void {
    const transfer = Number(data.transfer);
    const length = Number(data.length);
    if (this.usedTransfers.has(transfer)) this.fail('R49', `transfer ${transfer} for the second time`);
    if (!(length >= 1 && length <= LONGEST_CHUNK)) this.fail('R49', `it asks for ${length} bytes`);
    if ([...this.openTransfers.values()].includes(data.blobId)) this.fail('R49', 'two chunks of one blob at once');
    this.usedTransfers.add(transfer);
    this.openTransfers.set(transfer, data.blobId);
    if (this.openTransfers.size > DOWNLOADS) this.fail('section 9', `${this.openTransfers.size} blobs at once`);
  }

  private takeCancel(blobId: unknown): void {
    for (const [transfer, other] of [...this.openTransfers]) if (other === blobId) this.openTransfers.delete(transfer);
  }

  private fail(rule: string, what: string): void {
    this.broken.push(`${rule}: ${what}`);
  }
}
