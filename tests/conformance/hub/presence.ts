/** Rules R36 to R41: who is there, what is not stored, and what hosts may do. */
import assert from 'node:assert/strict';
import { listAt, numberAt, type RawMessage, textAt } from '../rawMessage.ts';
import { makeId, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, uniqueText } from './rule.ts';

/** News of a member's presence. */
function status(of: TestPeer, presence: string): (message: RawMessage) => boolean {
  return (message) =>
    textAt(message, 'data.member.user') === of.user && textAt(message, 'data.member.status') === presence;
}

function heardOffline(listener: TestPeer, of: TestPeer): boolean {
  return listener.messages.some((message) => message.type === 'user-status' && status(of, 'offline')(message));
}

export const presenceRules: HubRule[] = [
  ruleWith(['advance'], 'R36 online, and offline when a drop has lasted 5 seconds', async (trial, hub) => {
    const witness = await trial.join();
    const peer = await trial.join();
    peer.wire.cut();
    await peer.expectEnd();
    await witness.settle();
    await hub.advance(4500);
    await witness.settle();
    assert.ok(!heardOffline(witness, peer), 'told too early');
    await hub.advance(1000);
    await witness.expect('user-status', status(peer, 'offline'));
    const back = await trial.comeBack(peer);
    await witness.expect('user-status', status(back, 'online'));
  }),

  ruleWith(['advance'], 'R36 a drop of less than 5 seconds is not told', async (trial, hub) => {
    const witness = await trial.join();
    const peer = await trial.join();
    await witness.expect('user-joined', (message) => message.from === peer.user);
    peer.wire.cut();
    await peer.expectEnd();
    await witness.settle();
    await hub.advance(3000);
    const back = await trial.comeBack(peer);
    await hub.advance(6000);
    await back.chat(uniqueText());
    await witness.settle();
    assert.ok(!heardOffline(witness, peer));
  }),

  ruleWith(['advance'], 'R36 a member is online while any of its devices is', async (trial, hub) => {
    const witness = await trial.join();
    const phone = await trial.join({ name: 'Phone' });
    const tablet = await trial.connect({ name: 'Tablet' });
    await tablet.join({ ticket: await phone.ticket() });
    await phone.leave();
    await hub.advance(10_000);
    await witness.settle();
    assert.ok(!heardOffline(witness, phone));
    await tablet.settle();
    await tablet.leave();
    await hub.advance(10_000);
    await witness.expect('user-status', status(phone, 'offline'));
  }),

  rule('R37 typing reaches the other members of the room, is not stored and not answered', async (trial) => {
    const typist = await trial.join();
    const member = await trial.join();
    const outsider = await trial.join();
    const ack = await typist.accepted({ type: 'room-create', data: { title: uniqueText('Room') } });
    const room = String(ack.data.room);
    await member.accepted({ type: 'room-join', room });
    typist.send({ type: 'typing', room, data: { on: true } });
    const notice = await member.expect('typing', (message) => message.room === room);
    assert.equal(notice.from, typist.user);
    assert.equal(notice.data.on, true);
    assert.equal(notice.seq, undefined);
    typist.send({ type: 'typing', room, data: { on: false } });
    await member.expect('typing', (message) => message.data.on === false);
    await typist.settle();
    await outsider.settle();
    for (const peer of [typist, outsider]) peer.neverGot('typing', (message) => message.type === 'typing');
    typist.neverGot('an answer to typing', (m) => m.type === 'nack' || (m.type === 'ack' && m.data.id === undefined));
    const page = await member.request({ type: 'history', room, data: { limit: 50 } });
    assert.ok(!listAt(page, 'data.messages').some((message) => message.type === 'typing'));
  }),

  rule('R37 typing into a room that the sender is not in reaches nobody', async (trial) => {
    const owner = await trial.join();
    const outsider = await trial.join();
    const ack = await owner.accepted({ type: 'room-create', data: { title: uniqueText('Room') } });
    outsider.send({ type: 'typing', room: String(ack.data.room), data: { on: true } });
    await outsider.settle();
    await owner.settle();
    owner.neverGot('typing', (message) => message.type === 'typing');
  }),

  rule('R38 ping is answered by pong with the same id', async (trial) => {
    for (const framing of trial.framings) {
      const peer = await trial.join({ framing });
      peer.send({ type: 'ping', id: 'abc' });
      assert.equal((await peer.expect('pong')).id, 'abc');
    }
  }),

  ruleWith(['advance'], 'R38 who was not heard for 15 seconds loses its place: bye timed-out', async (trial, hub) => {
    const silent = await trial.join();
    const lively = await trial.join();
    for (let second = 0; second < 14; second += 1) {
      await hub.advance(1000);
      await lively.settle();
    }
    assert.equal(silent.end, undefined);
    // What arrives from the hub is acknowledged, and that is a sign of life: so this one falls silent altogether.
    silent.acknowledges = false;
    for (let second = 0; second < 17; second += 1) {
      await hub.advance(1000);
      await lively.settle();
    }
    await silent.expectBye('timed-out');
    await silent.expectEnd();
    await lively.settle();
  }),

  rule('R39 subscribe brings a metric about once a second, until unsubscribe', async (trial) => {
    const peer = await trial.join();
    const { advance } = trial.hub.control;
    for (const topic of ['hub.members', 'hub.messages-per-second', 'hub.latency']) {
      await peer.accepted({ type: 'subscribe', data: { topic } });
      for (let count = 0; count < 2; count += 1) {
        await advance?.(1000);
        const metric = await peer.expect('metric', (message) => message.data.topic === topic);
        assert.ok(numberAt(metric, 'data.value') >= 0);
      }
      await peer.accepted({ type: 'unsubscribe', data: { topic } });
    }
  }),

  ruleWith(['advance'], 'R39 after unsubscribe none comes', async (trial, hub) => {
    const peer = await trial.join();
    const topic = { topic: 'hub.members' };
    await peer.accepted({ type: 'subscribe', data: topic });
    await hub.advance(1000);
    await peer.expect('metric');
    await peer.accepted({ type: 'unsubscribe', data: topic });
    await peer.settle();
    const before = peer.messages.filter((message) => message.type === 'metric').length;
    await hub.advance(5000);
    await peer.settle();
    assert.equal(peer.messages.filter((message) => message.type === 'metric').length, before);
  }),

  rule('R39 hub.members counts members who are there', async (trial) => {
    const peer = await trial.join();
    await trial.join();
    await peer.accepted({ type: 'subscribe', data: { topic: 'hub.members' } });
    await trial.hub.control.advance?.(1000);
    assert.ok(numberAt(await peer.expect('metric'), 'data.value') >= 2);
  }),

  rule('R39 an unknown topic: bad-message', async (trial) => {
    const peer = await trial.join();
    await peer.refused({ type: 'subscribe', data: { topic: 'hub.secrets' } }, 'bad-message');
  }),

  rule('R40 presence away and online reach all others as user-status', async (trial) => {
    const witness = await trial.join();
    const peer = await trial.join();
    peer.send({ type: 'presence', data: { status: 'away' } });
    await witness.expect('user-status', status(peer, 'away'));
    peer.send({ type: 'presence', data: { status: 'online' } });
    await witness.expect('user-status', (m) => status(peer, 'online')(m));
    await peer.settle();
    peer.neverGot('an answer to presence', (message) => message.type === 'nack' || message.type === 'ack');
  }),

  rule('R40 a presence of offline or nonsense: bad-message', async (trial) => {
    const peer = await trial.join();
    for (const wrong of ['offline', 'asleep', 7]) {
      peer.send({ type: 'presence', data: { status: wrong } });
      await peer.expectNack('bad-message');
    }
  }),

  rule('R40 profile changes name and avatar for all others, and for later comers', async (trial) => {
    const witness = await trial.join();
    const peer = await trial.join();
    const name = uniqueText('N').slice(0, 20);
    await peer.accepted({ type: 'profile', data: { name, avatar: '🐼' } });
    const news = await witness.expect('user-status', (message) => textAt(message, 'data.member.name') === name);
    assert.equal(textAt(news, 'data.member.user'), peer.user);
    assert.equal(textAt(news, 'data.member.avatar'), '🐼');
    const later = await trial.join();
    const listed = listAt(later.welcome ?? {}, 'data.members').find((member) => member.user === peer.user);
    assert.equal(listed?.name, name);
  }),

  rule(
    'R40 a name that is empty or has control characters: bad-message; one that is too long: too-large',
    async (trial) => {
      const peer = await trial.join();
      for (const name of ['', '   ', 'a\u0007b', 'a\nb']) {
        await peer.refused({ type: 'profile', data: { name, avatar: '' } }, 'bad-message');
      }
      await peer.refused({ type: 'profile', data: { name: 'x'.repeat(41), avatar: '' } }, 'too-large');
    },
  ),

  rule('R41 moderate of one who is no host: forbidden', async (trial) => {
    const peer = await trial.joinAsGuest();
    const other = await trial.join();
    for (const action of ['mute', 'unmute', 'remove', 'ban', 'host', 'unhost']) {
      await peer.refused({ type: 'moderate', data: { action, user: other.user } }, 'forbidden');
    }
    for (const action of ['lock', 'unlock']) await peer.refused({ type: 'moderate', data: { action } }, 'forbidden');
    await other.settle();
  }),

  ruleWith(['hostPass'], 'R41 mute and host are seen by all', async (trial) => {
    const host = await trial.joinAsHost();
    const peer = await trial.join();
    const moderate = (action: string): Promise<RawMessage> =>
      host.accepted({ type: 'moderate', data: { action, user: peer.user } });
    const seen = (field: 'muted' | 'host', value: boolean): Promise<RawMessage> =>
      peer.expect('user-status', (m) => {
        const member = m.data.member as { user?: string; muted?: boolean; host?: boolean };
        return member.user === peer.user && member[field] === value;
      });
    await moderate('mute');
    await seen('muted', true);
    await moderate('unmute');
    await seen('muted', false);
    await moderate('host');
    await seen('host', true);
    const other = await trial.join();
    await peer.accepted({ type: 'moderate', data: { action: 'mute', user: other.user } });
    await moderate('unhost');
    await seen('host', false);
    await peer.refused({ type: 'moderate', data: { action: 'unmute', user: other.user } }, 'forbidden');
  }),

  ruleWith(
    ['hostPass'],
    'R41 who is removed gets bye removed, close 1008, and its key is worth nothing',
    async (trial) => {
      const host = await trial.joinAsHost();
      const witness = await trial.join();
      const peer = await trial.join();
      await host.accepted({ type: 'moderate', data: { action: 'remove', user: peer.user } });
      await peer.expectBye('removed');
      await peer.expectEnd(1008);
      await witness.expect('user-left', (message) => message.room === 'lobby' && message.from === peer.user);
      const again = await trial.connect({ sameDeviceAs: peer });
      again.sendHello('return');
      await again.expectNack('unknown-device');
      await again.expectEnd(1008);
    },
  ),

  ruleWith(['hostPass'], 'R41 an unknown member: no-such-user; an unknown action: bad-message', async (trial) => {
    const host = await trial.joinAsHost();
    await host.refused({ type: 'moderate', data: { action: 'mute', user: `nobody-${makeId()}` } }, 'no-such-user');
    await host.refused({ type: 'moderate', data: { action: 'promote', user: host.user } }, 'bad-message');
  }),
];
