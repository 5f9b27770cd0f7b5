/** A screen that serves `wss`: phones join, talk and come back as over `ws`, sealed inside of it. */
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { OwnHub } from '../conformance/ownHub.ts';
import { Phone } from './phone.ts';

const fixture = (name: string) => path.join(import.meta.dirname, '../../packages/arkts-host/test/kits/fixtures', name);

let hub: OwnHub | undefined;
const phones: Phone[] = [];

afterEach(async () => {
  for (const phone of phones.splice(0)) phone.leave();
  await hub?.stop();
  hub = undefined;
});

function join(name: string, address: string): Phone {
  if (hub === undefined) throw new Error('There is no hub.');
  const phone = new Phone(hub, name, address);
  phones.push(phone);
  phone.connect();
  return phone;
}

describe('wss', () => {
  it('carries sealed links, over a restart of the screen, too', async () => {
    hub = await OwnHub.start({
      serverCert: { certPath: fixture('self-signed.cert.pem'), keyPath: fixture('self-signed.key.pem') },
    });
    expect(hub.url).toMatch(/^wss:/);
    const ann = join('Ann', '127.0.0.2');
    await ann.online();
    const bob = join('Bob', '127.0.0.3');
    await bob.online();
    ann.say('under two covers');
    await bob.heard('under two covers');
    await hub.restart();
    await ann.online();
    await bob.online();
    bob.say('still here');
    await ann.heard('still here');
    expect(hub.server.listAllConnections().every((connection) => connection.checkNumber !== '')).toBe(true);
  });
});
