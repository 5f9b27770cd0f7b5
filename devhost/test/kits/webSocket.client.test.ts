/** `webSocket` client against the platform facts 3-13 and 32-36; TLS is in webSocket.tls.test.ts. */
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer as WireServer, type WebSocket as WireSocket } from 'ws';
import { findFreePort } from '../../kits/host/index.ts';
import { heartbeatSeconds } from '../../kits/NetworkKit/webSocket/Heartbeat.ts';
import { type Client, newClient, Recorder, Rig, roundTrip } from './webSocketRig.ts';

let rig = new Rig();
let wireServer: WireServer | undefined;
let clients: Client[] = [];

afterEach(() => {
  vi.useRealTimers();
  rig.dispose();
  rig = new Rig();
  for (const client of clients) {
    client.app.network.cut();
  }
  clients = [];
  wireServer?.close();
  wireServer = undefined;
});

function client(...options: Parameters<typeof newClient>): Client {
  const made = newClient(...options);
  clients.push(made);
  return made;
}

/** A server that does whatever a test wants, unlike the platform's. */
async function wire(onSocket: (socket: WireSocket) => void = () => {}): Promise<{ url: string; seen: Recorder }> {
  const port = await findFreePort();
  const seen = new Recorder();
  await new Promise<void>((resolve) => {
    wireServer = new WireServer({ port, host: '127.0.0.1' }, resolve);
  });
  wireServer?.on('connection', (socket, request) => {
    socket.on('message', (data, isBinary) => seen.add('message', isBinary ? data : String(data)));
    socket.on('ping', () => seen.add('ping'));
    socket.on('close', (code, reason) => seen.add('close', { code, reason: reason.toString() }));
    socket.on('error', (error) => seen.add('error', error));
    seen.add('connect', request.headers);
    onSocket(socket);
  });
  return { url: `ws://127.0.0.1:${port}/`, seen };
}

async function rejection(promise: Promise<unknown>): Promise<{ code: number; message: string }> {
  return promise.then(
    () => expect.unreachable('should have been rejected'),
    (error) => error,
  );
}

describe('platform 3: connect only asks for a connection', () => {
  it('resolves true also when nobody listens; the failure comes as an error event', async () => {
    const { socket, seen } = client();
    const port = await findFreePort();
    expect(await socket.connect(`ws://127.0.0.1:${port}/`)).toBe(true);
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
  });

  it('tells of the connection by open, with status 101', async () => {
    await rig.start();
    const { socket, seen } = client();
    await socket.connect(rig.url);
    expect(await seen.next('open')).toEqual({ status: 101, message: 'Switching Protocols' });
  });

  it('answers a callback instead of a promise when given one', async () => {
    await rig.start();
    const { socket } = client();
    const answer = await new Promise((resolve) => socket.connect(rig.url, (error, done) => resolve({ error, done })));
    expect(answer).toEqual({ error: undefined, done: true });
  });

  it('loses events that nobody listens to when they happen', async () => {
    await rig.start();
    const { socket, seen } = client();
    socket.off('open');
    await socket.connect(rig.url);
    await rig.server.send('hello', await rig.seen.next('connect'));
    await seen.next('message');
    socket.on('open', () => seen.add('late open'));
    await roundTrip(rig, socket);
    expect(seen.names).toEqual([]);
  });
});

describe('platform 4: one connection at a time', () => {
  it('refuses a second connect with 2302003 while the first lives', async () => {
    await rig.start();
    const { socket } = await rig.connect();
    expect(await rejection(socket.connect(rig.url))).toEqual({
      code: 2302003,
      message: 'Websocket connection already exist',
    });
  });
});

describe('platform 5: what connect refuses at once', () => {
  it.each(['http://127.0.0.1/', 'WS://127.0.0.1/', '127.0.0.1:80', 'ws://', ''])('URL %j: 2302001', async (url) => {
    expect(await rejection(client().socket.connect(url))).toEqual({ code: 2302001, message: 'Websocket url error' });
  });

  it('takes 2,047 bytes of URL and no more', async () => {
    await rig.start();
    const longest = rig.url + 'x'.repeat(2_047 - rig.url.length);
    const { socket, seen } = client();
    await socket.connect(longest);
    await seen.next('open');
    expect(await rejection(client().socket.connect(`${longest}x`))).toMatchObject({ code: 2302001 });
  });

  it('a missing CA or client certificate file: 2302002, even before the URL is looked at', async () => {
    const missing = { code: 2302002, message: 'Websocket certificate file does not exist' };
    expect(await rejection(client().socket.connect('nonsense', { caPath: '/no/such/file' }))).toEqual(missing);
    const clientCert = { certPath: '/no/such/cert', keyPath: '/no/such/key' };
    expect(await rejection(client().socket.connect('nonsense', { clientCert }))).toEqual(missing);
  });

  it('without ohos.permission.INTERNET: 201', async () => {
    const denied = { code: 201, message: 'Permission denied' };
    const { socket } = client({ permissions: [] });
    expect(await rejection(socket.connect('ws://127.0.0.1/'))).toEqual(denied);
    expect(await rejection(socket.send('x'))).toEqual(denied);
    expect(await rejection(socket.close())).toEqual(denied);
  });

  it('arguments of other types: 401', async () => {
    const connect = client().socket.connect as (...args: unknown[]) => Promise<boolean>;
    const { socket } = client();
    for (const args of [[], [1], ['ws://x/', 1], ['ws://x/', undefined], ['ws://x/', { proxy: 'other' }]]) {
      expect(await rejection(connect.apply(socket, args))).toEqual({ code: 401, message: 'Parameter error' });
    }
  });
});

describe('platform 6: a refused handshake', () => {
  let http: Server | undefined;
  afterEach(() => http?.close());

  it('gives error with the HTTP status, and neither open nor close', async () => {
    const port = await findFreePort();
    http = createServer((_request, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => http?.listen(port, '127.0.0.1', resolve));
    const { socket, seen } = client();
    await socket.connect(`ws://127.0.0.1:${port}/`);
    expect(await seen.next('error')).toEqual({ code: 200, data: '503' });
    await new Promise(setImmediate);
    expect(seen.names).toEqual([]);
  });

  it('by a full server of the platform gives status 0, since it only hangs up', async () => {
    await rig.start({ maxConnectionsForOneClient: 1 });
    await rig.connect();
    const { socket, seen } = client();
    await socket.connect(rig.url);
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
    await new Promise(setImmediate);
    expect(seen.names).toEqual([]);
  });

  it('of a host name that nobody knows also rejects connect, with -1', async () => {
    const { socket, seen } = client();
    const failure = await rejection(socket.connect('ws://no-such-host.invalid/'));
    expect(failure).toEqual({ code: -1, message: 'Websocket connect failed' });
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
  });
});

describe('platform 7: a link that breaks without a close frame', () => {
  it('gives error and then close with code 0', async () => {
    const { url } = await wire((socket) => socket.terminate());
    const { socket, seen } = client();
    await socket.connect(url);
    await seen.next('open');
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
    expect(await seen.next('close')).toEqual({ code: 0, reason: 'The link is down' });
  });
});

describe('platform 8: heartbeats', () => {
  const fakeTimers = { toFake: ['setTimeout', 'clearTimeout'] as ('setTimeout' | 'clearTimeout')[] };

  it('sends a Ping at pingInterval and hangs up pongTimeout later if no Pong came, messages or not', async () => {
    const { url, seen: far } = await wire();
    wireServer?.on('connection', (socket) => Object.assign(socket, { _autoPong: false }));
    vi.useFakeTimers(fakeTimers);
    const { socket, seen } = client();
    await socket.connect(url, { pingInterval: 6, pongTimeout: 4 });
    await seen.next('open');
    await far.next('connect');
    for (const farSocket of wireServer?.clients ?? []) {
      farSocket.send('a message is no proof');
    }
    await seen.next('message');
    vi.advanceTimersByTime(6_000);
    await far.next('ping');
    vi.advanceTimersByTime(3_999);
    expect(seen.names).toEqual([]);
    vi.advanceTimersByTime(1);
    await seen.next('error');
    expect(await seen.next('close')).toEqual({ code: 0, reason: 'The link is down' });
  });

  it('a Pong starts the count anew', async () => {
    await rig.start();
    vi.useFakeTimers(fakeTimers);
    const { socket, seen, connection } = await rig.connect({}, { pingInterval: 6, pongTimeout: 4 });
    for (let round = 0; round < 5; round += 1) {
      vi.advanceTimersByTime(6_000);
      await roundTrip(rig, socket);
      await rig.server.send('after the Pong', connection);
      await seen.next('message');
    }
    expect(seen.names).toEqual([]);
  });

  it('notices a half-open link', async () => {
    await rig.start();
    vi.useFakeTimers(fakeTimers);
    const { app, seen } = await rig.connect({}, { pingInterval: 6, pongTimeout: 4 });
    app.network.blackhole();
    vi.advanceTimersByTime(10_000);
    await seen.next('error');
    await seen.next('close');
    expect(rig.seen.names).toEqual([]);
  });

  it.each([
    [undefined, undefined, 30, 60],
    [6, 4, 6, 10],
    [6, 10, 6, 12],
    [6, undefined, 6, 36],
    [6, 30, 6, 36],
    [0, 5, 0, 0],
    [-1, 5, 30, 35],
    [30_001, 5, 30, 35],
    [30_000, 30_000, 30_000, 60_000],
    [6, 0, 6, 6],
  ])('pingInterval %s and pongTimeout %s: Ping at %s, end at %s', (interval, timeout, ping, hangup) => {
    expect(heartbeatSeconds(interval, timeout)).toEqual({ ping, hangup });
  });
});

describe('platform 9: send', () => {
  it('takes 5,242,864 bytes of text or binary, and answers 401 beyond', async () => {
    await rig.start();
    const { socket } = await rig.connect();
    await socket.send('x'.repeat(5_242_864));
    await socket.send(new ArrayBuffer(5_242_864));
    expect((await rig.seen.next<{ data: string }>('messageReceive')).data.length).toBe(5_242_864);
    expect((await rig.seen.next<{ data: ArrayBuffer }>('messageReceive')).data.byteLength).toBe(5_242_864);
    for (const data of ['x'.repeat(5_242_865), 'é'.repeat(2_621_433), new ArrayBuffer(5_242_865)]) {
      expect(await rejection(socket.send(data))).toEqual({ code: 401, message: 'Parameter error' });
    }
  });

  it('refuses other types with 401', async () => {
    const { socket } = client();
    for (const data of [new Uint8Array(1), 1, undefined, {}]) {
      expect(await rejection(socket.send(data as string))).toMatchObject({ code: 401 });
    }
  });

  it('resolves when the data is queued, however little the far end reads', async () => {
    await rig.start();
    const { app, socket } = await rig.connect();
    app.network.blackhole();
    expect(await socket.send('into the void')).toBe(true);
  });

  it('copies a buffer when it is queued', async () => {
    await rig.start();
    const { socket } = await rig.connect();
    const buffer = new Uint8Array([1, 2, 3]);
    const sent = socket.send(buffer.buffer);
    buffer.fill(0);
    await sent;
    const { data } = await rig.seen.next<{ data: ArrayBuffer }>('messageReceive');
    expect([...new Uint8Array(data)]).toEqual([1, 2, 3]);
  });

  it('rejects before connect and after close', async () => {
    await rig.start();
    const failure = { code: -1, message: 'Websocket Unknown Other Error' };
    expect(await rejection(client().socket.send('x'))).toEqual(failure);
    const { socket } = await rig.connect();
    await socket.close();
    expect(await rejection(socket.send('x'))).toEqual(failure);
  });
});

describe('platform 10: close codes', () => {
  it.each([
    [{ code: 1000, reason: 'bye' }, 1000, 'bye'],
    [{ code: 1012, reason: 'restart' }, 1012, 'restart'],
    [{ code: 4000, reason: 'kicked' }, 1000, 'kicked'],
    [{ code: 999 }, 1000, 'CLOSE_NORMAL'],
    [{}, 1000, 'CLOSE_NORMAL'],
  ])('%j is sent as %i %s', async (options, code, reason) => {
    const { url, seen: far } = await wire();
    const { socket, seen } = client();
    await socket.connect(url);
    await seen.next('open');
    await far.next('connect');
    await socket.close(options);
    expect(await far.next('close')).toEqual({ code, reason });
  });

  it('1005 goes out as it is, and the far end takes it for an error', async () => {
    const { url, seen: far } = await wire();
    const { socket, seen } = client();
    await socket.connect(url);
    await seen.next('open');
    await far.next('connect');
    await socket.close({ code: 1005, reason: 'x' });
    expect((await far.next<Error>('error')).message).toContain('invalid status code 1005');
  });

  it('a second close rejects with 2302999', async () => {
    await rig.start();
    const { socket } = await rig.connect();
    await socket.close();
    expect(await rejection(socket.close())).toEqual({ code: 2302999, message: 'Websocket Unknown Other Error' });
  });
});

describe('platform 11: own close, and one listener an event', () => {
  it('tells of its own close with its own code, where it does', async () => {
    await rig.start();
    const { socket, seen } = await rig.connect();
    await socket.close({ code: 1001, reason: 'leaving' });
    expect(await seen.next('close')).toEqual({ code: 1001, reason: 'leaving' });
  });

  it('does not tell of its own close, where it does not', async () => {
    await rig.start();
    const { socket, seen } = await rig.connect({ reportsOwnClose: false });
    await socket.close();
    await rig.seen.next('close');
    await new Promise(setImmediate);
    expect(seen.names).toEqual([]);
  });

  it('a second listener replaces the first', async () => {
    await rig.start();
    const { socket, seen, connection } = await rig.connect();
    socket.on('message', () => seen.add('second'));
    await rig.server.send('x', connection);
    await seen.next('second');
    expect(seen.names).toEqual([]);
  });

  it('off without callback, or with the right one, ends listening; with another one it does nothing', async () => {
    await rig.start();
    const { socket, seen, connection } = await rig.connect();
    socket.off('message', () => {});
    await rig.server.send('one', connection);
    expect(await seen.next('message')).toBe('one');
    socket.off('message');
    socket.on('headerReceive', () => {});
    await rig.server.send('two', connection);
    await rig.server.close(connection);
    await seen.next('close');
    expect(seen.names).toEqual([]);
  });

  it('on and off throw at arguments of other types', () => {
    const { socket } = client();
    const on = socket.on as (...args: unknown[]) => void;
    expect(() => on.call(socket, 'open')).toThrow('Parameter error');
    expect(() => on.call(socket, 1, () => {})).toThrow('Parameter error');
  });
});

describe('platform 12: messages', () => {
  it('text arrives as string, binary as ArrayBuffer, fragments joined, dataEnd after each', async () => {
    const { url } = await wire((far) => {
      far.send('fra', { fin: false });
      far.send('gments', { fin: true });
      far.send(Buffer.from([1, 2]));
    });
    const { socket, seen } = client();
    socket.on('dataEnd', () => seen.add('dataEnd'));
    await socket.connect(url);
    await seen.next('open');
    expect(await seen.next('message')).toBe('fragments');
    await seen.next('dataEnd');
    const binary = await seen.next<ArrayBuffer>('message');
    expect(binary).toBeInstanceOf(ArrayBuffer);
    expect([...new Uint8Array(binary)]).toEqual([1, 2]);
  });

  it('the response headers come by headerReceive, before open', async () => {
    const { url } = await wire();
    const { socket, seen } = client();
    socket.on('headerReceive', (headers) => seen.add('headers', headers));
    await socket.connect(url);
    expect(await seen.next('headers')).toMatchObject({ upgrade: 'websocket' });
    await seen.next('open');
  });

  it('request headers are sent in lower case, empty ones left out', async () => {
    const { url, seen: far } = await wire();
    await client().socket.connect(url, { header: { 'X-Who': 'me', 'X-Empty': '' } });
    const headers = await far.next<Record<string, string>>('connect');
    expect(headers['x-who']).toBe('me');
    expect(headers).not.toHaveProperty('x-empty');
  });
});

describe('platform 32, 33: rejections', () => {
  it('are plain objects, no Errors', async () => {
    const failure = await rejection(client().socket.send('x'));
    expect(failure).not.toBeInstanceOf(Error);
    expect(Object.keys(failure)).toEqual(['code', 'message']);
  });

  it('go to the callback as its first argument', async () => {
    const answer = await new Promise((resolve) => client().socket.send('x', (error) => resolve(error)));
    expect(answer).toEqual({ code: -1, message: 'Websocket Unknown Other Error' });
  });
});

describe('platform 34: close drops what is queued', () => {
  it('a message sent in the same turn as the close is lost', async () => {
    const { url, seen: far } = await wire();
    const { socket, seen } = client();
    await socket.connect(url);
    await seen.next('open');
    await far.next('connect');
    await Promise.all([socket.send('last words'), socket.close()]);
    await far.next('close');
  });
});

describe('platform 35: before open', () => {
  it('what is sent before open waits for the next send after it', async () => {
    await rig.start();
    const { socket, seen } = client();
    await socket.connect(rig.url);
    await socket.send('early');
    await seen.next('open');
    await rig.seen.next('connect');
    await new Promise(setImmediate);
    expect(rig.seen.names).toEqual([]);
    await socket.send('late');
    expect(await rig.seen.next('messageReceive')).toMatchObject({ data: 'early' });
    expect(await rig.seen.next('messageReceive')).toMatchObject({ data: 'late' });
  });

  it('a close before open does not stop the connection: open comes, and the link ends at the first heartbeat', async () => {
    await rig.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { socket, seen } = client();
    await socket.connect(rig.url, { pingInterval: 6 });
    await socket.close({ code: 1001, reason: 'changed my mind' });
    await seen.next('open');
    await rig.seen.next('connect');
    expect(rig.seen.names).toEqual([]);
    vi.advanceTimersByTime(6_000);
    expect(await rig.seen.next('close')).toEqual({ code: 1001, closeReason: 'changed my mind' });
  });
});

describe('platform 39: close frames of the far end', () => {
  it.each([
    ['without status', [] as [number?, string?], { code: 1000, reason: 'The link is down' }],
    ['without reason', [1001] as [number?, string?], { code: 1001, reason: 'The link is down' }],
    ['with an own code', [4001, 'own'] as [number?, string?], { code: 4001, reason: 'own' }],
  ])('%s', async (_name, args, expected) => {
    const { url } = await wire((far) => far.close(...args));
    const { socket, seen } = client();
    await socket.connect(url);
    await seen.next('open');
    expect(await seen.next('close')).toEqual(expected);
  });
});
