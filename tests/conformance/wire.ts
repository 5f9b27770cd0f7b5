/** One WebSocket as the conformance tests see it: what goes in and out, raw, without knowledge of the protocol. */
import { type RawData, WebSocket } from 'ws';

/** How a connection ended. `code` is 1006 when no close frame came. */
export interface WireEnd {
  readonly code: number;
  readonly reason: string;
}

export interface WireListener {
  onText(text: string): void;
  onBytes(bytes: Uint8Array): void;
  /** Comes once; nothing follows it. */
  onEnd(end: WireEnd): void;
}

/** A connection that is open. Whatever arrives before a listener is set waits for it. */
export interface Wire {
  /** The address that the hub sees, or '' when the system chose it. */
  readonly address: string;
  listen(listener: WireListener): void;
  sendText(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  /** Closes with a close frame. A code is needed: a frame without one stops a whole hub (platform.md 23). */
  close(code: number, reason: string): void;
  /** Ends the connection without a close frame, as a network that breaks does. */
  cut(): void;
  /** Reads no more: the peer's frames pile up in the system's buffers, until `resume`. */
  pause(): void;
  resume(): void;
}

/** A handshake that the server refused. */
export class WireRefused extends Error {
  override readonly name = 'WireRefused';
}

/**
 * Opens a WebSocket.
 *
 * @param address source address, such as `127.0.0.2`; absent: the system's choice
 * @throws WireRefused when the server does not accept the connection
 */
export function openWire(url: string, address?: string): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { localAddress: address, perMessageDeflate: false, maxPayload: 0 });
    const refuse = (error: Error): void => reject(new WireRefused(`${url} refused a connection: ${error.message}`));
    socket.once('error', refuse);
    const wire = new SocketWire(socket, address ?? '');
    socket.once('open', () => {
      socket.off('error', refuse);
      resolve(wire);
    });
  });
}

type Arrival = (listener: WireListener) => void;

class SocketWire implements Wire {
  private listener: WireListener | undefined;
  private readonly waiting: Arrival[] = [];

  constructor(
    private readonly socket: WebSocket,
    readonly address: string,
  ) {
    socket.on('message', (data: RawData, isBinary: boolean) => {
      const bytes = data as Buffer;
      if (isBinary) {
        this.arrive((listener) => listener.onBytes(new Uint8Array(bytes)));
      } else {
        const text = bytes.toString('utf8');
        this.arrive((listener) => listener.onText(text));
      }
    });
    socket.on('close', (code, reason) => {
      this.arrive((listener) => listener.onEnd({ code, reason: reason.toString('utf8') }));
    });
    // An error is always followed by 'close', which is what the tests look at.
    socket.on('error', () => {});
  }

  listen(listener: WireListener): void {
    this.listener = listener;
    for (const arrival of this.waiting.splice(0)) arrival(listener);
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  sendBytes(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  cut(): void {
    this.socket.terminate();
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  private arrive(arrival: Arrival): void {
    if (this.listener === undefined) this.waiting.push(arrival);
    else arrival(this.listener);
  }
}
