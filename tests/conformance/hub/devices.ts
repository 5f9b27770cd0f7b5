/** Rules R80 and R81: the devices of one member, and what is said over open links. */
import assert from 'node:assert/strict';
import { listAt, textAt } from '../rawMessage.ts';
import type { TestPeer } from '../TestPeer.ts';
import { refusedHello, WRONG_SECRET } from './joining.ts';
import { type HubRule, rule, ruleWith, uniqueText } from './rule.ts';

const SECOND = 1000;
/** R80. */
const TICKET_LIFETIME = 120 * SECOND;
const DEVICES = 8;
/** A while that a peer may well be silent (R38). */
const SILENCE = 10 * SECOND;

export const deviceRules: HubRule[] = [
  rule('R80 a device with a ticket is one more of the same member, under the same name', async (trial) => {
    const phone = await trial.join({ name: 'Phone' });
    const tablet = await trial.connect({ name: 'Tablet' });
    const welcome = await tablet.join({ ticket: await phone.ticket() });
    assert.equal(tablet.user, phone.user);
    assert.equal(textAt(welcome, 'data.self.name'), 'Phone');
    const linked = await phone.expect('device-linked');
    assert.equal(linked.data.check, tablet.sealed?.checkNumber);
    const text = uniqueText();
    await phone.chat(text);
    assert.equal((await tablet.expectEntry(text)).from, tablet.user);
    await tablet.leave();
    assert.equal((await trial.comeBack(tablet)).user, phone.user);
    const stranger = await trial.join();
    assert.notEqual(stranger.user, phone.user);
  }),

  rule('R80 who comes back is told of a device that nobody has confirmed, and of no other', async (trial) => {
    const phone = await trial.join();
    const ticket = await phone.ticket();
    await phone.leave();
    const tablet = await trial.connect();
    await tablet.join({ ticket });
    const back = await trial.comeBack(phone);
    const linked = await back.expect('device-linked');
    assert.equal(linked.data.check, tablet.sealed?.checkNumber);
    await back.accepted({ type: 'device-confirm', data: { device: linked.data.device } });
    await back.leave();
    const again = await trial.comeBack(back);
    await again.chat(uniqueText());
    // The question would stand right behind the welcome.
    assert.equal((await again.expectAny(['device-linked', 'chat'])).type, 'chat', 'it was asked of what was answered');
  }),

  rule('R80 a ticket is good once, and none that nobody gave', async (trial) => {
    const phone = await trial.join();
    const ticket = await phone.ticket();
    await (await trial.connect()).join({ ticket });
    for (const worthless of [ticket, WRONG_SECRET]) {
      await refusedHello(await trial.connect(), { ticket: worthless }, 'code-expired');
    }
  }),

  ruleWith(['advance'], 'R80 a ticket is good for two minutes', async (trial, hub) => {
    const phone = await trial.join();
    const ticket = await phone.ticket();
    for (let passed = 0; passed < TICKET_LIFETIME + SECOND; passed += SILENCE) {
      await hub.advance(SILENCE);
      await phone.settle();
    }
    await refusedHello(await trial.connect(), { ticket }, 'code-expired');
  }),

  rule('R80 a member has 8 devices at most, sees them, and removes one', async (trial) => {
    const phone = await trial.join();
    const others: TestPeer[] = [];
    for (let device = 1; device < DEVICES; device += 1) {
      const other = await trial.connect();
      await other.join({ ticket: await phone.ticket() });
      others.push(other);
    }
    await refusedHello(await trial.connect(), { ticket: await phone.ticket() }, 'too-many');
    const devices = listAt(await phone.request({ type: 'devices' }), 'data.devices');
    assert.equal(devices.length, DEVICES);
    const [second] = others;
    const own = listAt((await second?.request({ type: 'devices' })) ?? {}, 'data.devices');
    const device = own.find(({ current }) => current === true)?.device;
    await phone.accepted({ type: 'device-confirm', data: { device } });
    await phone.accepted({ type: 'device-remove', data: { device } });
    await second?.expectBye('removed');
    await refusedHello(await trial.connect({ sameDeviceAs: second as TestPeer }), 'return', 'unknown-device');
    const itself = devices.find(({ current }) => current === true)?.device;
    await phone.refused({ type: 'device-remove', data: { device: itself } }, 'forbidden');
    await phone.refused({ type: 'device-confirm', data: { device: itself } }, 'forbidden');
  }),

  ruleWith(['hostPass'], 'R80 the ticket of who was banned or removed lets nobody in', async (trial) => {
    const host = await trial.joinAsHost();
    for (const action of ['ban', 'remove']) {
      const pest = await trial.join();
      const ticket = await pest.ticket();
      await host.accepted({ type: 'moderate', data: { action, user: pest.user } });
      await pest.expectEnd(1008);
      await refusedHello(await trial.connect(), { ticket }, 'unknown-device');
    }
  }),

  ruleWith(['plainSecret'], 'R80 nobody is given a ticket over an open link', async (trial) => {
    const peer = await trial.join({ framing: 'plain' });
    await peer.refused({ type: 'ticket' }, 'forbidden');
  }),

  ruleWith(['plainSecret'], 'R81 plain sessions join by their secret, and come back by their token', async (trial) => {
    const first = await trial.join({ framing: 'plain' });
    assert.ok(first.token.length >= 22, 'no token, or one that could be guessed');
    await first.leave();
    const second = await trial.comeBack(first);
    assert.equal(second.user, first.user);
    assert.equal(second.welcome?.data.token, undefined, 'a token is given once');
    const guesser = await trial.connect({ framing: 'plain' });
    await refusedHello(guesser, { plainSecret: WRONG_SECRET }, 'bad-code');
  }),

  ruleWith(['plainSecret'], 'R81 a token is good for its own device only, and none that nobody gave', async (trial) => {
    const owner = await trial.join({ framing: 'plain' });
    const thief = await trial.connect({ framing: 'plain' });
    thief.token = owner.token;
    await refusedHello(thief, 'return', 'unknown-device');
    const stranger = await trial.connect({ framing: 'plain' });
    stranger.token = 'A'.repeat(43);
    await refusedHello(stranger, 'return', 'unknown-device');
  }),

  ruleWith(['plainSecret'], 'R81 a plain session that names no device is refused', async (trial) => {
    const peer = await trial.connect({ framing: 'plain' });
    await refusedHello(peer, trial.rightOf('plain'), 'bad-message', { deviceId: undefined });
  }),

  ruleWith(['plainSecret', 'secret'], 'R81 neither digits nor QR code let a plain session in', async (trial, hub) => {
    for (const secret of [hub.secret(), trial.hub.code().padEnd(22, '0')]) {
      const peer = await trial.connect({ framing: 'plain' });
      await refusedHello(peer, { plainSecret: secret }, 'bad-code');
    }
  }),

  ruleWith(
    ['plainSecret', 'allowPlain'],
    'R81 once they are switched off no plain session joins or comes back',
    async (trial, hub) => {
      const known = await trial.join({ framing: 'plain' });
      await known.leave();
      await hub.allowPlain(false);
      const back = await trial.connect({ framing: 'plain', sameDeviceAs: known });
      await refusedHello(back, 'return', 'forbidden');
      const newcomer = await trial.connect({ framing: 'plain' });
      await refusedHello(newcomer, trial.rightOf('plain'), 'forbidden');
      await trial.join();
      await hub.allowPlain(true);
      assert.equal((await trial.comeBack(known)).user, known.user);
    },
  ),
];
