/** Rules R72 to R75: what belongs to all, and is bounded for each; the time; and what is pinned before everybody. */
import assert from 'node:assert/strict';
import { type JsonObject, listAt, numberAt, textAt } from '../rawMessage.ts';
import { makeId, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, uniqueText } from './rule.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

const pinnedFor = (peer: TestPeer) => (peer.welcome?.data as JsonObject | undefined)?.pinned;

async function makeRoom(peer: TestPeer): Promise<string> {
  const ack = await peer.accepted({ type: 'room-create', data: { title: uniqueText('Room') } });
  return String(ack.data.room);
}

export const sharedRules: HubRule[] = [
  rule('R75 six emoji of one member on one message are one too many, until one is cleared', async (trial) => {
    const peer = await trial.join();
    const target = makeId();
    await peer.chat(uniqueText(), 'lobby', target);
    const react = (emoji: string, on: boolean) => ({ type: 'react', room: 'lobby', data: { target, emoji, on } });
    for (const emoji of ['👍', '🎉', '😀', '😂', '❤']) await peer.accepted(react(emoji, true));
    await peer.refused(react('🔥', true), 'too-many');
    await peer.accepted(react('👍', true));
    await peer.accepted(react('🎉', false));
    await peer.accepted(react('🔥', true));
  }),

  rule('R73 a phone says what it takes for the time, and sets nothing by it', async (trial) => {
    const honest = await trial.join();
    const dreamer = await trial.connect();
    const welcome = await dreamer.join(trial.rightOf('batched'), {
      time: numberAt(honest.welcome ?? {}, 'timestamp') + 300 * YEAR,
    });
    assert.ok(numberAt(welcome, 'timestamp') - numberAt(honest.welcome ?? {}, 'timestamp') < MINUTE);
    const text = uniqueText();
    await honest.chat(text);
    const entry = await dreamer.expectEntry(text);
    assert.ok(numberAt(entry, 'timestamp') - numberAt(welcome, 'timestamp') < MINUTE);
    const mistaken = await trial.connect();
    const id = mistaken.sendHello(trial.rightOf('batched'), { time: 'noon' });
    await mistaken.expectNack('bad-message', id);
  }),

  ruleWith(
    ['announce'],
    'R74 what the screen announced is pinned for those who come later, until it is cleared',
    async (trial, hub) => {
      const here = await trial.join();
      const words = uniqueText();
      await hub.announce(words, 'warning');
      const line = await here.expect(
        'system',
        (message) => message.data.key === 'announcement' && textAt(message, 'data.params.0') === words,
      );
      assert.deepEqual(line.data, { key: 'announcement', params: [words, 'warning'] });
      const later = await trial.join();
      assert.deepEqual(pinnedFor(later), { seq: line.seq, timestamp: line.timestamp, text: words, level: 'warning' });
      await hub.announce('', 'info');
      await here.expect('system', (message) => message.data.key === 'announcement-cleared');
      assert.equal(pinnedFor(await trial.join()), undefined);
    },
  ),

  rule('R72 a room names its maker, who closes it for everybody', async (trial) => {
    const owner = await trial.join();
    const room = await makeRoom(owner);
    const guest = await trial.join();
    const listed = listAt(guest.welcome ?? {}, 'data.rooms').find((candidate) => candidate.room === room);
    assert.equal(listed?.maker, owner.user);
    await owner.accepted({ type: 'room-close', room });
    owner.promises.leftRoom(room);
    await guest.expect('room-closed', (message) => message.room === room);
    await guest.refused({ type: 'room-join', room }, 'no-such-room');
  }),
];
