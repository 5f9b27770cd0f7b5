/**
 * Hub and phones as they are, over real loopback sockets: they talk, the hub is restarted, its server object dies. What
 * random drops, delays and deaths do is covered by tests/simulation on a hand-wound clock.
 */

import { AwkwardTexts } from '@hearth/common/src/main/ets/testing/AwkwardTexts';
import type { Delivery } from '@hearth/entry/client/outbox/Delivery';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { OwnHub } from '../conformance/ownHub.ts';
import { Household } from './Household.ts';
import type { Phone } from './phone.ts';

describe('Phones over real sockets', () => {
  let home: Household;
  let hub: OwnHub;
  let phones: readonly Phone[];

  beforeEach(async () => {
    home = await Household.open();
    ({ hub, phones } = home);
  });

  afterEach(() => home.close());

  const join = (name: string) => home.join(name);

  it('chat with each other, and everyone sees one order', async () => {
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    const texts: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (const phone of [ann, bob]) {
        const text = `${phone.name} says ${round}`;
        texts.push(text);
        phone.say(text);
      }
    }
    for (const text of texts) for (const phone of phones) await phone.heard(text);
    expect(ann.told).toHaveLength(texts.length);
    expect(bob.told).toEqual(ann.told);
  });

  it('carry every text as it is, through the seal and both logs', async () => {
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    for (const text of AwkwardTexts.ALL) ann.say(text);
    for (const text of AwkwardTexts.ALL) for (const phone of phones) await phone.heard(text);
    expect(bob.told).toEqual(AwkwardTexts.ALL);
    expect(ann.told).toEqual(AwkwardTexts.ALL);
    expect(await bob.lobby()).toEqual(await ann.lobby());
  });

  it('talk privately, and a third hears nothing of it', async () => {
    const [ann, bob, eve] = [await join('Ann'), await join('Bob'), await join('Eve')];
    await ann.until('to know Bob', () => ann.client.roster.members().some((member) => member.user === bob.user));
    await ann.sent(ann.tellPrivately(bob, 'psst'));
    await bob.heard('psst');
    await bob.until('to know Ann', () => bob.client.roster.members().some((member) => member.user === ann.user));
    await bob.sent(bob.tellPrivately(ann, 'psst yourself'));
    await ann.heard('psst yourself');
    ann.say('all together');
    await eve.heard('all together');
    expect(eve.told).toEqual(['all together']);
  });

  it('lose nothing when the hub is restarted in mid-conversation', async () => {
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    const deliveries: { readonly phone: Phone; readonly delivery: Delivery }[] = [];
    const say = (phone: Phone, text: string): Delivery => {
      const delivery = phone.say(text);
      deliveries.push({ phone, delivery });
      return delivery;
    };
    const first = say(ann, 'before 1');
    say(bob, 'before 2');
    await ann.sent(first);
    const restarting = hub.restart();
    say(ann, 'during 1');
    say(bob, 'during 2');
    say(ann, 'during 3');
    await restarting;
    for (const phone of phones) await phone.online();
    say(bob, 'after 1');
    say(ann, 'after 2');
    // Each waits on its own: what one phone is told says nothing of another's delivery.
    for (const { phone, delivery } of deliveries) await phone.sent(delivery);
    const texts = ['before 1', 'before 2', 'during 1', 'during 2', 'during 3', 'after 1', 'after 2'];
    for (const text of texts) for (const phone of phones) await phone.heard(text);
    expect([...ann.told].sort()).toEqual([...texts].sort());
    expect(bob.told).toEqual(ann.told);
    expect(await bob.lobby()).toEqual(await ann.lobby());
  });

  it('resume after an empty close frame has killed the server object', async () => {
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    ann.say('before');
    await bob.heard('before');
    const replaced = hub.replaced();
    const killer = new WebSocket(hub.url, { localAddress: '127.0.0.9' });
    killer.on('error', () => {});
    await new Promise((resolve) => killer.once('open', resolve));
    killer.close();
    await replaced;
    const delivery = bob.say('after');
    await bob.sent(delivery);
    await ann.heard('after');
    expect(ann.told).toEqual(['before', 'after']);
    expect(await bob.lobby()).toEqual(await ann.lobby());
    expect(hub.server.restarts).toBe(1);
  });

  it('keep what was acknowledged when the server object dies again and again', async () => {
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    for (let death = 0; death < 3; death += 1) {
      const replaced = hub.replaced();
      ann.say(`life ${death}`);
      const killer = new WebSocket(hub.url, { localAddress: '127.0.0.9' });
      killer.on('error', () => {});
      await new Promise((resolve) => killer.once('open', resolve));
      killer.close();
      await replaced;
      await bob.heard(`life ${death}`);
      await ann.online();
    }
    expect(bob.told).toEqual(['life 0', 'life 1', 'life 2']);
  });
});
