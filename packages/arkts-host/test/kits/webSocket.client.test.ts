/** `webSocket` client: connecting, and noticing that a link is dead, by the platform facts 3-8, 32, 33, 35. What goes over it is in webSocket.traffic.test.ts. */
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findFreePort } from '../../kits/host/index.ts';
import { heartbeatSeconds } from '../../kits/NetworkKit/webSocket/Heartbeat.ts';
import { FarServer } from './FarServer.ts';
import { rejection } from './ServerRig.ts';
import { Rig, roundTrip } from './webSocketRig.ts';

let rig = new Rig();
let farServer = new FarServer();

afterEach(() => {
  vi.useRealTimers();
  rig.dispose();
  rig = new Rig();
  farServer.dispose();
  farServer = new FarServer();
});

describe('platform 3: connect only asks for a connection', () => {
  it('resolves true also when nobody listens; the failure comes as an error event', async () => {
    const { socket, seen } = farServer.client();
    const port = await findFreePort();
    expect(await socket.connect(`ws://127.0.0.1:${port}/`)).toBe(true);
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
  });

  it('tells of the connection by open, with status 101', async () => {
    await rig.start();
    const { socket, seen } = farServer.client();
    await socket.connect(rig.url);
    expect(await seen.next('open')).toEqual({ status: 101, message: 'Switching Protocols' });
  });

  it('answers a callback instead of a promise when given one', async () => {
    await rig.start();
    const { socket } = farServer.client();
    const answer = await new Promise((resolve) => socket.connect(rig.url, (error, done) => resolve({ error, done })));
    expect(answer).toEqual({ error: undefined, done: true });
  });

  it('loses events that nobody listens to when they happen', async () => {
    await rig.start();
    const { socket, seen } = farServer.client();
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
    expect(await rejection(farServer.client().socket.connect(url))).toEqual({
      code: 2302001,
      message: 'Websocket url error',
    });
  });

  it('takes 2,047 bytes of URL and no more', async () => {
    await rig.start();
    const longest = rig.url + 'x'.repeat(2_047 - rig.url.length);
    const { socket, seen } = farServer.client();
    await socket.connect(longest);
    await seen.next('open');
    expect(await rejection(farServer.client().socket.connect(`${longest}x`))).toMatchObject({ code: 2302001 });
  });

  it('a missing CA or client certificate file: 2302002, even before the URL is looked at', async () => {
    const missing = { code: 2302002, message: 'Websocket certificate file does not exist' };
    expect(await rejection(farServer.client().socket.connect('nonsense', { caPath: '/no/such/file' }))).toEqual(
      missing,
    );
    const clientCert = { certPath: '/no/such/cert', keyPath: '/no/such/key' };
    expect(await rejection(farServer.client().socket.connect('nonsense', { clientCert }))).toEqual(missing);
  });

  it('without ohos.permission.INTERNET: 201', async () => {
    const denied = { code: 201, message: 'Permission denied' };
    const { socket } = farServer.client({ permissions: [] });
    expect(await rejection(socket.connect('ws://127.0.0.1/'))).toEqual(denied);
    expect(await rejection(socket.send('x'))).toEqual(denied);
    expect(await rejection(socket.close())).toEqual(denied);
  });

  it('arguments of other types: 401', async () => {
    const connect = farServer.client().socket.connect as (...args: unknown[]) => Promise<boolean>;
    const { socket } = farServer.client();
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
    const { socket, seen } = farServer.client();
    await socket.connect(`ws://127.0.0.1:${port}/`);
    expect(await seen.next('error')).toEqual({ code: 200, data: '503' });
    await new Promise(setImmediate);
    expect(seen.names).toEqual([]);
  });

  it('by a full server of the platform gives status 0, since it only hangs up', async () => {
    await rig.start({ maxConnectionsForOneClient: 1 });
    await rig.connect();
    const { socket, seen } = farServer.client();
    await socket.connect(rig.url);
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
    await new Promise(setImmediate);
    expect(seen.names).toEqual([]);
  });

  it('of a host name that nobody knows also rejects connect, with -1', async () => {
    const { socket, seen } = farServer.client();
    const failure = await rejection(socket.connect('ws://no-such-host.invalid/'));
    expect(failure).toEqual({ code: -1, message: 'Websocket connect failed' });
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
  });
});

describe('platform 7: a link that breaks without a close frame', () => {
  it('gives error and then close with code 0', async () => {
    const { url } = await farServer.wire((socket) => socket.terminate());
    const { socket, seen } = farServer.client();
    await socket.connect(url);
    await seen.next('open');
    expect(await seen.next('error')).toEqual({ code: 200, data: '0' });
    expect(await seen.next('close')).toEqual({ code: 0, reason: 'The link is down' });
  });
});

describe('platform 8: heartbeats', () => {
  const fakeTimers = { toFake: ['setTimeout', 'clearTimeout'] as ('setTimeout' | 'clearTimeout')[] };

  it('sends a Ping at pingInterval and hangs up pongTimeout later if no Pong came, messages or not', async () => {
    const { url, seen: far } = await farServer.wire();
    farServer.server?.on('connection', (socket) => Object.assign(socket, { _autoPong: false }));
    vi.useFakeTimers(fakeTimers);
    const { socket, seen } = farServer.client();
    await socket.connect(url, { pingInterval: 6, pongTimeout: 4 });
    await seen.next('open');
    await far.next('connect');
    for (const farSocket of farServer.server?.clients ?? []) {
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

describe('platform 32, 33: rejections', () => {
  it('are plain objects, no Errors', async () => {
    const failure = await rejection(farServer.client().socket.send('x'));
    expect(failure).not.toBeInstanceOf(Error);
    expect(Object.keys(failure)).toEqual(['code', 'message']);
  });

  it('go to the callback as its first argument', async () => {
    const answer = await new Promise((resolve) => farServer.client().socket.send('x', (error) => resolve(error)));
    expect(answer).toEqual({ code: -1, message: 'Websocket Unknown Other Error' });
  });
});

describe('platform 35: before open', () => {
  it('what is sent before open waits for the next send after it', async () => {
    await rig.start();
    const { socket, seen } = farServer.client();
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
    const { socket, seen } = farServer.client();
    await socket.connect(rig.url, { pingInterval: 6 });
    await socket.close({ code: 1001, reason: 'changed my mind' });
    await seen.next('open');
    await rig.seen.next('connect');
    expect(rig.seen.names).toEqual([]);
    vi.advanceTimersByTime(6_000);
    expect(await rig.seen.next('close')).toEqual({ code: 1001, closeReason: 'changed my mind' });
  });
});
