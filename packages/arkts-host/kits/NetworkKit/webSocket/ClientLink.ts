/** One attempt of a client socket: from the TCP connection to its end. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type ClientOptions, WebSocket } from 'ws';
import { GatedSocket } from '../../host/GatedSocket.ts';
import type { HostApp } from '../../host/HostApp.ts';
import type { ConnectRequest } from './connectRequest.ts';
import { Heartbeat } from './Heartbeat.ts';
import * as wire from './wire.ts';

/** How long the native library tries to get a connection. */
const CONNECT_MILLISECONDS = 15_000;
/** Failures of a certificate that the platform shrugs at by default (platform.md 13). */
const SELF_SIGNED = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN']);
const MAX_PAYLOAD_BYTES = 100 * 1024 * 1024;

export interface ClientLinkOwner {
  linkOnHeaders(response: IncomingMessage): void;
  linkOnOpen(status: number, message: string): void;
  linkOnMessage(data: string | ArrayBuffer): void;
  /** The attempt failed before `linkOnOpen`; nothing follows. */
  linkOnRefused(httpStatus: number): void;
  /** The opened link ended; `status` 0 means without a close frame from either side. */
  linkOnClosed(status: number, reason: string, isOwn: boolean): void;
}

export class ClientLink {
  /** Set by an own close, even before the link is open. */
  isClosed = false;
  private closeStatus = wire.NO_STATUS;
  private closeReason = '';
  private isCloseSent = false;
  private hasEnded = false;
  private isOpen = false;
  private hasBadCloseCode = false;
  private isWritePending = false;
  private queue: wire.Outgoing[] = [];
  private socket: WebSocket | undefined;
  private stream: Duplex | undefined;
  private response: IncomingMessage | undefined;
  private connectTimer: ReturnType<typeof setTimeout> | undefined;
  private forgetStart: () => void = () => {};
  private readonly forgetEnding: () => void;
  private readonly heartbeat: Heartbeat;

  constructor(
    private readonly app: HostApp,
    private readonly request: ConnectRequest,
    private readonly url: URL,
    private readonly owner: ClientLinkOwner,
  ) {
    this.forgetEnding = app.whenEnded(() => this.abandon());
    const { ping, hangup } = request.heartbeat;
    this.heartbeat = new Heartbeat(
      ping,
      hangup,
      () => this.sendPing(),
      () => this.socket?.terminate(),
    );
  }

  start(): void {
    this.connectTimer = setTimeout(() => this.refuse(0), CONNECT_MILLISECONDS);
    if (this.app.network.state === 'cut') {
      wire.whenWritable(() => this.refuse(0));
      return;
    }
    this.forgetStart = this.app.network.whenUp(() => this.open());
  }

  /** Queues a message; it is not even tried before the link is open (platform.md 9, 35). */
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

  private open(): void {
    let socket: WebSocket;
    try {
      const { protocol } = this.request;
      socket = new WebSocket(this.url, protocol === '' ? [] : protocol.split(/\s*,\s*/), this.options());
    } catch {
      wire.whenWritable(() => this.refuse(0)); // A header or a protocol that no handshake can carry.
      return;
    }
    this.socket = socket;
    socket.on('upgrade', (response) => this.socketOnUpgrade(response));
    socket.on('unexpected-response', (_request, response) => this.refuse(response.statusCode ?? 0));
    socket.on('open', () => this.socketOnOpen());
    socket.on('message', (data, isBinary) => this.owner.linkOnMessage(wire.incoming(data, isBinary)));
    socket.on('ping', () => this.triggerWritable());
    socket.on('pong', () => this.heartbeat.confirm());
    socket.on('error', (error: NodeJS.ErrnoException) => this.socketOnError(error));
    socket.on('close', (code, reason) => this.socketOnClose(code, reason.toString('utf8')));
  }

  private options(): ClientOptions {
    const scheme = this.url.protocol === 'wss:' ? 'https' : 'http';
    return {
      createConnection: () => this.openStream(),
      headers: Object.fromEntries(this.request.header),
      origin: `${scheme}://${this.url.hostname}`,
      perMessageDeflate: false,
      // The platform does not validate UTF-8 (platform.md 36).
      skipUTF8Validation: true,
      maxPayload: MAX_PAYLOAD_BYTES,
      closeTimeout: wire.CLOSE_ACK_MILLISECONDS,
    } as unknown as ClientOptions;
  }

  private openStream(): Duplex {
    const isSecure = this.url.protocol === 'wss:';
    const host = this.url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(this.url.port) || (isSecure ? 443 : 80);
    const raw = connectTcp({ host, port, localAddress: sourceFor(host, this.app.sourceAddress) });
    raw.setNoDelay(true);
    const gated = new GatedSocket(raw, this.app.network);
    this.stream = isSecure ? this.secure(gated) : gated;
    return this.stream;
  }

  private secure(stream: Duplex): TLSSocket {
    const { caPath, clientCert, skipServerCertVerification } = this.request;
    const socket = connectTls({
      socket: stream,
      ca: caPath === '' ? undefined : readFileSync(caPath),
      cert: clientCert === undefined ? undefined : readFileSync(clientCert.certPath),
      key: clientCert === undefined ? undefined : readFileSync(clientCert.keyPath),
      passphrase: clientCert?.keyPassword,
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    socket.on('secureConnect', () => {
      const problem = String((socket.authorizationError as Error | string | null) ?? '');
      if (!socket.authorized && !skipServerCertVerification && !SELF_SIGNED.has(problem)) {
        socket.destroy(new Error(`certificate refused: ${problem}`));
      }
    });
    return socket;
  }

  private socketOnUpgrade(response: IncomingMessage): void {
    this.response = response;
    this.owner.linkOnHeaders(response);
  }

  private socketOnOpen(): void {
    clearTimeout(this.connectTimer);
    this.isOpen = true;
    this.heartbeat.confirm();
    // No write is triggered here, as on the platform: what was queued before waits for the next trigger (platform.md 35).
    this.owner.linkOnOpen(this.response?.statusCode ?? 0, this.response?.statusMessage ?? '');
  }

  private socketOnError(error: NodeJS.ErrnoException): void {
    this.hasBadCloseCode = error.code === 'WS_ERR_INVALID_CLOSE_CODE';
    if (!this.isOpen) {
      this.refuse(0);
    }
  }

  private socketOnClose(code: number, reason: string): void {
    if (!this.isOpen) {
      this.refuse(0);
      return;
    }
    if (this.hasEnded) {
      return;
    }
    this.end();
    if (this.isClosed) {
      this.owner.linkOnClosed(this.closeStatus, this.closeReason, true);
    } else if (this.hasBadCloseCode) {
      this.owner.linkOnClosed(wire.PROTOCOL_ERROR, wire.LINK_DOWN, false);
    } else if (code === wire.WS_ABNORMAL) {
      this.owner.linkOnClosed(wire.NO_STATUS, wire.LINK_DOWN, false);
    } else {
      const status = code === wire.WS_NO_STATUS ? wire.NORMAL_CLOSE : code;
      this.owner.linkOnClosed(status, reason === '' ? wire.LINK_DOWN : reason, false);
    }
  }

  private refuse(httpStatus: number): void {
    if (this.isOpen || this.hasEnded) {
      return;
    }
    this.end();
    this.socket?.on('error', () => {}); // Terminating a handshake makes `ws` report it; we have reported already.
    this.socket?.terminate();
    this.owner.linkOnRefused(httpStatus);
  }

  private end(): void {
    this.hasEnded = true;
    clearTimeout(this.connectTimer);
    this.forgetStart();
    this.forgetEnding();
    this.heartbeat.stop();
    this.queue = [];
  }

  /** The process is gone: nobody is told any more, and the far end sees the connection break. */
  private abandon(): void {
    if (!this.hasEnded) {
      this.end();
      this.socket?.on('error', () => {});
      this.socket?.terminate();
    }
  }

  private sendPing(): void {
    this.socket?.ping();
    this.triggerWritable();
  }

  private triggerWritable(): void {
    if (!this.isOpen || this.isWritePending) {
      return;
    }
    this.isWritePending = true;
    wire.whenWritable(() => {
      this.isWritePending = false;
      this.write();
    });
  }

  private write(): void {
    const { socket, stream } = this;
    if (this.hasEnded || this.isCloseSent || socket === undefined || stream === undefined) {
      return;
    }
    if (this.isClosed) {
      this.isCloseSent = true;
      wire.sendClose(socket, stream, this.closeStatus, this.closeReason, true);
      return;
    }
    const batch = this.queue;
    this.queue = [];
    for (const message of batch) {
      if (socket.readyState === WebSocket.OPEN) {
        socket.send(message.data, { binary: message.isBinary });
      }
    }
  }
}

/** The address to come from. One of the loopback's serves only destinations on this computer. */
function sourceFor(host: string, source: string | undefined): string | undefined {
  const isLoopback = source?.startsWith('127.') ?? false;
  const isThisComputer = () =>
    host === 'localhost' ||
    host.startsWith('127.') ||
    Object.values(networkInterfaces()).some((entries) => entries?.some(({ address }) => address === host));
  return isLoopback && !isThisComputer() ? undefined : source;
}
