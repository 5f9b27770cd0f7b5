/** `webSocket` server: its connections, by the platform facts 18-27, 34, 36. Who gets one is in webSocket.admission.test.ts. */
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection, ServerRig, unknownError } from './ServerRig.ts';
import { type Client, newClient, roundTrip } from './webSocketRig.ts';

let rig: ServerRig;

beforeEach(() => {
  rig = new ServerRig();
});

afterEach(() => {
  vi.useRealTimers();
  rig.dispose();
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
    const wire = await rig.wireClient();
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
    const culprit = await rig.wireClient();
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
    const culprit = await rig.wireClient();
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
    const wire = await rig.wireClient();
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
    const wire = await rig.wireClient();
    await rig.seen.next('connect');
    wire.send(Buffer.from([0x61, 0xff, 0x62]), { binary: false });
    expect(await rig.seen.next('messageReceive')).toMatchObject({ data: 'a\ufffdb' });
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
