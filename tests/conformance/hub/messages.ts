/** Rules R29 to R34: edits, recalls, reactions, read marks, rooms, history, and the limits of a sender. */
import assert from 'node:assert/strict';
import { flagAt, listAt, numberAt } from '../rawMessage.ts';
import { makeId, type Outgoing, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, uniqueText } from './rule.ts';

const MINUTE = 60_000;

/** Says something; returns the message's id. */
async function say(peer: TestPeer, room = 'lobby'): Promise<string> {
  const id = makeId();
  await peer.chat(uniqueText(), room, id);
  return id;
}

async function makeRoom(peer: TestPeer, title = uniqueText('Room')): Promise<string> {
  const ack = await peer.accepted({ type: 'room-create', data: { title } });
  return String(ack.data.room);
}

const edit = (target: string, content: string, room = 'lobby'): Outgoing => ({
  type: 'edit',
  room,
  data: { target, content },
});
const recall = (target: string, room = 'lobby'): Outgoing => ({ type: 'recall', room, data: { target } });
const react = (target: string, emoji: string, on: boolean, room = 'lobby'): Outgoing => ({
  type: 'react',
  room,
  data: { target, emoji, on },
});

export const messageRules: HubRule[] = [
  rule('R29 edit changes the own message for everyone', async (trial) => {
    const author = await trial.join();
    const reader = await trial.join();
    const target = await say(author);
    const text = uniqueText();
    const ack = await author.accepted(edit(target, text));
    const entry = await reader.expectEntry(text, 'edited');
    assert.equal(entry.data.target, target);
    assert.equal(entry.from, author.user);
    assert.equal(entry.seq, numberAt(ack, 'data.seq'));
  }),

  rule('R29 recall takes the own message back for everyone', async (trial) => {
    const author = await trial.join();
    const reader = await trial.join();
    const target = await say(author);
    await author.accepted(recall(target));
    const entry = await reader.expect('recalled', (message) => message.data.target === target);
    assert.equal(entry.from, author.user);
  }),

  rule("R29 someone else's message can be neither edited nor recalled", async (trial) => {
    const author = await trial.join();
    const other = await trial.joinAsGuest();
    const target = await say(author);
    await other.refused(edit(target, 'mine now'), 'forbidden');
    await other.refused(recall(target), 'forbidden');
  }),

  rule('R29 an unknown target: no-such-message', async (trial) => {
    const peer = await trial.join();
    const room = await makeRoom(peer);
    const elsewhere = await say(peer);
    for (const target of [makeId(), elsewhere]) {
      await peer.refused(edit(target, 'x', room), 'no-such-message');
      await peer.refused(recall(target, room), 'no-such-message');
      await peer.refused(react(target, '👍', true, room), 'no-such-message');
    }
  }),

  ruleWith(['advance'], 'R29 edit works for 15 minutes, recall for 2', async (trial, hub) => {
    const first = await trial.joinAsGuest();
    const target = await say(first);
    await first.leave();
    await hub.advance(2 * MINUTE - 5000);
    const early = await trial.comeBack(first);
    const recalled = await say(early);
    await early.accepted(recall(recalled));
    await early.leave();
    await hub.advance(10_000);
    const later = await trial.comeBack(early);
    await later.refused(recall(target), 'forbidden');
    await later.accepted(edit(target, uniqueText()));
    await later.leave();
    await hub.advance(13 * MINUTE);
    const late = await trial.comeBack(later);
    await late.refused(edit(target, 'too late'), 'forbidden');
  }),

  ruleWith(
    ['hostPass', 'advance'],
    "R29 a host recalls anyone's message at any time, and edits none",
    async (trial, hub) => {
      const author = await trial.join();
      const target = await say(author);
      await author.leave();
      await hub.advance(60 * MINUTE);
      const host = await trial.joinAsHost();
      await host.refused(edit(target, 'censored'), 'forbidden');
      await host.accepted(recall(target));
      const back = await trial.comeBack(author);
      await back.expect('recalled', (message) => message.data.target === target);
    },
  ),

  rule('R29 what was recalled does not come back by history or replay', async (trial) => {
    const author = await trial.join();
    const id = makeId();
    const text = uniqueText('regret');
    const seq = await author.chat(text, 'lobby', id);
    await author.accepted(recall(id));
    const page = await author.request({ type: 'history', room: 'lobby', data: { limit: 10 } });
    const recalled = listAt(page, 'data.messages').some((m) => m.type === 'recalled');
    assert.ok(recalled, 'the recall is not in the history');
    const again = await trial.comeBack(author, { resume: { epoch: author.epoch, rooms: { lobby: seq - 1 } } });
    await again.expect('recalled', (message) => (message.data as { target?: string }).target === id);
  }),

  rule('R30 react sets and clears one emoji of the sender', async (trial) => {
    const author = await trial.join();
    const reader = await trial.join();
    const target = await say(author);
    for (const on of [true, false]) {
      const ack = await reader.accepted(react(target, '👍', on));
      const entry = await author.expect('reacted', (message) => message.data.target === target);
      assert.equal(entry.from, reader.user);
      assert.equal(entry.data.emoji, '👍');
      assert.equal(entry.data.on, on);
      assert.equal(entry.seq, ack.data.seq);
    }
  }),

  rule('R30 read moves the mark forward, never back, and is not answered', async (trial) => {
    const reader = await trial.join();
    const other = await trial.join();
    const seqs = [await other.chat(uniqueText()), await other.chat(uniqueText()), await other.chat(uniqueText())];
    const mark = (seq: number): Outgoing => ({ type: 'read', room: 'lobby', data: { seq } });
    reader.send(mark(seqs[1] ?? 0));
    await other.expect('read', (message) => message.from === reader.user && message.data.seq === seqs[1]);
    reader.send(mark(seqs[0] ?? 0));
    reader.send(mark(seqs[1] ?? 0));
    reader.send(mark(seqs[2] ?? 0));
    await other.expect('read', (message) => message.from === reader.user);
    await other.settle();
    const marks = other.messages.filter((m) => m.type === 'read' && m.from === reader.user).map((m) => m.data.seq);
    assert.deepEqual(marks, [seqs[1], seqs[2]]);
    await reader.settle();
    reader.neverGot('an answer to read', (message) => message.type === 'ack' || message.type === 'nack');
  }),

  rule('R30 a mark beyond the end of the log is never passed on', async (trial) => {
    const reader = await trial.join();
    const other = await trial.join();
    reader.send({ type: 'read', room: 'lobby', data: { seq: 9_000_000_000_000 } });
    await reader.settle();
    const last = await other.chat(uniqueText());
    await other.settle();
    other.neverGot('a mark beyond the end', (m) => m.type === 'read' && Number(m.data.seq) > last);
  }),

  rule('R31 room-create makes a room with its creator in it; its ack names the room', async (trial) => {
    const owner = await trial.join();
    const other = await trial.join();
    const title = uniqueText('Kitchen');
    const room = await makeRoom(owner, title);
    const entry = await owner.expect('room-created', (message) => message.room === room);
    assert.equal(entry.seq, 1);
    assert.equal(entry.from, owner.user);
    assert.equal(entry.data.title, title);
    assert.equal(entry.data.kind, 'group');
    await owner.chat(uniqueText(), room);
    const news = await other.expect('room-created', (message) => message.room === room);
    assert.equal(news.seq, undefined, 'those who are not in it hear of it without a number');
    const newcomer = await trial.join();
    const listed = listAt(newcomer.welcome ?? {}, 'data.rooms').find((candidate) => candidate.room === room);
    assert.equal(listed?.title, title);
    assert.equal(listed?.joined, false);
    assert.deepEqual(listed?.members, []);
  }),

  rule('R31 a room-create that is repeated makes no second room', async (trial) => {
    const owner = await trial.join();
    const message = { type: 'room-create', id: makeId(), data: { title: uniqueText('Room') } };
    const first = await owner.accepted(message);
    const second = await owner.accepted(message);
    assert.equal(second.data.room, first.data.room);
  }),

  rule('R31 room-join and room-leave are entries of the log', async (trial) => {
    const owner = await trial.join();
    const guest = await trial.join();
    const room = await makeRoom(owner);
    await owner.chat(uniqueText(), room);
    await guest.accepted({ type: 'room-join', room });
    const joined = await owner.expect('user-joined', (m) => m.room === room && m.from === guest.user);
    assert.ok((joined.seq ?? 0) > 1);
    const text = uniqueText();
    await owner.chat(text, room);
    await guest.expectEntry(text);
    await guest.accepted({ type: 'room-leave', room });
    guest.promises.leftRoom(room);
    await owner.expect('user-left', (m) => m.room === room && m.from === guest.user);
    const later = uniqueText();
    await owner.chat(later, room);
    await guest.settle();
    guest.neverGot('what was said after it had left', (message) => message.data.content === later);
    await guest.refused({ type: 'chat', room, data: { content: 'x' } }, 'forbidden');
  }),

  rule('R62 who joins a room is told who is in it, before its first entry', async (trial) => {
    const owner = await trial.join();
    const room = await makeRoom(owner);
    const guest = await trial.join();
    await guest.accepted({ type: 'room-join', room });
    const told = await guest.expect('room-members', (message) => message.room === room);
    assert.deepEqual(new Set(told.data.members as string[]), new Set([owner.user, guest.user]));
    const first = guest.messages.find((message) => message.room === room && message.seq !== undefined);
    assert.ok(first === undefined || guest.messages.indexOf(told) < guest.messages.indexOf(first));
  }),

  rule('R31 joining and leaving an unknown room: no-such-room', async (trial) => {
    const peer = await trial.join();
    await peer.refused({ type: 'room-join', room: `nowhere-${makeId()}` }, 'no-such-room');
    await peer.refused({ type: 'room-leave', room: `nowhere-${makeId()}` }, 'no-such-room');
  }),

  rule("R31 the lobby can't be left and a private conversation can't be joined", async (trial) => {
    const one = await trial.join();
    const two = await trial.join();
    const third = await trial.join();
    await one.refused({ type: 'room-leave', room: 'lobby' }, 'forbidden');
    const ack = await one.accepted({ type: 'private', to: two.user, data: { content: uniqueText() } });
    await third.refused({ type: 'room-join', room: String(ack.data.room) }, 'forbidden');
  }),

  rule('R32 history pages lead from the newest to the first entry without gaps', async (trial) => {
    const peer = await trial.join();
    const room = await makeRoom(peer);
    for (let count = 0; count < 9; count += 1) await peer.chat(uniqueText(), room);
    const seen: number[] = [];
    let before: number | undefined;
    let more = true;
    while (more) {
      const page = await peer.request({ type: 'history', room, data: { before, limit: 4 } });
      assert.equal(page.type, 'history');
      assert.equal(page.room, room);
      const seqs = listAt(page, 'data.messages').map((message) => numberAt(message, 'seq'));
      assert.ok(seqs.length > 0 && seqs.length <= 4);
      seen.unshift(...seqs);
      before = seqs[0];
      more = flagAt(page, 'data.more');
      assert.equal(more, before !== 1);
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 10 }, (_, index) => index + 1),
    );
    const beyond = await peer.request({ type: 'history', room, data: { before: 1, limit: 4 } });
    assert.deepEqual(beyond.data, { messages: [], more: false });
  }),

  rule('R32 history is the same text that was delivered', async (trial) => {
    const peer = await trial.join();
    const text = uniqueText();
    await peer.chat(text);
    const live = await peer.expectEntry(text);
    const page = await peer.request({ type: 'history', room: 'lobby', data: { limit: 5 } });
    const kept = listAt(page, 'data.messages').find(
      (message) => (message.data as { content?: string }).content === text,
    );
    assert.deepEqual(kept, live);
  }),

  rule('R32 history only for rooms that the sender is in', async (trial) => {
    const owner = await trial.join();
    const outsider = await trial.join();
    const room = await makeRoom(owner);
    await outsider.refused({ type: 'history', room, data: { limit: 10 } }, 'forbidden');
    await outsider.refused({ type: 'history', room: `nowhere-${makeId()}`, data: { limit: 10 } }, 'no-such-room');
  }),

  rule(
    'R33 more than 40 messages at once: rate-limited with retryAfter, and nothing of that is stored',
    async (trial) => {
      const flooder = await trial.join();
      const messages = Array.from({ length: 120 }, () => ({
        type: 'chat',
        id: makeId(),
        room: 'lobby',
        data: { content: uniqueText() },
      }));
      flooder.send(...messages);
      const stored: string[] = [];
      for (const message of messages) {
        const answer = await flooder.answer(message.id);
        if (answer.type === 'ack') {
          stored.push(message.data.content);
        } else {
          assert.equal(answer.data.code, 'rate-limited');
          assert.ok(numberAt(answer, 'data.retryAfter') > 0);
        }
      }
      assert.ok(stored.length >= 38 && stored.length < 80, `${stored.length} of 120 were taken`);
      for (const content of stored) await flooder.expectEntry(content);
      const refused = messages.filter((message) => !stored.includes(message.data.content));
      assert.ok(!refused.some((m) => flooder.entries('lobby').some((entry) => entry.data.content === m.data.content)));
    },
  ),

  rule('R33 bad messages count, too', async (trial) => {
    const flooder = await trial.join();
    for (let count = 0; count < 60; count += 1) flooder.send({ type: 'chat', room: 'lobby' });
    for (let count = 0; count < 60; count += 1) await flooder.expect('nack');
    await flooder.refused({ type: 'chat', room: 'lobby', data: { content: 'a good one' } }, 'rate-limited');
  }),

  ruleWith(
    ['advance'],
    'R33 10 messages a second go on for ever, and quiet gives the burst back',
    async (trial, hub) => {
      const peer = await trial.join();
      for (let count = 0; count < 38; count += 1) await peer.chat(uniqueText());
      for (let second = 0; second < 5; second += 1) {
        await hub.advance(1000);
        for (let count = 0; count < 10; count += 1) await peer.chat(uniqueText());
      }
      await hub.advance(5000);
      for (let count = 0; count < 38; count += 1) await peer.chat(uniqueText());
    },
  ),

  rule('R33 one who is limited does not limit the others', async (trial) => {
    const flooder = await trial.join();
    const other = await trial.join();
    for (let count = 0; count < 120; count += 1) flooder.send({ type: 'chat', room: 'lobby', data: { content: 'x' } });
    await other.chat(uniqueText());
  }),

  ruleWith(
    ['hostPass'],
    "R34 a muted member's chat, private, edit and react get muted; the rest works",
    async (trial) => {
      const host = await trial.joinAsHost();
      const peer = await trial.join();
      const target = await say(peer);
      await host.accepted({ type: 'moderate', data: { action: 'mute', user: peer.user } });
      await peer.refused({ type: 'chat', room: 'lobby', data: { content: 'x' } }, 'muted');
      await peer.refused({ type: 'private', to: host.user, data: { content: 'x' } }, 'muted');
      await peer.refused(edit(target, 'x'), 'muted');
      await peer.refused(react(target, '👍', true), 'muted');
      await peer.accepted(recall(target));
      const page = await peer.request({ type: 'history', room: 'lobby', data: { limit: 1 } });
      assert.equal(page.type, 'history');
      await host.accepted({ type: 'moderate', data: { action: 'unmute', user: peer.user } });
      await peer.chat(uniqueText());
    },
  ),
];
