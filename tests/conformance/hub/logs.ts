/** Rules R24 to R28 and R35: the one order of a room's log, and what an acknowledgement is worth. */
import assert from 'node:assert/strict';
import { flagAt, numberAt, type RawMessage } from '../rawMessage.ts';
import { makeId } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, uniqueText } from './rule.ts';

const DAY = 24 * 3600 * 1000;

const chat = (
  id: string,
  content: string,
  room = 'lobby',
): { type: string; id: string; room: string; data: { content: string } } => ({
  type: 'chat',
  id,
  room,
  data: { content },
});

export const logRules: HubRule[] = [
  ruleWith(['holdCommits'], 'R24 nobody is told before the store has committed', async (trial, hub) => {
    const sender = await trial.join();
    const reader = await trial.join();
    const text = uniqueText();
    const id = makeId();
    const release = hub.holdCommits();
    sender.send(chat(id, text));
    await sender.settle();
    await reader.settle();
    for (const peer of [sender, reader]) {
      peer.neverGot('the message before it was stored', (message) => message.data.content === text);
      peer.neverGot('the acknowledgement before it was stored', (m) => m.type === 'ack' && m.data.id === id);
    }
    release();
    assert.equal((await sender.answer(id)).type, 'ack');
    await reader.expectEntry(text);
  }),

  ruleWith(['powerCut'], 'R24 what was acknowledged is there after a power cut', async (trial, hub) => {
    const sender = await trial.join();
    const text = uniqueText();
    const seq = await sender.chat(text);
    await hub.powerCut(0);
    const back = await trial.comeBack(sender, { resume: { epoch: sender.epoch, rooms: { lobby: seq - 1 } } });
    const entry = await back.expectEntry(text);
    assert.equal(entry.seq, seq);
    assert.equal(flagAt(back.welcome ?? {}, 'data.resumed'), true);
  }),

  rule('R25 every member gets each entry once, in order, the sender included', async (trial) => {
    const peers = [await trial.join(), await trial.join(), await trial.join({ framing: trial.otherFraming })];
    const texts: string[] = [];
    const ids: [number, string][] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const [index, peer] of peers.entries()) {
        const id = makeId();
        const text = uniqueText();
        texts.push(text);
        ids.push([index, id]);
        peer.send(chat(id, text));
      }
    }
    for (const [index, id] of ids) assert.equal((await peers[index]?.answer(id))?.type, 'ack');
    for (const peer of peers) for (const text of texts) await peer.expectEntry(text);
    const orders = peers.map((peer) =>
      peer.messages.filter((m) => texts.includes(String(m.data.content))).map((m) => m.data.content),
    );
    for (const order of orders) {
      assert.equal(order.length, texts.length, 'an entry came twice');
      assert.deepEqual(order, orders[0]);
    }
  }),

  rule('R25 numbers begin at 1 and have no gaps', async (trial) => {
    const peer = await trial.join();
    const ack = await peer.accepted({ type: 'room-create', data: { title: uniqueText('Room') } });
    const room = String(ack.data.room);
    await peer.expect('room-created', (message) => message.room === room && message.seq === 1);
    for (const text of [uniqueText(), uniqueText(), uniqueText()]) {
      await peer.chat(text, room);
      await peer.expectEntry(text);
    }
    const seqs = peer.entries(room).map((entry) => entry.seq);
    assert.deepEqual(
      seqs,
      seqs.map((_, index) => index + 1),
    );
  }),

  rule('R25 the entry has the sender, the id and the hub’s time; the ack has the same number', async (trial) => {
    const peer = await trial.join();
    const id = makeId();
    const text = uniqueText();
    const ack = await peer.accepted(chat(id, text));
    const entry = await peer.expectEntry(text);
    assert.equal(entry.id, id);
    assert.equal(entry.from, peer.user);
    assert.equal(entry.room, 'lobby');
    assert.equal(entry.seq, numberAt(ack, 'data.seq'));
    assert.equal(ack.data.room, 'lobby');
    assert.ok((entry.timestamp ?? 0) > 0);
  }),

  rule('R25 texts of every script, replies and mentions arrive as they were', async (trial) => {
    const sender = await trial.join();
    const reader = await trial.join();
    const first = makeId();
    const text = `${uniqueText()} 你好 مرحبا 👩‍👩‍👧 \u2028 "quotes" \\ </script> \t`;
    await sender.accepted(chat(first, text));
    await reader.expectEntry(text);
    const answer = uniqueText();
    const mentions = [{ user: sender.user, start: 0, length: 4 }];
    await reader.accepted({ type: 'chat', room: 'lobby', data: { content: answer, replyTo: first, mentions } });
    const entry = await sender.expectEntry(answer);
    assert.equal(entry.data.replyTo, first);
    assert.deepEqual(entry.data.mentions, mentions);
  }),

  rule('R65 an edit says whom its words address', async (trial) => {
    const sender = await trial.join();
    const reader = await trial.join();
    const target = makeId();
    await sender.accepted(chat(target, uniqueText()));
    const content = uniqueText();
    const mentions = [{ user: reader.user, start: 1, length: 3 }];
    await sender.accepted({ type: 'edit', room: 'lobby', data: { target, content, mentions } });
    assert.deepEqual((await reader.expectEntry(content, 'edited')).data.mentions, mentions);
  }),

  rule('R26 a message stored before is acknowledged again with its number and not stored again', async (trial) => {
    const peer = await trial.join();
    const witness = await trial.join();
    const id = makeId();
    const text = uniqueText();
    const first = await peer.accepted(chat(id, text));
    await witness.expectEntry(text);
    for (let count = 0; count < 3; count += 1) {
      const again = await peer.accepted(chat(id, text));
      assert.equal(again.data.seq, first.data.seq);
    }
    await peer.chat(uniqueText());
    await witness.settle();
    assert.equal(witness.messages.filter((message) => message.data.content === text).length, 1);
  }),

  rule('R26 twice in one frame is once in the log', async (trial) => {
    const peer = await trial.join();
    const id = makeId();
    const text = uniqueText();
    peer.send(chat(id, text), chat(id, text));
    const acks = [await peer.answer(id), await peer.answer(id)];
    assert.deepEqual(
      acks.map((ack) => [ack.type, ack.data.seq]),
      acks.map(() => ['ack', acks[0]?.data.seq]),
    );
    await peer.chat(uniqueText());
    await peer.settle();
    assert.equal(peer.entries('lobby').filter((entry) => entry.data.content === text).length, 1);
  }),

  rule('R26 the id is known to the next session of the device, too', async (trial) => {
    const before = await trial.join();
    const id = makeId();
    const text = uniqueText();
    const first = await before.accepted(chat(id, text));
    before.wire.cut();
    const after = await trial.comeBack(before);
    assert.equal((await after.accepted(chat(id, text))).data.seq, first.data.seq);
  }),

  ruleWith(['restart'], 'R26 the id is known after a restart of the hub', async (trial, hub) => {
    const before = await trial.join();
    const id = makeId();
    const text = uniqueText();
    const first = await before.accepted(chat(id, text));
    await hub.restart();
    const after = await trial.comeBack(before);
    assert.equal((await after.accepted(chat(id, text))).data.seq, first.data.seq);
  }),

  ruleWith(['advance'], 'R26 the id is known after 7 days', async (trial, hub) => {
    const before = await trial.join();
    const id = makeId();
    const text = uniqueText();
    const first = await before.accepted(chat(id, text));
    await before.leave();
    await hub.advance(7 * DAY);
    const after = await trial.comeBack(before);
    assert.equal((await after.accepted(chat(id, text))).data.seq, first.data.seq);
  }),

  rule('R26 two senders may use the same id in different rooms', async (trial) => {
    const one = await trial.join();
    const two = await trial.join();
    const ack = await two.accepted({ type: 'room-create', data: { title: uniqueText('Room') } });
    const id = makeId();
    await one.accepted(chat(id, uniqueText()));
    await two.accepted(chat(id, uniqueText(), String(ack.data.room)));
  }),

  rule(
    'R27 an id that another member has used in the room: id-reused, so that a target is one message',
    async (trial) => {
      const one = await trial.join();
      const two = await trial.join();
      const id = makeId();
      const text = uniqueText();
      await one.accepted(chat(id, text));
      await two.refused(chat(id, text), 'id-reused');
    },
  ),

  rule('R27 the same id with other content: id-reused', async (trial) => {
    const peer = await trial.join();
    const id = makeId();
    const text = uniqueText();
    await peer.accepted(chat(id, text));
    const other = uniqueText();
    await peer.refused(chat(id, other), 'id-reused');
    await peer.refused({ type: 'room-create', id, data: { title: 'Other' } }, 'id-reused');
    await peer.chat(uniqueText());
    await peer.settle();
    peer.neverGot('the refused text', (message) => message.data.content === other);
  }),

  rule('R28 a chat to an unknown room: no-such-room; to one that the sender is not in: forbidden', async (trial) => {
    const owner = await trial.join();
    const outsider = await trial.join();
    const ack = await owner.accepted({ type: 'room-create', data: { title: uniqueText('Room') } });
    const room = String(ack.data.room);
    await outsider.refused(chat(makeId(), 'x', `nowhere-${makeId()}`), 'no-such-room');
    const text = uniqueText();
    await outsider.refused(chat(makeId(), text, room), 'forbidden');
    await owner.chat(uniqueText(), room);
    owner.neverGot("an outsider's words", (message) => message.data.content === text);
  }),

  rule('R28 what is said in a room reaches its members only', async (trial) => {
    const owner = await trial.join();
    const outsider = await trial.join();
    const ack = await owner.accepted({ type: 'room-create', data: { title: uniqueText('Room') } });
    const text = uniqueText();
    await owner.chat(text, String(ack.data.room));
    const later = uniqueText();
    await owner.chat(later);
    await outsider.expectEntry(later);
    await outsider.settle();
    outsider.neverGot('what was said in a room it is not in', (message) => message.data.content === text);
  }),

  rule('R28 a private message reaches the two and nobody else, also not by history', async (trial) => {
    const one = await trial.join();
    const two = await trial.join({ framing: trial.otherFraming });
    const third = await trial.join();
    const text = uniqueText('secret');
    const ack = await one.accepted({ type: 'private', to: two.user, data: { content: text } });
    const entries: RawMessage[] = [await one.expectEntry(text, 'private'), await two.expectEntry(text, 'private')];
    for (const entry of entries) {
      assert.equal(entry.from, one.user);
      assert.equal(entry.to, two.user);
      assert.equal(entry.room, ack.data.room);
      assert.equal(entry.seq, ack.data.seq);
    }
    const later = uniqueText();
    await one.chat(later);
    await third.expectEntry(later);
    await third.settle();
    assert.ok(!third.frames.some((frame) => frame.includes(text)), 'a third member was told');
    const room = String(ack.data.room);
    const peek = await third.request({ type: 'history', room, data: { limit: 10 } });
    assert.equal(peek.type, 'nack');
    await third.refused(chat(makeId(), 'x', room), String(peek.data.code));
  }),

  rule('R28 the answer to a private message is in the same room', async (trial) => {
    const one = await trial.join();
    const two = await trial.join();
    const there = await one.accepted({ type: 'private', to: two.user, data: { content: uniqueText() } });
    const back = await two.accepted({ type: 'private', to: one.user, data: { content: uniqueText() } });
    assert.equal(back.data.room, there.data.room);
    assert.ok(numberAt(back, 'data.seq') > numberAt(there, 'data.seq'));
  }),

  rule('R28 a private message to nobody: no-such-user', async (trial) => {
    const peer = await trial.join();
    await peer.refused({ type: 'private', to: `nobody-${makeId()}`, data: { content: 'x' } }, 'no-such-user');
  }),

  ruleWith(
    ['failCommits'],
    'R35 a store that fails: internal with retryAfter, and no number is used up',
    async (trial, hub) => {
      const peer = await trial.join();
      const reader = await trial.join();
      const before = await peer.chat(uniqueText());
      const id = makeId();
      const text = uniqueText();
      const repair = hub.failCommits();
      peer.send(chat(id, text), chat(makeId(), uniqueText()));
      for (let count = 0; count < 2; count += 1) {
        const nack = await peer.expectNack('internal');
        assert.ok(numberAt(nack, 'data.retryAfter') > 0);
      }
      repair();
      const ack = await peer.accepted(chat(id, text));
      assert.equal(ack.data.seq, before + 1);
      assert.equal((await reader.expectEntry(text)).seq, before + 1);
    },
  ),
];
