/** One connection of a client to the fake hub, and all the ways in which it can be ill-treated. */
import type { WebSocket } from 'ws';
import { ClientPromises } from './clientPromises.ts';
import type { FakeHub } from './fakeHub.ts';
import type { JsonObject, RawMessage } from './rawMessage.ts';

/** A message to send; `data` may be left out when it is empty. */
export interface FakeMessage extends JsonObject {
  type: string;
  data?: JsonObject;
}

export class FakeSession {
  readonly promises = new ClientPromises();
  /** Raw text frames as they came. */
  readonly frames: string[] = [];
  /** Messages in order of arrival, `hello` included. */
  readonly received: RawMessage[] = [];
  /** The member that the client is; '' before the welcome. */
  user = '';
  deviceId = '';
  rooms = new Set<string>();
  /** How the connection ended; undefined while it is open. */
  ended: { code: number; reason: string } | undefined;
  /** Acknowledge the client's frames, and answer them? Switched off, they are recorded and nothing else. */
  answers = true;
  /** Highest frame number of this session that the client has acknowledged. */
  acknowledged = 0;
  /** Number of the last frame sent. */
  sentNumber = 0;
  receivedNumber = 0;
  private readonly waiting: string[] = [];
  private owesAcknowledgement = false;
  /** What the last frame acknowledged, for a hub that has stopped answering. */
  private acknowledgedBefore = 0;
  private lastFrame = '';
  private held = false;
  private deaf = false;

  /** @internal */
  constructor(
    readonly hub: FakeHub,
    readonly socket: WebSocket,
    /** 0 for the hub's first connection, 1 for the second… */
    readonly index: number,
    /** Milliseconds of real time at which it was accepted. */
    readonly since: number,
  ) {
    socket.on('message', (bytes: Buffer, isBinary: boolean) => {
      if (!isBinary && !this.deaf) this.take(bytes.toString('utf8'));
    });
    socket.on('ping', (payload: Buffer) => {
      if (!this.deaf) socket.pong(payload);
    });
    socket.on('close', (code, reason) => {
      this.ended = { code, reason: reason.toString('utf8') };
      hub.changed();
    });
    // 'close' follows, which is what is looked at.
    socket.on('error', () => {});
  }

  get open(): boolean {
    return this.ended === undefined;
  }

  /** Everything that was to be sent has been sent and acknowledged. */
  get idle(): boolean {
    return this.waiting.length === 0 && this.acknowledged === this.sentNumber;
  }

  // --- speaking by the rules ----------------------------------------------------------------------------------------

  /** Sends messages: one frame under way, what gathers meanwhile goes into the next. */
  send(...messages: FakeMessage[]): void {
    for (const message of messages) this.waiting.push(JSON.stringify({ ...message, data: message.data ?? {} }));
    this.flush();
  }

  /** Says why and closes, as a hub does. */
  bye(code: string, closeCode: number, retryAfter?: number): void {
    this.burst({ type: 'bye', data: { code, reason: 'as the test wants it', retryAfter } });
    this.close(closeCode);
  }

  // --- and not ------------------------------------------------------------------------------------------------------

  /** Sends messages in one frame at once, whether or not the one before was acknowledged. */
  burst(...messages: FakeMessage[]): void {
    const encoded = messages.map((message) => JSON.stringify({ ...message, data: message.data ?? {} }));
    this.put(encoded);
  }

  /** Sends the last frame once more, with the same number. */
  duplicate(): void {
    this.sendRaw(this.lastFrame);
  }

  /** Leaves one number out: the next frame shows a gap. */
  skipNumber(): void {
    this.sentNumber += 1;
    this.promises.hubSent(this.sentNumber);
  }

  sendRaw(text: string): void {
    if (!this.held) this.socket.send(text);
  }

  sendBytes(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  /** Delays: from now on nothing is sent, until `release` sends all of it. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.flush();
  }

  /** The link goes half open: nothing is heard or said any more, pings included, and nobody is told. */
  blackhole(): void {
    this.deaf = true;
    this.held = true;
  }

  /** Closes with a code; the fake hub itself says nothing before. */
  close(code: number, reason = ''): void {
    this.socket.close(code, reason);
  }

  /** Breaks the connection without a close frame. */
  cut(): void {
    this.socket.terminate();
  }

  // --- inside -------------------------------------------------------------------------------------------------------

  private take(text: string): void {
    this.frames.push(text);
    const frame = this.promises.takeFrame(text);
    this.acknowledged = frame.acknowledged;
    if (frame.number > 0) {
      this.receivedNumber = frame.number;
      this.owesAcknowledgement = true;
    }
    for (const message of frame.messages) {
      this.received.push(message);
      if (this.answers) this.hub.handle(this, message);
    }
    this.flush();
    this.hub.changed();
  }

  private flush(): void {
    if (this.held || !this.open || this.acknowledged < this.sentNumber) return;
    if (!this.answers && this.waiting.length === 0) return;
    if (this.waiting.length > 0 || this.owesAcknowledgement) this.put(this.waiting.splice(0, 200));
  }

  private put(encoded: string[]): void {
    if (this.held) {
      this.waiting.push(...encoded);
      return;
    }
    this.sentNumber += 1;
    this.promises.hubSent(this.sentNumber);
    const acknowledged = this.answers ? this.receivedNumber : this.acknowledgedBefore;
    this.acknowledgedBefore = acknowledged;
    this.promises.hubAcknowledged(acknowledged);
    this.owesAcknowledgement = false;
    this.lastFrame = `{"f":${this.sentNumber},"a":${acknowledged},"m":[${encoded.join(',')}]}`;
    this.sendRaw(this.lastFrame);
  }
}
