/** One connection of a client to a server object, with the native layer's queue in front of it. */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { Heartbeat } from './Heartbeat.ts';
import type { WebSocketConnection } from './types.ts';
import * as wire from './wire.ts';

/** The native library's own check of every connection (platform.md 25). */
const SERVER_PING_SECONDS = 40;
const SERVER_HANGUP_SECONDS = 50;

export interface ServerClientOwner {
  clientOnMessage(client: ServerClient, data: string | ArrayBuffer): void;
  /** A close frame without status arrived, before the connection ends because of it (platform.md 23). */
  clientOnEmptyClose(client: ServerClient): void;
  clientOnClosed(client: ServerClient, status: number, reason: string): void;
}

export class ServerClient {
  readonly id: string;
  isClosed = false;
  private closeStatus = wire.NO_STATUS;
  private closeReason = '';
  private isCloseSent = false;
  private hasEnded = false;
  private hasBadCloseCode = false;
  private isWritePending = false;
  private readonly queue: wire.Outgoing[] = [];
  private readonly heartbeat = new Heartbeat(
    SERVER_PING_SECONDS,
    SERVER_HANGUP_SECONDS,
    () => {
      this.socket.ping();
      this.triggerWritable();
    },
    () => this.socket.terminate(),
  );

  constructor(
    readonly connection: WebSocketConnection,
    private readonly socket: WebSocket,
    private readonly stream: Duplex,
    private readonly owner: ServerClientOwner,
  ) {
    this.id = connectionId(connection);
    this.heartbeat.confirm();
    socket.on('message', (data, isBinary) => owner.clientOnMessage(this, wire.incoming(data, isBinary)));
    socket.on('ping', () => this.triggerWritable());
    socket.on('pong', () => this.heartbeat.confirm());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.hasBadCloseCode = error.code === 'WS_ERR_INVALID_CLOSE_CODE';
    });
    socket.on('close', (code, reason) => this.socketOnClose(code, reason.toString('utf8')));
  }

  /** Queues a message; one is written for each writable event (platform.md 22). */
  send(message: wire.Outgoing): void {
    this.queue.push(message);
    this.triggerWritable();
  }

  /** Asks for a close; what is queued is dropped (platform.md 34). */
  close(code: number, reason: string): void {
    this.closeStatus = code;
    this.closeReason = reason;
    this.isClosed = true;
    this.triggerWritable();
  }

  /** Ends the connection without a close frame. */
  kill(): void {
    this.stream.destroy();
    this.socketOnClose(wire.WS_ABNORMAL, '');
  }

  private socketOnClose(code: number, reason: string): void {
    if (this.hasEnded) {
      return;
    }
    this.hasEnded = true;
    this.heartbeat.stop();
    this.queue.length = 0;
    if (this.isClosed) {
      this.owner.clientOnClosed(this, this.closeStatus, this.closeReason);
    } else if (code === wire.WS_NO_STATUS) {
      this.owner.clientOnEmptyClose(this);
      this.owner.clientOnClosed(this, wire.NO_STATUS, wire.LINK_DOWN);
    } else if (this.hasBadCloseCode) {
      this.owner.clientOnClosed(this, wire.PROTOCOL_ERROR, wire.LINK_DOWN);
    } else if (code === wire.WS_ABNORMAL) {
      this.owner.clientOnClosed(this, wire.NO_STATUS, wire.LINK_DOWN);
    } else {
      this.owner.clientOnClosed(this, serverCloseCode(code), reason === '' ? wire.LINK_DOWN : reason);
    }
  }

  private triggerWritable(): void {
    if (this.isWritePending || this.hasEnded) {
      return;
    }
    this.isWritePending = true;
    wire.whenWritable(() => {
      this.isWritePending = false;
      this.write();
    });
  }

  private write(): void {
    if (this.hasEnded || this.isCloseSent) {
      return;
    }
    if (this.isClosed) {
      this.isCloseSent = true;
      wire.sendClose(this.socket, this.stream, this.closeStatus, this.closeReason, false);
      return;
    }
    // One message an event. Asking for the next event goes to the server's own object, where it has no effect, so what
    // is left stays until something else triggers a write (platform.md 22).
    const message = this.queue.shift();
    if (message !== undefined && this.socket.readyState === this.socket.OPEN) {
      this.socket.send(message.data, { binary: message.isBinary });
    }
  }
}

export function connectionId(connection: WebSocketConnection): string {
  return `${connection.clientIP}:${connection.clientPort}`;
}

/** The server side of the native library takes 1012..1015 for protocol errors. */
function serverCloseCode(code: number): number {
  return code >= 1012 && code < 3000 ? wire.PROTOCOL_ERROR : code;
}
