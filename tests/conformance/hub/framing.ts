/** Rules R1 to R7: frames, batched and plain. */
import assert from 'node:assert/strict';
import { makeId, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, type Trial, uniqueText } from './rule.ts';

/** As many as a member may send at once, by R33. */
const BURST = 40;

/** Many members, each of whom says as much as it may at once; returns how many messages that was. */
async function everyoneSays(trial: Trial, members: number, content: string): Promise<number> {
  const writers: TestPeer[] = [];
  for (let index = 0; index < members; index += 1) {
    writers.push(await trial.join());
  }
  for (const writer of writers) {
    const ids = Array.from({ length: BURST }, () => makeId());
    writer.send(...ids.map((id) => ({ type: 'chat', id, room: 'lobby', data: { content } })));
    for (const id of ids) assert.equal((await writer.answer(id)).type, 'ack');
  }
  return members * BURST;
}

export const framingRules: HubRule[] = [
  rule('R1 a hub has one frame under way; what gathers meanwhile comes in the next', async (trial) => {
    const silent = await trial.join();
    const talker = await trial.join();
    await silent.expect('user-joined', (message) => message.from === talker.user);
    await silent.settle();
    silent.acknowledges = false;
    const texts = Array.from({ length: 5 }, () => uniqueText());
    for (const text of texts) await talker.chat(text);
    await silent.expectEntry(texts[0] ?? '');
    for (const text of texts) await talker.expectEntry(text);
    const before = silent.frames.length;
    const got = (): number =>
      texts.filter((text) => silent.entries('lobby').some((e) => e.data.content === text)).length;
    const gotBefore = got();
    assert.ok(gotBefore < texts.length, 'all came at once, before anything was acknowledged');
    silent.acknowledge();
    await silent.until('all that gathered', () => got() === texts.length);
    assert.equal(silent.frames.length, before + 1, 'what gathered came in more than one frame');
  }),

  rule('R1 a frame that is not acknowledged is not sent again within the connection', async (trial) => {
    const peer = await trial.join();
    peer.acknowledges = false;
    const other = await trial.join();
    await peer.expect('user-joined', (message) => message.from === other.user);
    const before = peer.frames.length;
    await other.chat(uniqueText());
    await other.settle();
    assert.equal(peer.frames.length, before);
    peer.acknowledge();
    await peer.expect('chat', (message) => message.from === other.user);
  }),

  rule('R2 every frame of the hub is numbered from 1 without gaps', async (trial) => {
    const peer = await trial.join();
    for (let round = 0; round < 3; round += 1) await peer.settle();
    const numbers = peer.frames.map((text) => (JSON.parse(text) as { f: number }).f);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  }),

  rule('R2 an acknowledgement without a number is not answered', async (trial) => {
    const peer = await trial.join();
    await peer.settle();
    const before = peer.frames.length;
    for (let round = 0; round < 3; round += 1) peer.acknowledge();
    await peer.settle();
    // One frame brings the pong; another one there may be for what else happened, but not one for each of the three.
    assert.ok(peer.frames.length <= before + 2, `${peer.frames.length - before} frames came`);
  }),

  rule('R2 a numbered frame of a client acknowledges, too', async (trial) => {
    const peer = await trial.join();
    await peer.settle();
    peer.acknowledges = false;
    peer.send({ type: 'ping', id: 'one' });
    await peer.expect('pong', (message) => message.id === 'one');
    peer.acknowledgedNumber = peer.receivedNumber;
    peer.promises.peerAcknowledged(peer.receivedNumber);
    peer.sendFrame(peer.lastSentNumber + 1, [{ type: 'ping', id: 'two' }]);
    await peer.expect('pong', (message) => message.id === 'two');
  }),

  rule('R3 each numbered frame is acknowledged by the next frame, also an empty one', async (trial) => {
    const peer = await trial.join();
    await peer.settle();
    const number = peer.lastSentNumber + 1;
    peer.sendFrame(number, []);
    const acknowledging = (): string | undefined =>
      peer.frames.find((text) => (JSON.parse(text) as { a: number }).a === number);
    await peer.until(`the acknowledgement of frame ${number}`, () => acknowledging() !== undefined);
    assert.ok((JSON.parse(acknowledging() ?? '') as { f: number }).f > 0, 'it has a number of its own, by R2');
  }),

  rule('R4 a frame holds at most 256 messages', async (trial) => {
    const reader = await trial.join();
    await reader.settle();
    reader.acknowledges = false;
    const said = uniqueText();
    const count = await everyoneSays(trial, 7, said);
    reader.acknowledges = true;
    reader.acknowledge();
    const heard = (): number => reader.entries('lobby').filter((entry) => entry.data.content === said).length;
    await reader.until(`${count} entries`, () => heard() === count);
  }),

  rule('R4 a frame holds at most 65,536 code units', async (trial) => {
    const reader = await trial.join();
    await reader.settle();
    reader.acknowledges = false;
    const said = uniqueText().padEnd(4000, '长');
    const count = await everyoneSays(trial, 1, said);
    reader.acknowledges = true;
    reader.acknowledge();
    const heard = (): number => reader.entries('lobby').filter((entry) => entry.data.content === said).length;
    await reader.until(`${count} entries`, () => heard() === count);
  }),

  rule('R5 a frame that came before is acknowledged again and its messages are dropped', async (trial) => {
    const peer = await trial.join();
    const witness = await trial.join();
    const typing = { type: 'typing', room: 'lobby', data: { on: true } };
    const ping = { type: 'ping', id: 'once' };
    const number = peer.lastSentNumber + 1;
    peer.sendFrame(number, [ping, typing]);
    await peer.expect('pong', (message) => message.id === 'once');
    await witness.expect('typing', (message) => message.from === peer.user);
    const before = peer.frames.length;
    peer.sendFrame(number, [ping, typing]);
    await peer.until('the acknowledgement once more', () => peer.frames.length > before);
    await peer.settle();
    await witness.settle();
    const pongs = peer.messages.filter((message) => message.type === 'pong' && message.id === 'once');
    assert.equal(pongs.length, 1, 'the ping was answered twice');
    assert.equal(witness.messages.filter((message) => message.type === 'typing').length, 1);
  }),

  rule('R5 a frame number that leaves a gap: bye bad-message, close 1002', async (trial) => {
    const peer = await trial.join();
    peer.sendFrame(peer.lastSentNumber + 2, [{ type: 'ping', id: 'late' }]);
    await peer.expectBye('bad-message');
    await peer.expectEnd(1002);
    peer.neverGot('an answer from beyond the gap', (message) => message.id === 'late');
  }),

  ruleWith(['plainSecret'], 'R6 without framing a session is plain: one message a frame, both ways', async (trial) => {
    const plain = await trial.join({ framing: 'plain' });
    const batched = await trial.join();
    const toPlain = uniqueText();
    const fromPlain = uniqueText();
    await batched.chat(toPlain);
    await plain.expectEntry(toPlain);
    await plain.chat(fromPlain);
    await batched.expectEntry(fromPlain);
    await plain.expectEntry(fromPlain);
  }),

  ruleWith(['plainSecret'], 'R6 a plain session gets everything in order without acknowledging', async (trial) => {
    const plain = await trial.join({ framing: 'plain' });
    const talker = await trial.join();
    const texts = Array.from({ length: 10 }, () => uniqueText());
    for (const text of texts) await talker.chat(text);
    for (const text of texts) await plain.expectEntry(text);
    const heard = plain.messages.filter((message) => message.type === 'chat' && message.from === talker.user);
    assert.deepEqual(
      heard.map((message) => message.data.content),
      texts,
    );
  }),

  ruleWith(['plainSecret'], 'R7 the bare text bye closes a plain session with 1000', async (trial) => {
    const plain = await trial.join({ framing: 'plain' });
    plain.sendRaw('bye');
    await plain.expectEnd(1000);
  }),

  rule('R7 the message bye closes any session with 1000', async (trial) => {
    for (const framing of trial.framings) {
      const peer = await trial.join({ framing });
      peer.send({ type: 'bye', data: { reason: 'enough' } });
      await peer.expectEnd(1000);
    }
  }),

  ruleWith(
    ['allowPlain', 'plainSecret'],
    'R7 where plain sessions are switched off, a hello over an open link is forbidden',
    async (trial, hub) => {
      await hub.allowPlain(false);
      const plain = await trial.connect({ framing: 'plain' });
      const id = plain.sendHello(trial.rightOf('plain'));
      await plain.expectNack('forbidden', id);
      await plain.expectEnd(1008);
      await trial.join({ framing: 'batched' });
      await hub.allowPlain(true);
      await trial.join({ framing: 'plain' });
    },
  ),
];
