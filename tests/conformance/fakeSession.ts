/** One connection of a client to the fake hub, and all the ways in which it can be ill-treated. */
import {
  deviceIdOf,
  HubHandshake,
  type JoinWay,
  RejectReason,
  rejectionFrame,
  type Seal,
  SealError,
} from '@hearth/common';
import type { WebSocket } from 'ws';
import { type Chunk, decodeChunk, encodeChunk } from './chunk.ts';
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
  /** Text frames as they were sealed. */
  readonly frames: string[] = [];
  /** Messages in order of arrival, `hello` included. */
  readonly received: RawMessage[] = [];
  /** Chunks of the client in order of arrival. */
  readonly chunks: Chunk[] = [];
  /** The member that the client is; '' before the welcome. */
  user = '';
  /** Made of the key that the client has shown; '' before. */
  deviceId = '';
  /** How the client comes in; undefined before it has said so. */
  way: JoinWay | undefined;
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
  /** What was sent last, as the network saw it. */
  lastSealed: Uint8Array = new Uint8Array(0);
  private handshake: HubHandshake | undefined;
  private seal: Seal | undefined;
  private readonly waiting: string[] = [];
  private readonly waitingChunks: Omit<Chunk, 'frame'>[] = [];
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
      if (this.deaf) return;
      if (isBinary) this.takeSealed(new Uint8Array(bytes));
      else this.promises.tookBroken(`text in the open: ${bytes.toString('utf8')}`);
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
    return this.waiting.length + this.waitingChunks.length === 0 && this.acknowledged === this.sentNumber;
  }

  // --- speaking by the rules ----------------------------------------------------------------------------------------

  /** Sends messages: one frame under way, what gathers meanwhile goes into the next. */
  send(...messages: FakeMessage[]): void {
    for (const message of messages) this.waiting.push(JSON.stringify({ ...message, data: message.data ?? {} }));
    this.flush();
  }

  /** Sends a chunk: it is the one frame under way, and waits for its turn (R50). */
  sendChunk(chunk: Omit<Chunk, 'frame'>): void {
    this.waitingChunks.push(chunk);
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

  /** Sends a chunk at once, with the next number. */
  burstChunk(chunk: Omit<Chunk, 'frame'>): void {
    this.sentNumber += 1;
    this.promises.hubSent(this.sentNumber);
    this.promises.hubAnswered(chunk.transfer);
    this.sendBytes(encodeChunk({ ...chunk, frame: this.sentNumber }));
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

  /** Seals and sends a text, whatever it says. */
  sendRaw(text: string): void {
    if (!this.held && this.seal !== undefined) this.sendUnsealed(new Uint8Array(this.seal.sealText(text)));
  }

  /** Seals and sends bytes, whatever they are. */
  sendBytes(bytes: Uint8Array): void {
    if (this.seal !== undefined) {
      this.sendUnsealed(new Uint8Array(this.seal.sealChunk(new Uint8Array(bytes).buffer)));
    }
  }

  /** Sends bytes as they are: what was not sealed, or was sealed before. */
  sendUnsealed(bytes: Uint8Array): void {
    this.lastSealed = bytes;
    this.socket.send(bytes);
  }

  /** Sends a text that everybody can read, as nobody should. */
  sendUnsealedText(text: string): void {
    this.socket.send(text);
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

  private takeSealed(bytes: Uint8Array): void {
    try {
      if (this.seal !== undefined) this.takeOpened(this.seal.open(new Uint8Array(bytes).buffer));
      else if (this.handshake !== undefined) this.takeThird(this.handshake, bytes);
      else this.takeFirst(bytes);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.promises.tookBroken(error.message);
      this.close(1002);
    }
  }

  private takeFirst(bytes: Uint8Array): void {
    this.handshake = new HubHandshake(this.hub.primitives, this.hub.identity, bytes);
    this.way = this.handshake.way;
    this.socket.send(this.handshake.second(this.hub.generator));
    this.hub.changed();
  }

  private takeThird(handshake: HubHandshake, bytes: Uint8Array): void {
    const { primitives } = this.hub;
    this.deviceId = deviceIdOf(primitives, handshake.thirdKey(bytes));
    const rejection = this.hub.takeRejection();
    if (rejection !== undefined) {
      this.reject(rejection.reason, rejection.retryAfter);
      return;
    }
    let hello: Uint8Array;
    try {
      hello = handshake.third([this.hub.secretBytes]);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.reject(RejectReason.WRONG, 0);
      return;
    }
    this.seal = handshake.finish();
    const message = this.promises.takeHello(primitives.textOf(hello));
    if (message !== undefined) {
      this.received.push(message);
      if (this.answers) this.hub.handle(this, message);
    }
    this.flush();
    this.hub.changed();
  }

  /** In the open, as anybody could say it. */
  private reject(reason: RejectReason, retryAfter: number): void {
    this.socket.send(rejectionFrame(reason, retryAfter));
    this.close(retryAfter > 0 ? 1013 : 1008);
    this.hub.changed();
  }

  private takeOpened(opened: string | ArrayBuffer): void {
    if (typeof opened === 'string') this.take(opened.trimEnd());
    else this.takeBytes(new Uint8Array(opened));
  }

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

  private takeBytes(bytes: Uint8Array): void {
    const chunk = decodeChunk(bytes);
    if (typeof chunk === 'string') {
      this.promises.tookNoChunk(chunk);
    } else {
      this.chunks.push(chunk);
      if (this.answers) this.hub.handleChunk(this, chunk);
    }
    this.flush();
    this.hub.changed();
  }

  private flush(): void {
    if (this.held || !this.open || this.acknowledged < this.sentNumber) return;
    if (this.waiting.length === 0 && !this.owesAcknowledgement) {
      const chunk = this.waitingChunks.shift();
      if (chunk !== undefined) this.burstChunk(chunk);
      return;
    }
    if (!this.answers && this.waiting.length === 0) return;
    this.put(this.waiting.splice(0, 200));
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
