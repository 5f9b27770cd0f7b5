/** Rules R24 to R45 as they bind a client: what it sends arrives once and in order, what it is sent is kept once and in order. */
import assert from 'node:assert/strict';
import type { FakeSession } from '../fakeSession.ts';
import type { RawMessage } from '../rawMessage.ts';
import { isObject } from '../rawMessage.ts';
import type { ClientApp } from './ClientUnderTest.ts';
import { type ClientRule, rule } from './rule.ts';

async function sent(app: ClientApp, id: string): Promise<void> {
  await app.until(`${id} to be sent`, () => app.delivery(id).state === 'sent');
}

/** The number that a hello claims for the lobby. */
function helloOf(session: FakeSession): RawMessage | undefined {
  return session.received.find(({ type }) => type === 'hello');
}

function resumedAt(hello: RawMessage | undefined): unknown {
  const resume = hello?.data.resume;
  return isObject(resume) && isObject(resume.rooms) ? resume.rooms.lobby : undefined;
}

function resumedEpoch(hello: RawMessage | undefined): unknown {
  const resume = hello?.data.resume;
  return isObject(resume) ? resume.epoch : undefined;
}

const texts = (app: ClientApp): string[] => app.told.map((entry) => entry.content);

export const deliveryRules: ClientRule[] = [
  rule('R24 a message counts as sent when it is acknowledged, not before', async ({ join, hub }) => {
    const { app } = await join();
    let acknowledge = (): void => {};
    hub.once('chat', (_message, _session, usual) => {
      acknowledge = () => usual();
    });
    const id = app.sendChat('lobby', 'is it there?');
    await hub.received('chat');
    await app.settled();
    assert.equal(app.delivery(id).state, 'waiting');
    acknowledge();
    await sent(app, id);
  }),

  rule('R25 an entry that comes twice is told once', async ({ join, hub, hear }) => {
    const { app, session } = await join();
    const entry = hub.say('once');
    session.send(entry, entry);
    await hear(app, 'next');
    session.send(entry);
    await hear(app, 'last');
    assert.deepEqual(texts(app), ['once', 'next', 'last']);
  }),

  rule('R25 an entry that is missing is fetched as history, and nothing is told out of order', async (trial) => {
    const { app, session } = await trial.join();
    await trial.hear(app, 'first');
    for (const content of ['lost 1', 'lost 2']) {
      trial.hub.store({ type: 'chat', room: 'lobby', from: 'other', id: content.replace(' ', '-'), data: { content } });
    }
    trial.hub.say('after the gap');
    await trial.hub.received('history');
    await trial.agree(app);
    assert.equal(session.open, true);
    const seqs = app.told.map((entry) => entry.seq);
    assert.deepEqual(
      seqs,
      [...seqs].sort((a, b) => a - b),
    );
  }),

  rule('R25 one’s own message is told once, though it comes as ack and as entry', async ({ join, hear }) => {
    const { app } = await join();
    const id = app.sendChat('lobby', 'mine');
    await sent(app, id);
    await hear(app, 'then');
    assert.deepEqual(texts(app), ['mine', 'then']);
  }),

  rule('R64 an entry of a type that it does not know counts, and is not asked for', async (trial) => {
    const { app, session } = await trial.join();
    await trial.hear(app, 'before');
    const data = { votes: [1, 2, 3], text: 'which one?' };
    trial.hub.deliver(trial.hub.store({ type: 'poll.question', room: 'lobby', from: 'other', id: 'poll-1', data }));
    await trial.hear(app, 'after');
    session.cut();
    const next = await trial.comeBack(app);
    assert.equal(resumedAt(helloOf(next.session)), trial.hub.requireRoom('lobby').entries.length);
    assert.equal(trial.hub.all('history').length, 0);
    assert.deepEqual(texts(app), ['before', 'after']);
  }),

  rule('R26 a message whose ack was lost is sent again with the same id', async (trial) => {
    const { app } = await trial.join();
    trial.hub.once('chat', (message, session) => {
      trial.hub.store({ type: 'chat', id: message.id, room: 'lobby', from: session.user, data: message.data });
      session.cut();
    });
    const id = app.sendChat('lobby', 'did you get this?');
    await trial.hub.received('chat');
    await trial.comeBack(app);
    await sent(app, id);
    await trial.agree(app);
    assert.ok(
      trial.hub.all('chat').every((message) => message.id === id && message.data.content === 'did you get this?'),
    );
    assert.deepEqual(texts(app), ['did you get this?']);
  }),

  rule('R26 messages keep their order over a broken link', async (trial) => {
    const { app } = await trial.join();
    let taken = 0;
    trial.hub.on('chat', (_message, session, usual) => {
      taken += 1;
      if (taken === 3) session.cut();
      else usual();
    });
    const ids = Array.from({ length: 8 }, (_, index) => app.sendChat('lobby', `line ${index}`));
    await trial.comeBack(app);
    for (const id of ids) await sent(app, id);
    const stored = trial.hub.requireRoom('lobby').entries.filter((entry) => entry.type === 'chat');
    assert.deepEqual(
      stored.map((entry) => entry.id),
      ids,
    );
    await trial.agree(app);
  }),

  rule('R26 what was written while there was no hub goes out in order when there is one', async (trial) => {
    const { app, session } = await trial.join();
    session.cut();
    await app.until('a pause', () => app.state === 'waiting');
    const ids = ['one', 'two', 'three'].map((content) => app.sendChat('lobby', content));
    await trial.comeBack(app);
    for (const id of ids) await sent(app, id);
    assert.deepEqual(
      trial.hub.all('chat').map((message) => message.id),
      ids,
    );
  }),

  rule('R26 an app that is killed before the ack sends the same message in its next life', async (trial) => {
    const { app } = await trial.join();
    trial.hub.once('chat', (_message, session) => {
      session.answers = false;
    });
    const id = app.sendChat('lobby', 'before I die');
    await trial.hub.received('chat');
    await app.kill();
    const next = await trial.join(app);
    const again = await trial.hub.received('chat');
    assert.equal(again.id, id);
    assert.equal(again.data.content, 'before I die');
    await sent(next.app, id);
  }),

  rule('R27 id-reused, and every other final refusal, ends as failed with its reason', async ({ join, hub }) => {
    const { app } = await join();
    for (const code of ['id-reused', 'muted', 'forbidden', 'no-such-room', 'too-large', 'bad-message']) {
      hub.once('chat', (message, session) =>
        session.send({ type: 'nack', data: { id: message.id, code, message: 'no' } }),
      );
      const id = app.sendChat('lobby', `refused with ${code}`);
      await app.until('the end', () => app.delivery(id).state === 'failed');
      assert.equal(app.delivery(id).reason, code);
      await app.advance(60_000);
      await app.settled();
      assert.equal(hub.all('chat').filter((message) => message.id === id).length, 1, 'it was sent again');
    }
    await sent(app, app.sendChat('lobby', 'and this one is taken'));
  }),

  rule('R28 a private message goes to a member, and the answer belongs to the same room', async ({ join, hub }) => {
    const { app, session } = await join();
    hub.addMember('bob', 'Bob');
    session.send({ type: 'user-status', data: { member: { ...hub.addMember('bob', 'Bob') } } });
    const id = app.sendPrivate('bob', 'psst');
    await sent(app, id);
    const message = await hub.received('private');
    assert.equal(message.to, 'bob');
    await app.until('its own words', () => app.told.some((entry) => entry.content === 'psst'));
  }),

  rule('R33 rate-limited is waited out, then the same message is sent again', async ({ join, hub }) => {
    const { app } = await join();
    hub.once('chat', (message, session) => {
      const data = { id: message.id, code: 'rate-limited', message: 'slower', retryAfter: 3000 };
      session.send({ type: 'nack', data });
    });
    const id = app.sendChat('lobby', 'again and again');
    const first = await hub.received('chat');
    await app.settled();
    await app.advance(2900);
    await app.settled();
    assert.equal(hub.all('chat').length, 1, 'it was sent again too early');
    await app.advance(200);
    const second = await hub.received('chat');
    assert.deepEqual([first.id, second.id], [id, id]);
    await sent(app, id);
  }),

  rule('R35 internal with retryAfter is tried again, in order', async ({ join, hub }) => {
    const { app } = await join();
    let failing = true;
    hub.on('chat', (message, session, usual) => {
      if (!failing) usual();
      else
        session.send({ type: 'nack', data: { id: message.id, code: 'internal', message: 'disk', retryAfter: 2000 } });
    });
    const ids = ['a', 'b', 'c'].map((content) => app.sendChat('lobby', content));
    await hub.received('chat');
    await app.settled();
    failing = false;
    for (let round = 0; round < 5; round += 1) {
      await app.advance(2100);
      await app.settled();
    }
    for (const id of ids) await sent(app, id);
    const stored = hub.requireRoom('lobby').entries.filter((entry) => entry.type === 'chat');
    assert.deepEqual(
      stored.map((entry) => entry.id),
      ids,
    );
  }),

  rule('R42 a return names the epoch and the last number that is on disk', async (trial) => {
    const { app, session } = await trial.join();
    const seq = await trial.hear(app, 'seen');
    await trial.hub.until('the acknowledgement', () => session.idle);
    session.cut();
    const missed = trial.hub.store({
      type: 'chat',
      room: 'lobby',
      from: 'other',
      id: 'm',
      data: { content: 'missed' },
    });
    const { session: next } = await trial.comeBack(app);
    assert.equal(resumedAt(helloOf(next)), seq);
    assert.equal(resumedEpoch(helloOf(next)), trial.hub.epoch);
    await app.until('what was missed', () => app.told.some((entry) => entry.seq === missed.seq));
    await trial.agree(app);
  }),

  rule('R42 the next life of the app returns from where its disk is', async (trial) => {
    const { app, session } = await trial.join();
    const seq = await trial.hear(app, 'seen');
    await trial.hub.until('the acknowledgement', () => session.idle);
    await app.kill();
    const next = await trial.join(app);
    assert.equal(resumedAt(helloOf(next.session)), seq);
    assert.deepEqual(texts(next.app), [], 'what was told before is told again');
    await trial.agree(next.app);
  }),

  rule('R42 a replay that brings what is held already changes nothing', async (trial) => {
    const { app, session } = await trial.join();
    await trial.hear(app, 'one');
    await trial.hear(app, 'two');
    session.cut();
    trial.hub.once('hello', (_message, again, usual) => {
      usual();
      again.send(...trial.hub.requireRoom('lobby').entries);
    });
    await trial.comeBack(app);
    await trial.hear(app, 'three');
    assert.deepEqual(texts(app), ['one', 'two', 'three']);
    await trial.agree(app);
  }),

  rule('R42 a resume that is cut in the middle is begun again', async (trial) => {
    const { app, session } = await trial.join();
    await trial.hear(app, 'seen');
    session.cut();
    for (let index = 0; index < 300; index += 1) {
      trial.hub.store({ type: 'chat', room: 'lobby', from: 'other', id: `m${index}`, data: { content: `m${index}` } });
    }
    await app.until('a pause', () => app.state === 'waiting');
    await app.skipPause();
    const half = await trial.hub.nextSession();
    await trial.hub.until('the first part', () => half.acknowledged > 0);
    half.cut();
    await trial.comeBack(app);
    await trial.agree(app);
    assert.deepEqual(texts(app), ['seen', ...Array.from({ length: 300 }, (_, index) => `m${index}`)]);
  }),

  rule('R43 what a long absence left out of the replay is fetched as history', async (trial) => {
    const { app, session } = await trial.join();
    await trial.hear(app, 'seen');
    session.cut();
    for (let index = 0; index < 1300; index += 1) {
      trial.hub.store({ type: 'chat', room: 'lobby', from: 'other', id: `m${index}`, data: { content: `m${index}` } });
    }
    await trial.comeBack(app);
    await trial.agree(app);
    for (const request of trial.hub.all('history')) {
      assert.ok(Number(request.data.limit) >= 1 && Number(request.data.limit) <= 200, 'R32');
    }
  }),

  rule('R44 what lies above keepSeq is void, and what the hub says instead is taken', async (trial) => {
    const { app, session } = await trial.join();
    const kept = await trial.hear(app, 'kept');
    await trial.hear(app, 'lost with the power');
    await trial.hub.until('the acknowledgement', () => session.idle);
    trial.hub.loseAfter(kept);
    session.close(1012);
    await trial.comeBack(app);
    await trial.hear(app, 'new life');
    await trial.agree(app);
    const log = await app.log('lobby');
    assert.deepEqual(
      log.filter((entry) => entry.type === 'chat').map((entry) => entry.content),
      ['kept', 'new life'],
    );
  }),

  rule('R44 one’s own messages above keepSeq are sent again under the same ids', async (trial) => {
    const { app, session } = await trial.join();
    const kept = await trial.hear(app, 'kept');
    const ids = ['mine 1', 'mine 2'].map((content) => app.sendChat('lobby', content));
    for (const id of ids) await sent(app, id);
    await app.until('its own words', () => texts(app).includes('mine 2'));
    await trial.hub.until('the acknowledgement', () => session.idle);
    trial.hub.loseAfter(kept);
    session.close(1012);
    await trial.comeBack(app);
    await trial.hub.until('both once more', () => trial.hub.all('chat').length === 4);
    assert.deepEqual(
      trial.hub.all('chat').map((message) => message.id),
      [...ids, ...ids],
    );
    await trial.agree(app);
  }),

  rule('R44 an epoch that the hub does not know: everything is fetched anew', async (trial) => {
    const { app, session } = await trial.join();
    await trial.hear(app, 'of the old life');
    await trial.hub.until('the acknowledgement', () => session.idle);
    trial.hub.requireRoom('lobby').entries = [];
    trial.hub.epoch = 'another-hub';
    session.close(1012);
    const { session: next } = await trial.comeBack(app);
    await trial.hear(app, 'of the new life');
    await trial.agree(app);
    next.cut();
    const { session: last } = await trial.comeBack(app);
    assert.equal(resumedEpoch(helloOf(last)), 'another-hub');
    assert.equal(resumedAt(helloOf(last)), trial.hub.requireRoom('lobby').entries.length);
  }),

  rule('R45 close 1012 sends everyone through the door again', async (trial) => {
    const { app, session } = await trial.join();
    session.close(1012);
    await trial.comeBack(app);
    await trial.hear(app, 'here again');
  }),
];
