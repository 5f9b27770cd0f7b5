/**
 * A running server: what the platform's service thread is to its server object. It takes connections until it dies, by
 * `stop` or by an empty close frame (platform.md 23, 24).
 *
 * ```
 *  running --stop()----------------> closing --first client gone, or none--> dead
 *     |                                 ^
 *     +--empty close frame of a client--+   (the others are killed, not closed)
 * ```
 */
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { type ServerOptions, type WebSocket, WebSocketServer as WireServer } from 'ws';
import { GatedSocket } from '../../host/GatedSocket.ts';
import type { HostApp } from '../../host/HostApp.ts';
import { ConnectionLedger, isWithinLimits } from './ClientLimits.ts';
import { connectionId, ServerClient, type ServerClientOwner } from './ServerClient.ts';
import type { WebSocketConnection, WebSocketServerConfig } from './types.ts';
import * as wire from './wire.ts';

/** The only subprotocol that the native layer serves, whatever `config.protocol` says (platform.md 37). */
const SUBPROTOCOL = 'lws_server';
/** How long the native library waits for a handshake. */
const HANDSHAKE_MILLISECONDS = 15_000;
const MAX_PAYLOAD_BYTES = 100 * 1024 * 1024;

export interface ServerServiceOwner {
  serviceOnConnect(connection: WebSocketConnection): void;
  serviceOnMessage(connection: WebSocketConnection, data: string | ArrayBuffer): void;
  serviceOnClose(connection: WebSocketConnection, status: number, reason: string): void;
  serviceOnError(): void;
  serviceOnDead(): void;
}

export class ServerService implements ServerClientOwner {
  /** No new client is taken, and the next one that leaves ends the service. */
  isClosing = false;
  private isDead = false;
  private forgetEnding: () => void = () => {};
  private readonly clientById = new Map<string, ServerClient>();
  private readonly sockets = new Set<Duplex>();
  private readonly handshakeTimerByStream = new WeakMap<Duplex, ReturnType<typeof setTimeout>>();
  private readonly peerByStream = new WeakMap<Duplex, WebSocketConnection>();
  private readonly secureContext: SecureContext | undefined;
  private readonly wireServer: WireServer;
  private readonly http: HttpServer;
  private readonly tcp: TcpServer;

  /** @throws Error if certificate and key are not usable */
  constructor(
    private readonly app: HostApp,
    private readonly config: WebSocketServerConfig,
    private readonly owner: ServerServiceOwner,
  ) {
    const { serverCert } = config;
    if (serverCert !== undefined && serverCert.certPath !== '') {
      this.secureContext = createSecureContext({
        cert: readFileSync(serverCert.certPath),
        key: readFileSync(serverCert.keyPath),
      });
    }
    this.http = createHttpServer();
    this.http.on('request', (_request, response) => response.writeHead(404).end());
    this.http.on('upgrade', (request, socket, head) => this.httpOnUpgrade(request, socket as Duplex, head));
    this.tcp = createTcpServer((socket) => this.tcpOnConnection(socket));
    this.wireServer = new WireServer({
      noServer: true,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      maxPayload: MAX_PAYLOAD_BYTES,
      closeTimeout: wire.CLOSE_ACK_MILLISECONDS,
      handleProtocols: (asked) => (asked.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    } as ServerOptions);
  }

  /**
   * Listens. An address of the right form that no interface has is waited for, in vain, without an error
   * (platform.md 14).
   *
   * @throws Error if the port is in use
   */
  listen(): Promise<void> {
    const { serverPort, serverIP } = this.config;
    this.forgetEnding = this.app.whenEnded(() => this.die());
    return new Promise((resolve, reject) => {
      this.tcp.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRNOTAVAIL') {
          resolve();
        } else {
          reject(error);
        }
      });
      this.tcp.listen({ port: serverPort, host: serverIP === '' ? undefined : serverIP }, resolve);
    });
  }

  connections(): WebSocketConnection[] {
    return [...this.clientById.values()].map((client) => ({ ...client.connection }));
  }

  find(connection: WebSocketConnection): ServerClient | undefined {
    return this.clientById.get(connectionId(connection));
  }

  /** Closes every client with 1001; the service ends when the first of them has gone. */
  stop(): void {
    if (this.clientById.size === 0) {
      this.isClosing = true;
      this.die();
      return;
    }
    for (const client of this.clientById.values()) {
      client.close(wire.GOING_AWAY, 'server is going away');
    }
    this.isClosing = true;
  }

  clientOnMessage(client: ServerClient, data: string | ArrayBuffer): void {
    this.owner.serviceOnMessage(client.connection, data);
  }

  clientOnEmptyClose(): void {
    this.isClosing = true; // platform.md 23: the frame is booked on the server instead of on the client
  }

  clientOnClosed(client: ServerClient, status: number, reason: string): void {
    if (status === wire.NO_STATUS) {
      this.owner.serviceOnError();
    }
    this.owner.serviceOnClose(client.connection, status, reason);
    this.clientById.delete(client.id);
    if (this.isClosing) {
      this.die();
    }
  }

  private die(): void {
    if (this.isDead) {
      return;
    }
    this.isDead = true;
    this.forgetEnding();
    this.tcp.close();
    for (const client of [...this.clientById.values()]) {
      client.kill();
    }
    for (const socket of this.sockets) {
      socket.destroy();
    }
    this.owner.serviceOnDead();
  }

  private tcpOnConnection(socket: Socket): void {
    const { network } = this.app;
    if (this.isDead || network.state === 'cut') {
      socket.resetAndDestroy();
      return;
    }
    socket.setNoDelay(true);
    const gated = new GatedSocket(socket, network);
    const stream =
      this.secureContext === undefined
        ? gated
        : new TLSSocket(gated, { isServer: true, secureContext: this.secureContext });
    this.peerByStream.set(stream, {
      clientIP: (socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
      clientPort: socket.remotePort ?? 0,
    });
    this.sockets.add(stream);
    for (const end of new Set<Duplex>([gated, stream])) {
      end.on('error', () => end.destroy());
    }
    this.handshakeTimerByStream.set(
      stream,
      setTimeout(() => stream.destroy(), HANDSHAKE_MILLISECONDS),
    );
    stream.on('close', () => {
      this.sockets.delete(stream);
      clearTimeout(this.handshakeTimerByStream.get(stream));
    });
    this.http.emit('connection', stream);
  }

  private httpOnUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const asked = request.headers['sec-websocket-protocol'];
    const isProtocolServed = asked === undefined || asked.split(',').some((name) => name.trim() === SUBPROTOCOL);
    if (this.isDead || !isProtocolServed) {
      socket.destroy();
      return;
    }
    const connection = this.peerByStream.get(socket) ?? { clientIP: '', clientPort: 0 };
    if (!this.mayConnect(connection.clientIP)) {
      // No HTTP answer, only the end of the connection; and the refusal is told twice (platform.md 15, 38).
      socket.destroy();
      this.owner.serviceOnError();
      this.owner.serviceOnError();
      return;
    }
    this.wireServer.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      clearTimeout(this.handshakeTimerByStream.get(socket));
      const client = new ServerClient(connection, webSocket, socket, this);
      this.clientById.set(client.id, client);
      this.owner.serviceOnConnect(connection);
    });
  }

  private mayConnect(address: string): boolean {
    if (this.isClosing) {
      return false;
    }
    const { maxConcurrentClientsNumber, maxConnectionsForOneClient } = this.config;
    const connected = [...this.clientById.values()].map((client) => client.connection.clientIP);
    return (
      isWithinLimits(address, connected, maxConcurrentClientsNumber, maxConnectionsForOneClient) &&
      ConnectionLedger.of(this.app).admit(address)
    );
  }
}
