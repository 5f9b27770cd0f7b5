/** Rules R42 to R47: coming back, after drops, restarts and power cuts, and clients that do not take what they are given. */
import assert from 'node:assert/strict';
import { flagAt, type JsonObject, listAt, numberAt, type RawMessage } from '../rawMessage.ts';
import { makeId, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, type Trial, uniqueText, whereItStands } from './rule.ts';

/** What the welcome says of a room. */
function roomInfo(peer: TestPeer, room = 'lobby'): JsonObject {
  const found = listAt(peer.welcome ?? {}, 'data.rooms').find((candidate) => candidate.room === room);
  assert.ok(found !== undefined, `the welcome does not list ${room}`);
  return found;
}

function resumeAt(peer: TestPeer, lobby: number): JsonObject {
  return { resume: { epoch: peer.epoch, rooms: { lobby } } };
}

/** Says `count` things in the lobby, changing the speaker before anyone is rate-limited. */
async function sayMuch(trial: Trial, count: number): Promise<number> {
  let said = 0;
  let last = 0;
  while (said < count) {
    const speaker = await trial.join();
    const ids = Array.from({ length: Math.min(38, count - said) }, () => makeId());
    speaker.send(...ids.map((id) => ({ type: 'chat', id, room: 'lobby', data: { content: `much ${id}` } })));
    for (const id of ids) last = numberAt(await speaker.answer(id), 'data.seq');
    said += ids.length;
    await speaker.leave();
  }
  return last;
}

/** Exactly these entries, in this order, are what the replay brought. */
async function expectReplay(peer: TestPeer, after: number, upTo: number): Promise<void> {
  await peer.until(`entry ${upTo}`, () => peer.entries('lobby').some((entry) => entry.seq === upTo));
  const seqs = peer.entries('lobby').map((entry) => entry.seq ?? 0);
  const wanted = Array.from({ length: upTo - after }, (_, index) => after + 1 + index);
  assert.deepEqual(
    seqs.filter((seq) => seq <= upTo),
    wanted,
  );
}

export const returningRules: HubRule[] = [
  rule('R42 a resume brings exactly what is missing, in order', async (trial) => {
    const leaver = await trial.join();
    const talker = await trial.join();
    const seen = await talker.chat(uniqueText());
    await leaver.until('the last entry before', () => leaver.entries('lobby').some((e) => e.seq === seen));
    leaver.wire.cut();
    let last = seen;
    for (let count = 0; count < 5; count += 1) last = await talker.chat(uniqueText());
    const back = await trial.comeBack(leaver, resumeAt(leaver, seen));
    await expectReplay(back, seen, last);
    assert.equal(flagAt(back.welcome ?? {}, 'data.resumed'), true);
    assert.equal(roomInfo(back).keepSeq, seen);
    assert.equal(roomInfo(back).replayAfter, seen);
    assert.equal(back.epoch, leaver.epoch);
  }),

  rule('R42 nothing missing, nothing replayed', async (trial) => {
    const peer = await trial.join();
    const last = await peer.chat(uniqueText());
    await peer.until('its own entry', () => peer.entries('lobby').some((entry) => entry.seq === last));
    await peer.leave();
    const back = await trial.comeBack(peer);
    const next = await back.chat(uniqueText());
    await expectReplay(back, last, next);
  }),

  rule('R42 the same resume any number of times brings the same', async (trial) => {
    const peer = await trial.join();
    const first = await peer.chat(uniqueText());
    const last = await peer.chat(uniqueText());
    let former = peer;
    for (let round = 0; round < 3; round += 1) {
      former.wire.cut();
      former = await trial.comeBack(former, resumeAt(former, first - 1));
      await expectReplay(former, first - 1, last);
    }
  }),

  rule('R42 the replay joins what is live without a gap', async (trial) => {
    const leaver = await trial.join();
    const talker = await trial.join();
    const seen = await talker.chat(uniqueText());
    await leaver.leave();
    for (let count = 0; count < 10; count += 1) await talker.chat(uniqueText());
    const coming = trial.comeBack(leaver, resumeAt(leaver, seen));
    let last = 0;
    for (let count = 0; count < 20; count += 1) last = await talker.chat(uniqueText());
    await expectReplay(await coming, seen, last);
  }),

  rule('R42 a second resume while the first is still running', async (trial) => {
    const leaver = await trial.join();
    const seen = await leaver.chat(uniqueText());
    await leaver.leave();
    const last = await sayMuch(trial, 60);
    const stuck = await trial.connect({ sameDeviceAs: leaver });
    stuck.acknowledges = false;
    await stuck.join('return', resumeAt(leaver, seen));
    const back = await trial.comeBack(stuck, resumeAt(leaver, seen));
    await expectReplay(back, seen, last);
    await stuck.expectBye('replaced');
  }),

  rule('R42 rooms, private conversations and recalls are resumed, too', async (trial) => {
    const leaver = await trial.join();
    const talker = await trial.join();
    const room = String(
      (await talker.accepted({ type: 'room-create', data: { title: uniqueText('Room') } })).data.room,
    );
    await leaver.accepted({ type: 'room-join', room });
    await leaver.expect('user-joined', (message) => message.room === room && message.from === leaver.user);
    await leaver.leave();
    const texts = [uniqueText(), uniqueText()];
    const id = makeId();
    await talker.chat(texts[0] ?? '', room, id);
    await talker.accepted({ type: 'recall', room, data: { target: id } });
    await talker.accepted({ type: 'private', to: leaver.user, data: { content: texts[1] ?? '' } });
    const back = await trial.comeBack(leaver);
    await back.expect('recalled', (message) => message.room === room && message.data.target === id);
    await back.expectEntry(texts[1] ?? '', 'private');
  }),

  ruleWith(['restart'], 'R42 after a restart of the hub everyone resumes as if it had not been', async (trial, hub) => {
    const peers = [await trial.join(), await trial.join({ framing: trial.otherFraming })];
    const text = uniqueText();
    const seq = (await peers[0]?.chat(text)) ?? 0;
    for (const peer of peers) await peer.expectEntry(text);
    await hub.restart();
    for (const peer of peers) {
      const end = await peer.expectEnd();
      assert.ok(end.code !== 1000 && end.code !== 1008, `closed with ${end.code}, by which a client stays away`);
      const back = await trial.comeBack(peer);
      assert.equal(flagAt(back.welcome ?? {}, 'data.resumed'), true);
      assert.equal(roomInfo(back).keepSeq, seq);
      assert.equal(roomInfo(back).replayAfter, seq);
      assert.equal(back.user, peer.user);
    }
  }),

  rule('R43 a room that the client never saw begins with its newest 50', async (trial) => {
    const last = await sayMuch(trial, 70);
    const newcomer = await trial.join();
    const info = roomInfo(newcomer);
    const listed = numberAt(info, 'lastSeq');
    assert.ok(listed >= last);
    assert.equal(info.keepSeq, 0);
    assert.equal(info.replayAfter, listed - 50);
    await expectReplay(newcomer, listed - 50, listed);
  }),

  ruleWith(
    ['ownAddresses'],
    'R43 more than 1,000 missing entries: the replay begins at replayAfter, resumed is false, history has the rest',
    async (trial) => {
      const leaver = await trial.join();
      const seen = await leaver.chat(uniqueText());
      await leaver.leave();
      const last = await sayMuch(trial, 1010);
      const back = await trial.comeBack(leaver, resumeAt(leaver, seen));
      assert.equal(flagAt(back.welcome ?? {}, 'data.resumed'), false);
      const info = roomInfo(back);
      const after = numberAt(info, 'replayAfter');
      assert.equal(info.keepSeq, seen);
      assert.ok(after > seen);
      await expectReplay(back, after, last);
      const page = await back.request({ type: 'history', room: 'lobby', data: { before: after + 1, limit: 200 } });
      assert.equal(numberAt(page, `data.messages.${listAt(page, 'data.messages').length - 1}.seq`), after);
    },
  ),

  rule('R44 an epoch that the hub does not know: keepSeq is 0', async (trial) => {
    const peer = await trial.join();
    const seq = await peer.chat(uniqueText());
    await peer.leave();
    const back = await trial.comeBack(peer, { resume: { epoch: `unknown-${makeId()}`, rooms: { lobby: seq } } });
    assert.equal(roomInfo(back).keepSeq, 0);
    assert.equal(flagAt(back.welcome ?? {}, 'data.resumed'), false);
    await back.until('the newest entry', () => back.entries('lobby').some((entry) => entry.seq === seq));
  }),

  rule('R44 without resume nothing is kept', async (trial) => {
    const peer = await trial.join();
    await peer.leave();
    const back = await trial.comeBack(peer, { resume: undefined });
    assert.equal(roomInfo(back).keepSeq, 0);
  }),

  ruleWith(
    ['powerCut'],
    'R44 after a power cut that took entries, keepSeq is as far as both lives agree; the own messages are taken again',
    async (trial, hub) => {
      const peer = await trial.join();
      const kept = await peer.chat(uniqueText());
      const lostText = uniqueText('lost');
      const lostId = makeId();
      const lost = await peer.chat(lostText, 'lobby', lostId);
      await hub.powerCut(1);
      let back = await returnUntilWelcome(trial, peer, { lobby: lost });
      assert.equal(roomInfo(back).keepSeq, kept);
      const again = await back.chat(lostText, 'lobby', lostId);
      assert.ok(again > kept);
      assert.equal((await back.expectEntry(lostText)).seq, again);
      // And the next return is an ordinary one.
      await back.leave();
      back = await trial.comeBack(back);
      assert.equal(roomInfo(back).keepSeq, again);
    },
  ),

  ruleWith(['powerCut'], 'R45 a number that was given twice is never taken for the same entry', async (trial, hub) => {
    const ahead = await trial.join();
    const other = await trial.join();
    const kept = await ahead.chat(uniqueText());
    const lostText = uniqueText('lost');
    const lost = await ahead.chat(lostText);
    await ahead.expectEntry(lostText);
    await hub.powerCut(1);
    // Before the one who saw the lost entry returns, somebody else is given its number.
    const first = await trial.comeBack(other, resumeAt(other, kept));
    const newText = uniqueText('new');
    assert.equal(await first.chat(newText), lost);
    const back = await returnUntilWelcome(trial, ahead, { lobby: lost });
    assert.equal(roomInfo(back).keepSeq, kept, 'the lost entry was taken for the new one');
    assert.equal((await back.expectEntry(newText)).seq, lost);
  }),

  ruleWith(
    ['ownAddresses'],
    'R45 a client ahead of the hub in its own epoch: a new epoch begins, and everyone comes back to it',
    async (trial) => {
      const other = await trial.join();
      const ahead = await trial.join();
      const last = await ahead.chat(uniqueText());
      await other.until('the last entry', () => other.entries('lobby').some((entry) => entry.seq === last));
      await ahead.leave();
      const back = await returnUntilWelcome(trial, ahead, { lobby: last + 5 });
      assert.equal(roomInfo(back).keepSeq, last);
      await other.expectEnd(1012);
      const again = await trial.comeBack(other, resumeAt(other, last));
      assert.notEqual(again.epoch, other.epoch);
      assert.equal(roomInfo(again).keepSeq, last);
      assert.equal(flagAt(again.welcome ?? {}, 'data.resumed'), true);
      // The one that was ahead holds nothing wrong any more, and nobody is sent away again.
      await back.settle();
      await again.settle();
    },
  ),

  rule('R45 a client that claims to be ahead is never believed beyond what the hub has', async (trial) => {
    const peer = await trial.join();
    const seq = await peer.chat(uniqueText());
    await peer.leave();
    const back = await returnUntilWelcome(trial, peer, { lobby: seq + 1_000_000 });
    const info = roomInfo(back);
    assert.ok(numberAt(info, 'keepSeq') <= numberAt(info, 'lastSeq'));
    assert.equal(await back.chat(uniqueText()), numberAt(info, 'lastSeq') + 1);
  }),

  ruleWith(['restart'], 'R46 an orderly stop says bye stopping, with retryAfter', async (trial, hub) => {
    const peer = await trial.join();
    await hub.restart();
    const bye = await peer.expectBye('stopping');
    assert.ok(numberAt(bye, 'data.retryAfter') > 0);
    await peer.expectEnd(1001, 1012);
  }),

  ruleWith(
    ['advance'],
    'R47 so does one that leaves a frame lying for a minute, although nothing else is said',
    async (trial, hub) => {
      const slow = await trial.join();
      await slow.settle();
      slow.acknowledges = false;
      slow.send({ type: 'ping' });
      for (let second = 0; second < 75 && slow.end === undefined; second += 5) {
        await hub.advance(5000);
        if (slow.end === undefined) slow.sendRaw(JSON.stringify({ a: slow.acknowledgedNumber, m: [] }));
      }
      await slow.expectBye('slow');
      await slow.expectEnd(1013);
    },
  ),

  ruleWith(
    ['advance'],
    'R47 a client that never acknowledges gets bye slow, close 1013; nobody else notices',
    async (trial, hub) => {
      const slow = await trial.join();
      const other = await trial.join();
      slow.acknowledges = false;
      const seen = await other.chat(uniqueText());
      for (let second = 0; second < 30 && slow.end === undefined; second += 1) {
        await hub.advance(1000);
        await other.chat(uniqueText());
        // It is not silent: only the acknowledgements are missing.
        if (slow.end === undefined) slow.sendRaw(JSON.stringify({ a: slow.acknowledgedNumber, m: [] }));
        await other.settle();
      }
      await slow.expectBye('slow');
      await slow.expectEnd(1013);
      const last = await other.chat(uniqueText());
      const back = await trial.comeBack(slow, resumeAt(slow, seen));
      await expectReplay(back, seen, last);
      assert.deepEqual(
        other.entries('lobby').map((entry) => entry.seq),
        other.entries('lobby').map((_, index) => (other.entries('lobby')[0]?.seq ?? 0) + index),
      );
    },
  ),
];

/** A return that the hub may first answer by sending everyone away (R45), as a client takes it. */
async function returnUntilWelcome(trial: Trial, former: TestPeer, rooms: Record<string, number>): Promise<TestPeer> {
  const resume = { ...whereItStands(former), rooms };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const peer = await trial.connect({ name: former.name, framing: former.framing, sameDeviceAs: former });
    peer.sendHello('return', { resume });
    const answer = await firstAnswer(peer);
    if (answer?.type !== 'welcome') continue;
    peer.welcome = answer;
    peer.token = former.token;
    return peer;
  }
  throw new assert.AssertionError({ message: 'three returns in a row got no welcome' });
}

/** The first message, or nothing if the hub closed without one by a code with which one comes back. */
async function firstAnswer(peer: TestPeer): Promise<RawMessage | undefined> {
  await peer
    .until('an answer to the hello', () => peer.messages.length > 0 || peer.end !== undefined)
    .catch((error) => {
      if (peer.end === undefined) throw error;
    });
  if (peer.messages.length > 0) return peer.expectAny(['welcome', 'nack', 'bye']);
  await peer.expectEnd(1012);
  return undefined;
}
