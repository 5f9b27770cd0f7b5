/** A server and clients of `webSocket` over real sockets, whose events can be awaited one by one. */
import { expect } from 'vitest';
import { findFreePort, HostApp, type HostAppOptions } from '../../kits/host/index.ts';
import {
  type WebSocketClient,
  type WebSocketConnection,
  type WebSocketRequestOptions,
  type WebSocketServer,
  type WebSocketServerConfig,
  webSocket,
} from '../../kits/NetworkKit/webSocket/index.ts';

export interface Recorded {
  event: string;
  args: unknown[];
}

/** What happened, in order; `next` takes the oldest event and waits for it if need be. */
export class Recorder {
  private readonly events: Recorded[] = [];
  private wake: () => void = () => {};

  add(event: string, ...args: unknown[]): void {
    this.events.push({ event, args });
    this.wake();
  }

  /** The first argument that matters of the next event, which must be `event`. */
  async next<T>(event: string): Promise<T> {
    const recorded = await this.take();
    expect(recorded.event).toBe(event);
    return recorded.args[0] as T;
  }

  async nextWithAll(event: string): Promise<unknown[]> {
    const recorded = await this.take();
    expect(recorded.event).toBe(event);
    return recorded.args;
  }

  /** The next event, whatever it is, by name. */
  async nextName(): Promise<string> {
    return (await this.take()).event;
  }

  /** Names of the events that nobody took yet. */
  get names(): string[] {
    return this.events.map((recorded) => recorded.event);
  }

  private async take(): Promise<Recorded> {
    while (this.events.length === 0) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.events.shift() as Recorded;
  }
}

export interface Client {
  app: HostApp;
  socket: WebSocketClient;
  seen: Recorder;
}

/** A client of an app of its own, subscribed to everything but `dataEnd` and `headerReceive`, not yet connected. */
export function newClient(options: HostAppOptions = {}, app = new HostApp(options)): Client {
  const seen = new Recorder();
  const socket = app.run(() => webSocket.createWebSocket());
  socket.on('open', (_error, value) => seen.add('open', value));
  socket.on('message', (_error, data) => seen.add('message', data));
  socket.on('close', (_error, value) => seen.add('close', value));
  socket.on('error', (error) => seen.add('error', error));
  return { app, socket, seen };
}

export class Rig {
  readonly seen = new Recorder();
  readonly app: HostApp;
  port = 0;
  server!: WebSocketServer;
  private readonly clients: Client[] = [];

  constructor(options: HostAppOptions = {}) {
    this.app = new HostApp(options);
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/`;
  }

  /** Starts a server object; both limits are 10 unless asked otherwise. */
  async start(config: Partial<WebSocketServerConfig> = {}): Promise<void> {
    this.port = config.serverPort ?? (await findFreePort());
    this.server = this.newServer();
    await this.server.start({
      serverPort: this.port,
      maxConcurrentClientsNumber: 10,
      maxConnectionsForOneClient: 10,
      ...config,
    });
  }

  newServer(): WebSocketServer {
    const server = this.app.run(() => webSocket.createWebSocketServer());
    server.on('connect', (connection) => this.seen.add('connect', connection));
    server.on('messageReceive', (message) => this.seen.add('messageReceive', message));
    server.on('close', (connection, result) => this.seen.add('close', result, connection));
    server.on('error', (error) => this.seen.add('error', error));
    return server;
  }

  /** Connects one more client and takes `open` and `connect`. */
  async connect(
    options: HostAppOptions = {},
    request?: WebSocketRequestOptions,
  ): Promise<Client & { connection: WebSocketConnection }> {
    const client = newClient(options);
    this.clients.push(client);
    await (request === undefined ? client.socket.connect(this.url) : client.socket.connect(this.url, request));
    await client.seen.next('open');
    const connection = await this.seen.next<WebSocketConnection>('connect');
    return { ...client, connection };
  }

  /** Ends everything by force; whatever events that causes are nobody's business any more. */
  dispose(): void {
    for (const { app } of this.clients) {
      app.network.cut();
    }
    this.app.network.cut();
    this.server?.stop().catch(() => {}); // Often the test has stopped or killed it already.
  }
}

/** Waits until the server has received all that `socket` was asked to send before. */
export async function roundTrip(rig: Rig, socket: WebSocketClient): Promise<void> {
  const probe = `probe ${Math.random()}`;
  await socket.send(probe);
  const message = await rig.seen.next<{ data: unknown }>('messageReceive');
  expect(message.data).toBe(probe);
}
