/** `webSocket` server: who may connect, by the platform facts 1, 14-17, 37, 38. TLS is in webSocket.tls.test.ts. */
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
import { rejection, ServerRig, unknownError } from './ServerRig.ts';
import { newClient } from './webSocketRig.ts';

let rig: ServerRig;

beforeEach(() => {
  rig = new ServerRig();
});

afterEach(() => {
  vi.useRealTimers();
  rig.dispose();
});

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
    expect(await rig.isRefused('127.0.0.1')).toBe(true);
  });
});

describe('platform 15: a client is an IP address', () => {
  it('maxConcurrentClientsNumber counts addresses, maxConnectionsForOneClient the connections of one', async () => {
    await rig.start({ maxConcurrentClientsNumber: 2, maxConnectionsForOneClient: 2 });
    expect(await rig.isRefused('127.0.0.2')).toBe(false);
    expect(await rig.isRefused('127.0.0.2')).toBe(false);
    expect(await rig.isRefused('127.0.0.2')).toBe(true);
    expect(await rig.isRefused('127.0.0.3')).toBe(false);
    expect(await rig.isRefused('127.0.0.4')).toBe(true);
    expect(await rig.isRefused('127.0.0.3')).toBe(false);
  });

  it('at most 10 x 10 connections', async () => {
    await rig.start();
    for (let address = 1; address <= 10; address += 1) {
      for (let connection = 0; connection < 10; connection += 1) {
        expect(await rig.isRefused(`127.0.1.${address}`)).toBe(false);
      }
    }
    expect(await rig.server.listAllConnections()).toHaveLength(100);
    expect(await rig.isRefused('127.0.1.11')).toBe(true);
    expect(await rig.isRefused('127.0.1.10')).toBe(true);
  });

  it('a place is free again when its connection has ended', async () => {
    await rig.start({ maxConnectionsForOneClient: 1 });
    const { socket } = await rig.connect();
    await socket.close();
    await rig.seen.next('close');
    expect(await rig.isRefused('127.0.0.1')).toBe(false);
  });
});

describe('platform 16: the ban', () => {
  async function connections(count: number): Promise<boolean> {
    let refused = false;
    for (let made = 0; made < count; made += 1) {
      refused = await rig.isRefused('127.0.0.9');
      if (!refused) {
        rig.newestWire?.close(1000);
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
    expect(await rig.isRefused('127.0.0.8')).toBe(false);
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

describe('platform 37: subprotocols', () => {
  it('only lws_server is served, whatever the configuration names', async () => {
    await rig.start({ protocol: 'chat' });
    expect((await rig.wireClient('127.0.0.1', ['chat', 'lws_server'])).protocol).toBe('lws_server');
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
