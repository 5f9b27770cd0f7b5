/**
 * What a hub promises in every session, whatever a test is about: each peer of each test watches for it. Covers the
 * shape of frames (R1, R2, R3, R4), of messages (section 2), the order of a room's log (R25) and the first message (R22).
 */
import { brief, isObject, type RawMessage } from './rawMessage.ts';

/** Limits of R4. */
export const FRAME_MESSAGES = 256;
export const FRAME_LENGTH = 65_536;

const LOG_TYPES = new Set([
  'chat',
  'private',
  'edited',
  'recalled',
  'reacted',
  'read',
  'user-joined',
  'user-left',
  'room-created',
  'system',
]);

/** Types that a hub sends beside the entries of logs. */
const OTHER_TYPES = new Set([
  'welcome',
  'identity',
  'room-members',
  'room-closed',
  'ack',
  'nack',
  'history',
  'notification',
  'user-status',
  'typing',
  'metric',
  'pong',
  'bye',
  'blob-offer',
  'blob-next',
  'blob-cancel',
  'ticket',
  'devices',
  'device-linked',
]);

/** Watches what one session receives; `broken` gathers the promises that were not kept. */
export class HubPromises {
  readonly broken: string[] = [];
  private frameNumber = 0;
  private acknowledgedByPeer = 0;
  private acknowledgedByHub = 0;
  private sentByPeer = 0;
  private first = true;
  private self = '';
  private readonly lastSeqByRoom = new Map<string, number>();

  /** The peer acknowledged the hub's frames up to `number`. */
  peerAcknowledged(number: number): void {
    this.acknowledgedByPeer = Math.max(this.acknowledgedByPeer, number);
  }

  /** The peer has sent a frame of that number. */
  peerSent(number: number): void {
    this.sentByPeer = Math.max(this.sentByPeer, number);
  }

  /** The peer has left a room: its entries may go on anywhere when it joins again. */
  leftRoom(room: string): void {
    this.lastSeqByRoom.delete(room);
  }

  /** Checks a frame of a batched session; returns its messages. */
  takeFrame(text: string): { number: number; acknowledged: number; messages: RawMessage[] } {
    const frame = this.parse(text);
    const number = frame?.f;
    const acknowledged = frame?.a;
    const messages = frame?.m;
    // Last words cannot wait for a peer that does not acknowledge: they go past everything, with or without a number.
    const isGoodbye = this.endsInGoodbye(messages);
    if (isGoodbye && (number === undefined || number === 0)) {
      const last = (messages as unknown[]).filter((message) => this.takeMessage(message)) as RawMessage[];
      return { number: 0, acknowledged: this.acknowledgedByHub, messages: last };
    }
    if (this.first && frame?.type !== undefined && messages === undefined) {
      // Until the hub has read a hello it does not know that the session is to be batched.
      return { number: 0, acknowledged: 0, messages: this.takeMessage(frame) ? [frame as RawMessage] : [] };
    }
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) {
      this.fail('R2', `a frame without number: ${brief(text)}`);
      return { number: 0, acknowledged: 0, messages: [] };
    }
    this.takeNumber(number, isGoodbye);
    if (typeof acknowledged !== 'number' || acknowledged < this.acknowledgedByHub || acknowledged > this.sentByPeer) {
      this.fail('R3', `"a" is ${brief(acknowledged)} when ${this.sentByPeer} was sent: ${brief(text)}`);
    } else {
      this.acknowledgedByHub = acknowledged;
    }
    if (!Array.isArray(messages)) {
      this.fail('R2', `"m" is not a list: ${brief(text)}`);
      return { number, acknowledged: this.acknowledgedByHub, messages: [] };
    }
    if (messages.length > FRAME_MESSAGES) this.fail('R4', `${messages.length} messages in one frame`);
    if (text.length > FRAME_LENGTH && messages.length > 1) {
      this.fail('R4', `${text.length} code units in a frame of ${messages.length} messages`);
    }
    const good = messages.filter((message) => this.takeMessage(message)) as RawMessage[];
    return { number, acknowledged: this.acknowledgedByHub, messages: good };
  }

  /** Checks the frame number of a chunk: in a batched session it is a frame like any other (R50). */
  takeChunk(number: number, batched: boolean): void {
    if (batched) this.takeNumber(number, false);
    else if (number !== 0) this.fail('R50', `a chunk with frame number ${number} in a plain session`);
  }

  private takeNumber(number: number, isGoodbye: boolean): void {
    if (number !== this.frameNumber + 1) this.fail('R2', `frame ${number} after frame ${this.frameNumber}`);
    if (this.acknowledgedByPeer < this.frameNumber && !isGoodbye) {
      this.fail('R1', `frame ${number} came while frame ${this.frameNumber} was not acknowledged`);
    }
    this.frameNumber = Math.max(this.frameNumber, number);
  }

  /** Something that the hub had not sealed as it should, or not at all. */
  tookBroken(why: string): void {
    this.fail('R77', why);
  }

  /** Binary that is no chunk. */
  tookNoChunk(why: string): void {
    this.fail('R49', why);
  }

  /** Checks a frame of a plain session, which is one message. */
  takePlain(text: string): RawMessage | undefined {
    const message = this.parse(text);
    if (message === undefined) return undefined;
    if ('f' in message || 'a' in message || 'm' in message) {
      this.fail('R6', `a batched frame in a plain session: ${brief(text)}`);
    }
    return this.takeMessage(message) ? (message as RawMessage) : undefined;
  }

  /** A `bye`, or the refusal of a hello: the close is right behind it. */
  private endsInGoodbye(messages: unknown): boolean {
    const last: unknown = Array.isArray(messages) ? messages.at(-1) : undefined;
    return isObject(last) && (last.type === 'bye' || (last.type === 'nack' && this.first));
  }

  private parse(text: string): Record<string, unknown> | undefined {
    try {
      const value: unknown = JSON.parse(text);
      if (isObject(value)) return value;
    } catch {
      // reported below, as every other text that is not an object
    }
    this.fail('R2', `not a JSON object: ${brief(text)}`);
    return undefined;
  }

  private takeMessage(value: unknown): boolean {
    if (!isObject(value) || typeof value.type !== 'string' || !isObject(value.data)) {
      this.fail('section 2', `not a message with type and data: ${brief(value)}`);
      return false;
    }
    const message = value as RawMessage;
    const isEntry = LOG_TYPES.has(message.type);
    if (!isEntry && !OTHER_TYPES.has(message.type)) this.fail('section 2', `a type of no rule: ${brief(message)}`);
    if (message.type === 'welcome') this.takeWelcome(message);
    if (this.first && !['welcome', 'identity', 'nack', 'bye'].includes(message.type)) {
      this.fail('R22', `the session begins with ${brief(message)}`);
    }
    if (message.type === 'welcome') this.first = false;
    // Those who are not in a new room get its first entry as news, without a number.
    if (isEntry && !(message.type === 'room-created' && message.seq === undefined)) this.takeEntry(message);
    if (!isEntry && message.seq !== undefined) this.fail('section 5', `"seq" on ${brief(message)}`);
    return true;
  }

  private takeWelcome(message: RawMessage): void {
    if (isObject(message.data.self)) this.self = String(message.data.self.user);
    if (!Array.isArray(message.data.rooms)) return;
    for (const room of message.data.rooms) {
      if (isObject(room) && typeof room.room === 'string' && typeof room.replayAfter === 'number' && room.joined) {
        this.lastSeqByRoom.set(room.room, room.replayAfter);
      }
    }
  }

  private takeEntry(message: RawMessage): void {
    const { room, seq } = message;
    if (typeof room !== 'string' || typeof seq !== 'number' || typeof message.timestamp !== 'number') {
      this.fail('section 5', `an entry without room, seq or timestamp: ${brief(message)}`);
      return;
    }
    if (message.type !== 'system' && typeof message.from !== 'string') {
      this.fail('R11', `an entry without "from": ${brief(message)}`);
    }
    const last = this.lastSeqByRoom.get(room);
    if (last !== undefined && seq !== last + 1) {
      this.fail('R25', `entry ${seq} of room ${room} came after entry ${last}: ${brief(message)}`);
    }
    this.lastSeqByRoom.set(room, seq);
    if (message.type === 'user-left' && message.from === this.self) this.leftRoom(room);
  }

  private fail(rule: string, what: string): void {
    this.broken.push(`${rule}: ${what}`);
  }
}
