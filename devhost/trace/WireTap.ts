/** Stands between phones and their hub and writes down each frame that passes, as it is. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

export interface TappedFrame {
  /** Counts phones from 0, in the order in which they first came. */
  readonly phone: number;
  readonly isFromPhone: boolean;
  /** By the computer's monotonic clock. */
  readonly at: number;
  /** Undefined for a binary frame. */
  readonly text: string | undefined;
}

const LOCAL = '127.0.0.1';
/** No code was given, or the connection broke: neither can be passed on as it is. */
const UNSENDABLE = [1005, 1006];

export class WireTap {
  /** All that passed, the oldest first. */
  readonly frames: TappedFrame[] = [];
  /** A frame from a phone for which this is true waits, and what the phone says after it, until `letGo`. */
  holds: (text: string) => boolean = () => false;
  private readonly held = new Map<WebSocket, (() => void)[]>();
  private readonly phones: string[] = [];

  private constructor(
    private readonly server: WebSocketServer,
    private readonly hubPort: number,
  ) {
    server.on('connection', (phone, request) => this.serverOnConnection(phone, request.socket.remoteAddress ?? LOCAL));
  }

  static async open(hubPort: number): Promise<WireTap> {
    const server = new WebSocketServer({ port: 0, host: LOCAL, perMessageDeflate: false });
    await once(server, 'listening');
    return new WireTap(server, hubPort);
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

  private serverOnConnection(phone: WebSocket, address: string): void {
    if (!this.phones.includes(address)) this.phones.push(address);
    const number = this.phones.indexOf(address);
    // From the phone's own address, by which the hub tells its guests apart (protocol R21).
    const hub = new WebSocket(`ws://${LOCAL}:${this.hubPort}/`, { localAddress: address, perMessageDeflate: false });
    const opened = once(hub, 'open').catch(() => phone.terminate());
    phone.on('message', (data, isBinary) => {
      const pass = () => this.pass(hub, { phone: number, isFromPhone: true }, data, isBinary);
      const held = this.held.get(phone);
      if (held !== undefined) held.push(pass);
      else if (!isBinary && this.holds(data.toString())) this.held.set(phone, [pass]);
      else void opened.then(pass);
    });
    hub.on('message', (data, isBinary) => this.pass(phone, { phone: number, isFromPhone: false }, data, isBinary));
    phone.on('close', (code, reason) => end(hub, code, reason));
    hub.on('close', (code, reason) => end(phone, code, reason));
  }

  private pass(
    to: WebSocket,
    from: Pick<TappedFrame, 'phone' | 'isFromPhone'>,
    data: RawData,
    isBinary: boolean,
  ): void {
    this.frames.push({ ...from, at: performance.now(), text: isBinary ? undefined : data.toString() });
    if (to.readyState === WebSocket.OPEN) to.send(data, { binary: isBinary });
  }
}

function end(socket: WebSocket, code: number, reason: Buffer): void {
  if (UNSENDABLE.includes(code)) socket.terminate();
  else if (socket.readyState === WebSocket.OPEN) socket.close(code, reason);
}
