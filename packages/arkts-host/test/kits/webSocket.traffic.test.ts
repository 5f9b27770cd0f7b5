/** `webSocket` client: messages and closes, by the platform facts 9-12, 34, 36, 39. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FarServer } from './FarServer.ts';
import { rejection } from './ServerRig.ts';
import { Rig } from './webSocketRig.ts';

let rig = new Rig();
let farServer = new FarServer();

afterEach(() => {
  vi.useRealTimers();
  rig.dispose();
  rig = new Rig();
  farServer.dispose();
  farServer = new FarServer();
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
    const { socket } = farServer.client();
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
    expect(await rejection(farServer.client().socket.send('x'))).toEqual(failure);
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
    const { url, seen: far } = await farServer.wire();
    const { socket, seen } = farServer.client();
    await socket.connect(url);
    await seen.next('open');
    await far.next('connect');
    await socket.close(options);
    expect(await far.next('close')).toEqual({ code, reason });
  });

  it('1005 goes out as it is, and the far end takes it for an error', async () => {
    const { url, seen: far } = await farServer.wire();
    const { socket, seen } = farServer.client();
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
    const { socket } = farServer.client();
    const on = socket.on as (...args: unknown[]) => void;
    expect(() => on.call(socket, 'open')).toThrow('Parameter error');
    expect(() => on.call(socket, 1, () => {})).toThrow('Parameter error');
  });
});

describe('platform 12: messages', () => {
  it('text arrives as string, binary as ArrayBuffer, fragments joined, dataEnd after each', async () => {
    const { url } = await farServer.wire((far) => {
      far.send('fra', { fin: false });
      far.send('gments', { fin: true });
      far.send(Buffer.from([1, 2]));
    });
    const { socket, seen } = farServer.client();
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
    const { url } = await farServer.wire();
    const { socket, seen } = farServer.client();
    socket.on('headerReceive', (headers) => seen.add('headers', headers));
    await socket.connect(url);
    expect(await seen.next('headers')).toMatchObject({ upgrade: 'websocket' });
    await seen.next('open');
  });

  it('request headers are sent in lower case, empty ones left out', async () => {
    const { url, seen: far } = await farServer.wire();
    await farServer.client().socket.connect(url, { header: { 'X-Who': 'me', 'X-Empty': '' } });
    const headers = await far.next<Record<string, string>>('connect');
    expect(headers['x-who']).toBe('me');
    expect(headers).not.toHaveProperty('x-empty');
  });
});

describe('platform 34: close drops what is queued', () => {
  it('a message sent in the same turn as the close is lost', async () => {
    const { url, seen: far } = await farServer.wire();
    const { socket, seen } = farServer.client();
    await socket.connect(url);
    await seen.next('open');
    await far.next('connect');
    await Promise.all([socket.send('last words'), socket.close()]);
    await far.next('close');
  });
});

describe('platform 39: close frames of the far end', () => {
  it.each([
    ['without status', [] as [number?, string?], { code: 1000, reason: 'The link is down' }],
    ['without reason', [1001] as [number?, string?], { code: 1001, reason: 'The link is down' }],
    ['with an own code', [4001, 'own'] as [number?, string?], { code: 4001, reason: 'own' }],
  ])('%s', async (_name, args, expected) => {
    const { url } = await farServer.wire((far) => far.close(...args));
    const { socket, seen } = farServer.client();
    await socket.connect(url);
    await seen.next('open');
    expect(await seen.next('close')).toEqual(expected);
  });
});
