/** `webSocket` server against the platform facts 1 and 14-27, 34, 37, 38; TLS is in webSocket.tls.test.ts. */
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as WireSocket } from 'ws';
import { findFreePort, HostApp } from '../../kits/host/index.ts';
import {
  type WebSocketConnection,
  type WebSocketServerConfig,
  webSocket,
} from '../../kits/NetworkKit/webSocket/index.ts';
import { type Client, newClient, Rig, roundTrip } from './webSocketRig.ts';

let rig: Rig;
let wires: WireSocket[];

beforeEach(() => {
  rig = new Rig();
  wires = [];
});

afterEach(() => {
  vi.useRealTimers();
  for (const wire of wires) {
    wire.terminate();
  }
  rig.dispose();
});

const unknownError = { code: 2302999, message: 'Websocket Unknown Other Error' };

/** A client that is not the platform's, from `address`, open. */
async function wireClient(address = '127.0.0.1', protocols: string[] = []): Promise<WireSocket> {
  const socket = new WireSocket(rig.url, protocols, { localAddress: address });
  wires.push(socket);
  await once(socket, 'open');
  return socket;
}

/** Whether a connection from `address` is refused; takes the server's two error events if so. */
async function isRefused(address: string): Promise<boolean> {
  const socket = new WireSocket(rig.url, { localAddress: address });
  wires.push(socket);
  const outcome = await new Promise<boolean>((resolve) => {
    socket.on('open', () => resolve(false));
    socket.on('error', () => resolve(true));
  });
  if (outcome) {
    await rig.seen.next('error');
    await rig.seen.next('error');
  } else {
    await rig.seen.next('connect');
  }
  return outcome;
}

async function rejection(promise: Promise<unknown> | unknown[]): Promise<{ code: number; message: string }> {
  return Promise.resolve(promise).then(
    () => expect.unreachable('should have been rejected'),
    (error) => error,
  );
}

describe('platform 1: who has a server', () => {
  it('a phone has none below API 23: the call returns nothing', () => {
    const create = () => webSocket.createWebSocketServer();
    expect(new HostApp({ deviceType: 'phone' }).run(create)).toBeUndefined();
    expect(new HostApp({ deviceType: 'phone', apiVersion: 23 }).run(create)).toBeDefined();
    expect(new HostApp({ deviceType: 'tv' }).run(create)).toBeDefined();
  });
});

describe('platform 14: start', () => {
  const start = (config: Partial<WebSocketServerConfig>, app = new HostApp()) =>
    app
      .run(() => webSocket.createWebSocketServer())
      .start({
        serverPort: 0,
        maxConcurrentClientsNumber: 10,
        maxConnectionsForOneClient: 10,
        ...config,
      });

  it.each([
    [{ serverIP: 'localhost' }, 2302004, "Can't listen to the given NIC"],
    [{ serverPort: 65_536 }, 2302005, "Can't listen to the given Port"],
    [{ serverPort: -1 }, 2302005, "Can't listen to the given Port"],
    [{ maxConcurrentClientsNumber: 11 }, 2302999, 'Websocket Unknown Other Error'],
    [{ maxConnectionsForOneClient: 11 }, 2302999, 'Websocket Unknown Other Error'],
    [
      { serverCert: { certPath: '/no/such', keyPath: '/no/such' } },
      2302002,
      'Websocket certificate file does not exist',
    ],
  ])('%j fails', async (config, code, message) => {
    expect(await rejection(start(config))).toEqual({ code, message });
  });

  it('a port in use: 2302999, and 2302007 from API 24 on', async () => {
    await rig.start();
    expect(await rejection(start({ serverPort: rig.port }))).toEqual(unknownError);
    expect(await rejection(start({ serverPort: rig.port }, new HostApp({ apiVersion: 24 })))).toEqual({
      code: 2302007,
      message: 'Websocket port already occupied',
    });
  });

  it('something that is no configuration: 401; no permission: 201', async () => {
    const server = webSocket.createWebSocketServer();
    expect(await rejection(server.start(undefined as never))).toMatchObject({ code: 401 });
    expect(await rejection(start({}, new HostApp({ permissions: [] })))).toMatchObject({ code: 201 });
  });

  it('an address that no interface has starts, and nobody can connect', async () => {
    await rig.start({ serverIP: '203.0.113.1' });
    const socket = connectTcp(rig.port, '127.0.0.1');
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await rig.server.stop();
  });

  it('whoever connects and says nothing is hung up on after 15 s', async () => {
    await rig.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const silent = connectTcp(rig.port, '127.0.0.1');
    await once(silent, 'connect');
    await rig.connect(); // Later than the silent one, so the server has taken that one, too.
    vi.advanceTimersByTime(15_000);
    await once(silent, 'close');
    expect(await rig.server.listAllConnections()).toHaveLength(1);
  });

  it('limits that are left out are 0, and let nobody in', async () => {
    await rig.start({ maxConcurrentClientsNumber: undefined });
    expect(await isRefused('127.0.0.1')).toBe(true);
  });
});

describe('platform 15: a client is an IP address', () => {
  it('maxConcurrentClientsNumber counts addresses, maxConnectionsForOneClient the connections of one', async () => {
    await rig.start({ maxConcurrentClientsNumber: 2, maxConnectionsForOneClient: 2 });
    expect(await isRefused('127.0.0.2')).toBe(false);
    expect(await isRefused('127.0.0.2')).toBe(false);
    expect(await isRefused('127.0.0.2')).toBe(true);
    expect(await isRefused('127.0.0.3')).toBe(false);
    expect(await isRefused('127.0.0.4')).toBe(true);
    expect(await isRefused('127.0.0.3')).toBe(false);
  });

  it('at most 10 x 10 connections', async () => {
    await rig.start();
    for (let address = 1; address <= 10; address += 1) {
      for (let connection = 0; connection < 10; connection += 1) {
        expect(await isRefused(`127.0.1.${address}`)).toBe(false);
      }
    }
    expect(await rig.server.listAllConnections()).toHaveLength(100);
    expect(await isRefused('127.0.1.11')).toBe(true);
    expect(await isRefused('127.0.1.10')).toBe(true);
  });

  it('a place is free again when its connection has ended', async () => {
    await rig.start({ maxConnectionsForOneClient: 1 });
    const { socket } = await rig.connect();
    await socket.close();
    await rig.seen.next('close');
    expect(await isRefused('127.0.0.1')).toBe(false);
  });
});

describe('platform 16: the ban', () => {
  async function connections(count: number): Promise<boolean> {
    let refused = false;
    for (let made = 0; made < count; made += 1) {
      refused = await isRefused('127.0.0.9');
      if (!refused) {
        wires.at(-1)?.close(1000);
        await rig.seen.next('close');
      }
    }
    return refused;
  }

  it('51 connections within a minute pass, the 52nd is refused, and so is all for 60 s more', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    await rig.start();
    expect(await connections(51)).toBe(false);
    vi.setSystemTime(1_030_000);
    expect(await connections(1)).toBe(true);
    expect(await isRefused('127.0.0.8')).toBe(false);
    vi.setSystemTime(1_089_000);
    expect(await connections(1)).toBe(true);
    vi.setSystemTime(1_090_000);
    expect(await connections(1)).toBe(false);
  });

  it('the count starts again when more than a minute has passed since its start', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    await rig.start();
    await connections(51);
    vi.setSystemTime(1_060_999);
    expect(await connections(1)).toBe(true);
    vi.setSystemTime(1_121_000);
    expect(await connections(51)).toBe(false);
  });

  it('a new server object of the same application inherits it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    await rig.start();
    await connections(52);
    await rig.server.stop();
    await rig.start({ serverPort: await findFreePort() });
    expect(await connections(1)).toBe(true);
  });
});

describe('platform 17: connections', () => {
  it('are known by address and port, and by nothing else', async () => {
    await rig.start();
    const { connection } = await rig.connect({ sourceAddress: '127.0.0.7' });
    expect(connection).toEqual({ clientIP: '127.0.0.7', clientPort: expect.any(Number) });
    expect(await rig.server.send('x', { ...connection })).toBe(true);
  });

  it('that are gone: 2302006', async () => {
    await rig.start();
    const gone = { clientIP: '127.0.0.1', clientPort: 1 };
    const failure = { code: 2302006, message: 'websocket connection does not exist' };
    expect(await rejection(rig.server.send('x', gone))).toEqual(failure);
    expect(await rejection(rig.server.close(gone))).toEqual(failure);
  });

  it('that are no connections: 401', async () => {
    await rig.start();
    const noConnection = { clientIP: '127.0.0.1' } as WebSocketConnection;
    expect(await rejection(rig.server.send('x', noConnection))).toMatchObject({ code: 401 });
    expect(await rejection(rig.server.close(noConnection))).toMatchObject({ code: 401 });
  });
});

describe('platform 18: the close event', () => {
  it('carries closeReason, not reason, and the connection first', async () => {
    await rig.start();
    const { socket, connection } = await rig.connect();
    await socket.close({ code: 1001, reason: 'leaving' });
    const [result, who] = await rig.seen.nextWithAll('close');
    expect(result).toEqual({ code: 1001, closeReason: 'leaving' });
    expect(who).toEqual(connection);
  });

  it.each([
    [[4001, 'own'], { code: 4001, closeReason: 'own' }],
    [[1000], { code: 1000, closeReason: 'The link is down' }],
    [[1012, 'x'], { code: 1002, closeReason: 'x' }],
  ])('after close(%j) of another client', async (args, expected) => {
    await rig.start();
    const wire = await wireClient();
    await rig.seen.next('connect');
    wire.close(...(args as [number, string?]));
    expect(await rig.seen.next('close')).toEqual(expected);
  });
});

describe('platform 19: a link that breaks', () => {
  it('gives error with code 200 and nothing else, then close with code 0', async () => {
    await rig.start();
    const { app, connection } = await rig.connect();
    app.network.cut();
    expect(await rig.seen.next('error')).toEqual({ code: 200 });
    const [result, who] = await rig.seen.nextWithAll('close');
    expect(result).toEqual({ code: 0, closeReason: 'The link is down' });
    expect(who).toEqual(connection);
  });
});

describe('platform 20: close of a connection', () => {
  it('with both code and reason', async () => {
    await rig.start();
    const { seen, connection } = await rig.connect();
    await rig.server.close(connection, { code: 1008, reason: 'kicked' });
    expect(await seen.next('close')).toEqual({ code: 1008, reason: 'kicked' });
    expect(await rig.seen.next('close')).toEqual({ code: 1008, closeReason: 'kicked' });
  });

  it('without options: 1000 CLOSE_NORMAL; with a code beyond 1015: 1000', async () => {
    await rig.start();
    const first = await rig.connect();
    await rig.server.close(first.connection);
    expect(await first.seen.next('close')).toEqual({ code: 1000, reason: 'CLOSE_NORMAL' });
    await rig.seen.next('close');
    const second = await rig.connect();
    await rig.server.close(second.connection, { code: 4000, reason: 'kicked' });
    expect(await second.seen.next('close')).toEqual({ code: 1000, reason: 'kicked' });
  });

  it('with one of the two only: 401', async () => {
    await rig.start();
    const { connection } = await rig.connect();
    expect(await rejection(rig.server.close(connection, { code: 1000 }))).toMatchObject({ code: 401 });
    expect(await rejection(rig.server.close(connection, { reason: 'x' }))).toMatchObject({ code: 401 });
  });
});

describe('platform 21: listAllConnections', () => {
  it('resolves to the connections', async () => {
    await rig.start();
    const { connection } = await rig.connect();
    const listing = rig.server.listAllConnections();
    expect(listing).toBeInstanceOf(Promise);
    expect(await listing).toEqual([connection]);
  });

  it('fails before start and after stop', async () => {
    expect(await rejection(rig.newServer().listAllConnections())).toEqual(unknownError);
    await rig.start();
    await rig.server.stop();
    expect(await rejection(rig.server.listAllConnections())).toEqual(unknownError);
  });
});

describe('platform 22: bursts', () => {
  it('of two messages to one client leave the second lying until the next send, which then lies itself', async () => {
    await rig.start();
    const { socket, seen, connection } = await rig.connect();
    await rig.server.send('one', connection);
    await rig.server.send('two', connection);
    expect(await seen.next('message')).toBe('one');
    await roundTrip(rig, socket);
    expect(seen.names).toEqual([]);
    await rig.server.send('three', connection);
    expect(await seen.next('message')).toBe('two');
    await roundTrip(rig, socket);
    expect(seen.names).toEqual([]);
  });

  it('one at a time, each after the answer to the former, all arrive', async () => {
    await rig.start();
    const { socket, seen, connection } = await rig.connect();
    for (const text of ['one', 'two', 'three']) {
      await rig.server.send(text, connection);
      expect(await seen.next('message')).toBe(text);
      await roundTrip(rig, socket);
    }
  });

  it("the client's Ping frees one message, since its Pong makes the native layer write", async () => {
    await rig.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { seen, connection } = await rig.connect({}, { pingInterval: 6 });
    await rig.server.send('one', connection);
    await rig.server.send('two', connection);
    await seen.next('message');
    vi.advanceTimersByTime(6_000);
    expect(await seen.next('message')).toBe('two');
  });
});

describe('platform 23: the empty close frame', () => {
  it('kills the server: links end without a close frame, and every call fails', async () => {
    await rig.start();
    const other = await rig.connect({ sourceAddress: '127.0.0.2' });
    const culprit = await wireClient();
    await rig.seen.next('connect');
    culprit.close();

    await other.seen.next('error');
    expect(await other.seen.next('close')).toEqual({ code: 0, reason: 'The link is down' });
    for (let ended = 0; ended < 2; ended += 1) {
      expect(await rig.seen.next('error')).toEqual({ code: 200 });
      expect(await rig.seen.next('close')).toEqual({ code: 0, closeReason: 'The link is down' });
    }
    expect(await rejection(rig.server.listAllConnections())).toEqual(unknownError);
    expect(await rejection(rig.server.stop())).toEqual(unknownError);
    expect(await rejection(rig.server.send('x', other.connection))).toMatchObject({ code: 2302006 });
    const late = newClient();
    await late.socket.connect(rig.url);
    expect(await late.seen.next('error')).toEqual({ code: 200, data: '0' });
  });

  it('a new server object can take over the port', async () => {
    await rig.start();
    const culprit = await wireClient();
    await rig.seen.next('connect');
    culprit.close();
    await rig.seen.next('error');
    await rig.seen.next('close');
    await rig.start({ serverPort: rig.port });
    await rig.connect();
  });
});

describe('platform 24: stop', () => {
  it('closes every client with 1001', async () => {
    await rig.start();
    const clients: Client[] = [await rig.connect(), await rig.connect({ sourceAddress: '127.0.0.2' })];
    expect(await rig.server.stop()).toBe(true);
    for (const { seen } of clients) {
      expect(await seen.next('close')).toEqual({ code: 1001, reason: 'server is going away' });
    }
    for (const _client of clients) {
      expect(await rig.seen.next('close')).toEqual({ code: 1001, closeReason: 'server is going away' });
    }
    expect(rig.seen.names).toEqual([]);
  });

  it('fails a second time, and before start', async () => {
    expect(await rejection(rig.newServer().stop())).toEqual(unknownError);
    await rig.start();
    await rig.server.stop();
    expect(await rejection(rig.server.stop())).toEqual(unknownError);
  });
});

describe('platform 25: vanished clients', () => {
  it('the native library pings every 40 s and hangs up at 50', async () => {
    await rig.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { app } = await rig.connect({}, { pingInterval: 0 });
    app.network.blackhole();
    vi.advanceTimersByTime(49_999);
    expect(await rig.server.listAllConnections()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await rig.seen.next('error');
    expect(await rig.seen.next('close')).toEqual({ code: 0, closeReason: 'The link is down' });
  });

  it('a client that answers stays', async () => {
    await rig.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wire = await wireClient();
    await rig.seen.next('connect');
    vi.advanceTimersByTime(40_000);
    await once(wire, 'ping');
    wire.send('after the Pong');
    await rig.seen.next('messageReceive');
    vi.advanceTimersByTime(39_999);
    expect(rig.seen.names).toEqual([]);
  });
});

describe('platform 26: send to a client', () => {
  it('takes 5,242,864 bytes, answers 401 beyond, and resolves when queued', async () => {
    await rig.start();
    const { app, seen, connection } = await rig.connect();
    await rig.server.send(new ArrayBuffer(5_242_864), connection);
    expect((await seen.next<ArrayBuffer>('message')).byteLength).toBe(5_242_864);
    const tooLong = 'x'.repeat(5_242_865);
    expect(await rejection(rig.server.send(tooLong, connection))).toEqual({ code: 401, message: 'Parameter error' });
    app.network.blackhole();
    expect(await rig.server.send('into the void', connection)).toBe(true);
  });

  it('rejects with -1 once the connection is being closed', async () => {
    await rig.start();
    const { connection } = await rig.connect();
    await rig.server.close(connection);
    expect(await rejection(rig.server.send('x', connection))).toEqual({
      code: -1,
      message: 'Websocket Unknown Other Error',
    });
  });
});

describe('platform 27: received messages', () => {
  it('arrive whole, text as string and binary as ArrayBuffer, with their connection', async () => {
    await rig.start();
    const { socket, connection } = await rig.connect();
    await socket.send('text ✓');
    await socket.send(new Uint8Array([1, 2, 3]).buffer);
    expect(await rig.seen.next('messageReceive')).toEqual({ data: 'text ✓', clientConnection: connection });
    const message = await rig.seen.next<{ data: ArrayBuffer }>('messageReceive');
    expect(message.data).toBeInstanceOf(ArrayBuffer);
    expect([...new Uint8Array(message.data)]).toEqual([1, 2, 3]);
  });
});

describe('platform 34: close drops what is queued', () => {
  it('a message sent in the same turn as the close is lost', async () => {
    await rig.start();
    const { seen, connection } = await rig.connect();
    await rig.server.send('why', connection);
    await rig.server.close(connection, { code: 1008, reason: 'kicked' });
    await seen.next('close');
  });
});

describe('platform 36: text that is not UTF-8', () => {
  it('is not refused; it arrives with replacement characters', async () => {
    await rig.start();
    const wire = await wireClient();
    await rig.seen.next('connect');
    wire.send(Buffer.from([0x61, 0xff, 0x62]), { binary: false });
    expect(await rig.seen.next('messageReceive')).toMatchObject({ data: 'a\ufffdb' });
  });
});

describe('platform 37: subprotocols', () => {
  it('only lws_server is served, whatever the configuration names', async () => {
    await rig.start({ protocol: 'chat' });
    expect((await wireClient('127.0.0.1', ['chat', 'lws_server'])).protocol).toBe('lws_server');
    const other = new WireSocket(rig.url, ['chat']);
    const [error] = (await once(other, 'error')) as [Error];
    expect(error.message).toContain('socket hang up');
  });
});

describe('platform 38: a refusal', () => {
  it('is told to the server twice', async () => {
    await rig.start({ maxConnectionsForOneClient: 0 });
    const { socket, seen } = newClient();
    await socket.connect(rig.url);
    await seen.next('error');
    expect(rig.seen.names).toEqual(['error', 'error']);
  });
});

describe('the network switch', () => {
  it('blackhole holds bytes both ways and lets them go when the network is back', async () => {
    await rig.start();
    const { app, socket, seen, connection } = await rig.connect();
    app.network.blackhole();
    await socket.send('from the client');
    await rig.server.send('from the server', connection);
    await new Promise(setImmediate);
    expect(rig.seen.names).toEqual([]);
    app.network.switchOn();
    expect(await rig.seen.next('messageReceive')).toMatchObject({ data: 'from the client' });
    expect(await seen.next('message')).toBe('from the server');
  });

  it('while cut, connecting fails at once', async () => {
    await rig.start();
    const { app, socket, seen } = newClient();
    app.network.cut();
    await socket.connect(rig.url);
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
  });

  it('into a black hole, connecting fails after 15 s', async () => {
    await rig.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { app, socket, seen } = newClient();
    app.network.blackhole();
    await socket.connect(rig.url);
    vi.advanceTimersByTime(15_000);
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
  });

  it("cuts a server's own network for all its clients", async () => {
    await rig.start();
    const { seen } = await rig.connect();
    rig.app.network.cut('end');
    await seen.next('error');
    await seen.next('close');
  });
});
