/**
 * Stands between phones and their hub and writes down each frame that passes, opened. That takes what nobody else has: the
 * hub's own key, so that phones take it for the hub. At the hub it is a device of its own for each phone.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { codeGenerator, HubHandshake, JoinWay, KeyPair, type Seal, SealError } from '@hearth/common';
import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import { type WebSocket, WebSocketServer } from 'ws';
import { makeKey, SealedWire } from '../../tests/conformance/SealedWire.ts';
import { openWire } from '../../tests/conformance/wire.ts';

export interface TappedFrame {
  /** Counts phones from 0, in the order in which they first came. */
  readonly phone: number;
  readonly isFromPhone: boolean;
  /** By the computer's monotonic clock. */
  readonly at: number;
  /** Undefined for a chunk. */
  readonly text: string | undefined;
}

type Opened = string | Uint8Array;

const LOCAL = '127.0.0.1';
/** No code was given, or the connection broke: neither can be passed on as it is. */
const UNSENDABLE = [1005, 1006];
const NOT_SEALED = 1002;

const primitives = new PlatformPrimitives();

export class WireTap {
  /** All that passed, the oldest first. */
  readonly frames: TappedFrame[] = [];
  /** The digits on the screen, with which phones come. */
  code = '';
  /** A frame from a phone for which this is true waits, and what the phone says after it, until `letGo`. */
  holds: (text: string) => boolean = () => false;
  private readonly held = new Map<TappedPhone, (() => void)[]>();
  private readonly phones: string[] = [];
  private readonly keys: Uint8Array[] = [];

  private constructor(
    private readonly server: WebSocketServer,
    private readonly hubPort: number,
    private readonly identity: KeyPair,
  ) {
    server.on('connection', (socket, request) => this.accept(socket, request.socket.remoteAddress ?? LOCAL));
  }

  /** @param hubKey the hub's secret key */
  static async open(hubPort: number, hubKey: Uint8Array): Promise<WireTap> {
    const server = new WebSocketServer({ port: 0, host: LOCAL, perMessageDeflate: false });
    await once(server, 'listening');
    return new WireTap(server, hubPort, KeyPair.ofSecret(primitives, hubKey.slice()));
  }

  /** Where phones find it. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** How long nothing has passed, in milliseconds. */
  get quiet(): number {
    return performance.now() - (this.frames.at(-1)?.at ?? 0);
  }

  get isHolding(): boolean {
    return this.held.size > 0;
  }

  /** Passes on what was held. */
  letGo(): void {
    const waiting = [...this.held.values()].flat();
    this.held.clear();
    for (const pass of waiting) pass();
  }

  close(): void {
    for (const phone of this.server.clients) phone.terminate();
    this.server.close();
  }

  private accept(socket: WebSocket, address: string): void {
    if (!this.phones.includes(address)) {
      this.phones.push(address);
      this.keys.push(makeKey());
    }
    const number = this.phones.indexOf(address);
    const phone = new TappedPhone(socket, this.identity, this.code);
    phone.onHello = (hello, way) => {
      void this.join(phone, number, address, hello, way).catch(() => socket.terminate());
    };
  }

  /** From the phone's own address, by which the hub tells its guests apart (protocol R21). */
  private async join(phone: TappedPhone, number: number, address: string, hello: string, way: JoinWay): Promise<void> {
    const hub = new SealedWire(await openWire(`ws://${LOCAL}:${this.hubPort}/`, address));
    const toPhone = (frame: Opened) => {
      this.note(number, false, frame);
      phone.send(frame);
    };
    hub.listen({
      onText: toPhone,
      onBytes: toPhone,
      onEnd: ({ code, reason }) => phone.end(code, reason),
      onHubKey: () => {},
      onRefused: () => phone.end(NOT_SEALED, 'refused'),
      onBroken: () => hub.cut(),
    });
    phone.onFrame = (frame) => {
      const pass = () => {
        this.note(number, true, frame);
        if (typeof frame === 'string') hub.sendText(frame);
        else hub.sendBytes(frame);
      };
      const held = this.held.get(phone);
      if (held !== undefined) held.push(pass);
      else if (typeof frame === 'string' && this.holds(frame)) this.held.set(phone, [pass]);
      else pass();
    };
    phone.onEnd = (code, reason) => {
      if (UNSENDABLE.includes(code)) hub.cut();
      else hub.close(code, reason);
    };
    this.note(number, true, hello);
    hub.begin(way === JoinWay.RETURN ? 'return' : { code: this.code }, this.keys[number] as Uint8Array, hello);
  }

  private note(phone: number, isFromPhone: boolean, frame: Opened): void {
    const text = typeof frame === 'string' ? frame : undefined;
    this.frames.push({ phone, isFromPhone, at: performance.now(), text });
  }
}

/** A phone that takes the tap for its hub. */
class TappedPhone {
  onHello: (hello: string, way: JoinWay) => void = () => {};
  onFrame: (frame: Opened) => void = () => {};
  onEnd: (code: number, reason: string) => void = () => {};
  private handshake: HubHandshake | undefined;
  private seal: Seal | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly identity: KeyPair,
    private readonly code: string,
  ) {
    socket.on('message', (bytes: Buffer) => this.take(new Uint8Array(bytes)));
    socket.on('close', (code, reason) => this.onEnd(code, reason.toString()));
  }

  send(frame: Opened): void {
    if (this.seal === undefined || this.socket.readyState !== this.socket.OPEN) return;
    const isText = typeof frame === 'string';
    this.socket.send(isText ? this.seal.sealText(frame) : this.seal.sealChunk(new Uint8Array(frame).buffer));
  }

  end(code: number, reason: string): void {
    if (UNSENDABLE.includes(code)) this.socket.terminate();
    else if (this.socket.readyState === this.socket.OPEN) this.socket.close(code, reason);
  }

  private take(bytes: Uint8Array): void {
    try {
      if (this.seal !== undefined) this.open(bytes, this.seal);
      else if (this.handshake !== undefined) this.finish(bytes, this.handshake);
      else this.begin(bytes);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.end(NOT_SEALED, error.message);
    }
  }

  private begin(bytes: Uint8Array): void {
    this.handshake = new HubHandshake(primitives, this.identity, bytes);
    this.socket.send(this.handshake.second(codeGenerator(primitives, this.code)));
  }

  private finish(bytes: Uint8Array, handshake: HubHandshake): void {
    handshake.thirdKey(bytes);
    const hello = primitives.textOf(handshake.third([]));
    this.seal = handshake.finish();
    this.onHello(hello, handshake.way);
  }

  private open(bytes: Uint8Array, seal: Seal): void {
    const opened = seal.open(new Uint8Array(bytes).buffer);
    this.onFrame(typeof opened === 'string' ? opened.trimEnd() : new Uint8Array(opened));
  }
}
