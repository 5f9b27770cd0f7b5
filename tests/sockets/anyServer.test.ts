/**
 * The socket for any server, over the host's webSocket kit: a plain echo server, one that closes with every code, and the
 * example of docs/using-the-socket.md. When it comes back, and what waits, is tested by hand-wound clock in entry/src/test.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { CloseCodes } from '@hearth/common';
import { createSocket } from '@hearth/entry/client/socket/PlatformSocket';
import type { ReconnectingSocket } from '@hearth/entry/client/socket/ReconnectingSocket';
import type { SocketOptions } from '@hearth/entry/client/socket/SocketOptions';
import { talk } from '@hearth/entry/test/support/SocketExample';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer as WireServer, type WebSocket as WireSocket } from 'ws';
import { projectRoot } from '../../packages/arkts-host/arkts/language.ts';
import { HostApp } from '../../packages/arkts-host/kits/host/index.ts';
import { FarServer } from '../../packages/arkts-host/test/kits/FarServer.ts';
import { Recorder } from '../../packages/arkts-host/test/kits/webSocketRig.ts';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

const sendable = CloseCodes.all.filter(({ canBeSent }) => canBeSent).map(({ code }) => code);

let server: FarServer;
let app: HostApp;
let socket: ReconnectingSocket | undefined;

beforeEach(() => {
  server = new FarServer();
  app = new HostApp({ moduleName: 'entry' });
});

afterEach(() => {
  socket?.forceClose();
  socket = undefined;
  app.network.cut();
  server.dispose();
});

function echo(wire: WireSocket): void {
  wire.on('message', (data, isBinary) => wire.send(data, { binary: isBinary }));
}

/** A socket of which `told` hears everything. */
function open(options: SocketOptions): { made: ReconnectingSocket; told: Recorder } {
  const told = new Recorder();
  const made = app.run(() => createSocket({ reconnectDelay: 100, maxReconnectDelay: 200, ...options }));
  socket = made;
  made.onOpen.on(() => told.add('open'));
  made.onMessage.on((data) => told.add('message', data));
  made.onClose.on((event) => told.add('close', event));
  made.onReconnect.on((event) => told.add('reconnect', event));
  made.onReconnectFailed.on((event) => told.add('reconnect-failed', event));
  app.run(() => void made.connect());
  return { made, told };
}

describe('A plain echo server', () => {
  it('echoes text and bytes', async () => {
    const { url } = await server.wire(echo);
    const { made, told } = open({ url });
    await told.next('open');
    app.run(() => made.send('火 ☕'));
    expect(await told.next('message')).toBe('火 ☕');
    app.run(() => made.send(Uint8Array.of(1, 2, 3).buffer));
    expect(new Uint8Array(await told.next<ArrayBuffer>('message'))).toEqual(Uint8Array.of(1, 2, 3));
    expect(made.bufferedAmount).toBe(0);
  });

  it('counts what the platform has not confirmed to have queued', async () => {
    const { url } = await server.wire(echo);
    const { made, told } = open({ url });
    await told.next('open');
    app.run(() => made.send('火'));
    expect(made.bufferedAmount).toBe(3);
    await told.next('message');
    expect(made.bufferedAmount).toBe(0);
  });

  it('sees the headers', async () => {
    const { url, seen } = await server.wire(echo);
    open({ url, headers: { authorization: 'Bearer 1234' } });
    expect(await seen.next('connect')).toMatchObject({ authorization: 'Bearer 1234' });
  });

  it('gets what was sent while it was away', async () => {
    const links: WireSocket[] = [];
    const { url } = await server.wire((wire) => {
      links.push(wire);
      echo(wire);
    });
    const { made, told } = open({ url });
    await told.next('open');
    links[0]?.terminate();
    expect(await told.next('close')).toMatchObject({ code: 0, willReconnect: true });
    app.run(() => made.send('are you there?'));
    await told.next('reconnect');
    await told.next('open');
    expect(await told.next('message')).toBe('are you there?');
  });

  it('is given up when it never comes', async () => {
    const { told } = open({ url: 'ws://127.0.0.1:1/', maxReconnectAttempts: 2 });
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await told.next('close')).toMatchObject({ code: 0, willReconnect: true });
      await told.next('reconnect');
    }
    expect(await told.next('close')).toMatchObject({ code: 0, willReconnect: true });
    expect(await told.next('reconnect-failed')).toMatchObject({ attempts: 2 });
  });

  it.each(sendable)('is closed with %i', async (code) => {
    const { url, seen } = await server.wire(echo);
    const { made, told } = open({ url });
    await told.next('open');
    await seen.next('connect');
    app.run(() => made.close(code, 'enough'));
    expect(await seen.next('close')).toEqual({ code, reason: 'enough' });
    expect(await told.next('close')).toMatchObject({ code, reason: 'enough', willReconnect: false });
  });

  it('sees 1001 when the socket is closed by force (platform 10)', async () => {
    const { url, seen } = await server.wire(echo);
    const { made, told } = open({ url });
    await told.next('open');
    await seen.next('connect');
    app.run(() => made.forceClose());
    expect(await told.next('close')).toMatchObject({ code: 0, willReconnect: false });
    expect(await seen.next('close')).toEqual({ code: 1001, reason: 'abandoned' });
  });

  it('is left also by a socket that was closed before it opened (platform 35)', async () => {
    const { url, seen } = await server.wire(echo);
    const { made, told } = open({ url, pingInterval: 0 });
    app.run(() => made.close(1000, 'changed my mind'));
    expect(await told.next('close')).toMatchObject({ code: 1000, willReconnect: false });
    await seen.next('connect');
    expect(await seen.next('close')).toEqual({ code: 1000, reason: 'changed my mind' });
  });
});

describe('A server that closes', () => {
  it.each(sendable)('with %i: is come back to as the table says', async (code) => {
    const { url } = await server.wire((wire) => wire.on('message', () => wire.close(code, 'because')));
    const { made, told } = open({ url });
    await told.next('open');
    app.run(() => made.send('go'));
    const { isFinal } = CloseCodes.describe(code);
    expect(await told.next('close')).toMatchObject({ code, reason: 'because', willReconnect: !isFinal });
    if (isFinal) return;
    await told.next('reconnect');
    await told.next('open');
  });
});

describe('A server with a certificate', () => {
  const pem = (name: string): string => `packages/arkts-host/test/kits/fixtures/${name}.pem`;
  const authority = path.join(projectRoot, pem('authority.cert'));
  let closeSecure = (): void => {};
  afterEach(() => closeSecure());

  /** A `wss` server whose certificate an authority of the tests has signed. */
  async function secureUrl(handleProtocols?: (wanted: Set<string>) => string): Promise<string> {
    const https = createServer({ cert: read(pem('signed.cert')), key: read(pem('signed.key')) });
    const wires = new WireServer({ server: https, ...(handleProtocols === undefined ? {} : { handleProtocols }) });
    wires.on('connection', (wire) => wire.on('message', (data) => wire.send(`${wire.protocol}:${String(data)}`)));
    await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
    closeSecure = () => {
      for (const wire of wires.clients) wire.terminate();
      https.close();
    };
    return `wss://127.0.0.1:${(https.address() as AddressInfo).port}/`;
  }

  it('is talked to when its authority is trusted', async () => {
    const { made, told } = open({ url: await secureUrl(), caPath: authority });
    await told.next('open');
    app.run(() => made.send('sealed'));
    expect(await told.next('message')).toBe(':sealed');
  });

  it('is not talked to when nobody vouches for it', async () => {
    const { told } = open({ url: await secureUrl(), maxReconnectAttempts: 1 });
    expect(await told.next('close')).toMatchObject({ code: 0, willReconnect: true });
  });

  it('is talked to unseen where the application says so', async () => {
    const { told } = open({ url: await secureUrl(), skipServerCertVerification: true, proxy: 'no-proxy' });
    await told.next('open');
  });

  it('chooses one of the protocols', async () => {
    const url = await secureUrl((wanted) => [...wanted][1] ?? '');
    const { made, told } = open({ url, caPath: authority, protocols: ['chat.v2', 'chat.v1'] });
    await told.next('open');
    app.run(() => made.send('hi'));
    expect(await told.next('message')).toBe('chat.v1:hi');
  });
});

describe('docs/using-the-socket.md', () => {
  const page = read('docs/using-the-socket.md');
  const example = read('entry/src/test/support/SocketExample.ets');
  const source = read('entry/src/main/ets/client/socket/ReconnectingSocket.ets');

  it('shows the example that is run here, and so does the docstring', () => {
    expect(page).toContain(`\`\`\`ets\n// entry/src/test/support/SocketExample.ets\n${example}\`\`\``);
    const lines = [...example.matchAll(/^ {2}(const )?socket[ .].*;.*$/gm)].map(([line]) => ` * ${line.trim()}`);
    expect(source).toContain(` * \`\`\`\n${lines.join('\n')}\n * \`\`\``);
  });

  it('has every close code', () => {
    for (const { code, name, meaning, canBeSent, isFinal } of CloseCodes.all) {
      const row = [code, name, meaning, canBeSent ? 'yes' : 'no', isFinal ? 'no' : 'yes'].join(' | ');
      expect(page).toContain(`| ${row} |`);
    }
  });

  it('has every option', () => {
    const options = ['ConnectOptions', 'SocketOptions'].flatMap((file) =>
      [...read(`entry/src/main/ets/client/socket/${file}.ets`).matchAll(/^ {2}(\w+)\??: .*;$/gm)].map(
        ([, name]) => name,
      ),
    );
    expect(options).toContain('returnAfter');
    for (const name of options) expect(page).toContain(`\`${name}\``);
  });

  it('shows a program that talks to an echo server, and comes back', async () => {
    const links: WireSocket[] = [];
    const { url } = await server.wire((wire) => {
      links.push(wire);
      echo(wire);
    });
    const said = new Recorder();
    socket = app.run(() => talk(url, (line) => said.add(line)));
    expect([await said.nextName(), await said.nextName()]).toEqual(['open', 'message Hello']);
    links[0]?.close(1012, 'restart');
    expect([await said.nextName(), await said.nextName()]).toEqual(['close 1012 restart', 'attempt 1']);
    expect(await said.nextName()).toBe('open again');
  });
});
