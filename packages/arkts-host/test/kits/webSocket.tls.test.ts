/** `wss` of `webSocket`, client and server: platform fact 13, and the certificate part of 5 and 14. */
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocketRequestOptions } from '../../kits/NetworkKit/webSocket/index.ts';
import { newClient, Rig } from './webSocketRig.ts';

const fixture = (name: string) => path.join(import.meta.dirname, 'fixtures', name);
const certificate = (name: string) => ({
  certPath: fixture(`${name}.cert.pem`),
  keyPath: fixture(`${name}.key.pem`),
});

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.dispose());

/** The first event that a client sees which connects to a server with the certificate `name`. */
async function connectTo(name: string, options: WebSocketRequestOptions): Promise<string> {
  await rig.start({ serverCert: certificate(name) });
  const { socket, seen } = newClient();
  await socket.connect(`wss://127.0.0.1:${rig.port}/`, options);
  return seen.nextName();
}

describe('platform 13: wss', () => {
  it('carries messages both ways', async () => {
    await rig.start({ serverCert: certificate('self-signed') });
    const { socket, seen } = newClient();
    await socket.connect(`wss://127.0.0.1:${rig.port}/`);
    await seen.next('open');
    const connection = await rig.seen.next<{ clientIP: string; clientPort: number }>('connect');
    expect(connection.clientIP).toBe('127.0.0.1');
    await socket.send('up');
    expect(await rig.seen.next('messageReceive')).toMatchObject({ data: 'up', clientConnection: connection });
    await rig.server.send('down', connection);
    expect(await seen.next('message')).toBe('down');
    await socket.close({ code: 1000, reason: 'done' });
    expect(await rig.seen.next('close')).toEqual({ code: 1000, closeReason: 'done' });
  });

  it('a self-signed certificate is accepted without being asked for', async () => {
    expect(await connectTo('self-signed', {})).toBe('open');
  });

  it('a self-signed certificate is accepted even if caPath names another authority', async () => {
    expect(await connectTo('self-signed', { caPath: fixture('authority.cert.pem') })).toBe('open');
  });

  it('an authority given by caPath is trusted, and the host name is not checked', async () => {
    expect(await connectTo('signed', { caPath: fixture('authority.cert.pem') })).toBe('open');
  });

  it('an unknown authority is refused', async () => {
    expect(await connectTo('signed', {})).toBe('error');
  });

  it('an expired certificate is refused', async () => {
    expect(await connectTo('expired', { caPath: fixture('authority.cert.pem') })).toBe('error');
  });

  it.each(['signed', 'expired'])('skipServerCertVerification accepts a certificate that is %s', async (name) => {
    expect(await connectTo(name, { skipServerCertVerification: true })).toBe('open');
  });

  it('a ws client at a wss server, and the other way round, gets an error', async () => {
    await rig.start({ serverCert: certificate('self-signed') });
    const plain = newClient();
    await plain.socket.connect(rig.url);
    await plain.seen.next('error');
    const other = new Rig();
    await other.start();
    const secure = newClient();
    await secure.socket.connect(`wss://127.0.0.1:${other.port}/`);
    await secure.seen.next('error');
    other.dispose();
  });

  it('a server whose certificate file holds none does not start', async () => {
    const serverCert = { certPath: fixture('README.md'), keyPath: fixture('README.md') };
    await expect(rig.start({ serverCert })).rejects.toMatchObject({ code: 2302999 });
  });
});
