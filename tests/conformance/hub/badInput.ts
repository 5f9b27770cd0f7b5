/** Rules R8 to R13: what is not as it should be, and what of it the hub believes. */
import assert from 'node:assert/strict';
import { numberAt } from '../rawMessage.ts';
import { makeId, type Outgoing } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, uniqueText } from './rule.ts';

/** Texts that are no messages at all. */
const notMessages: readonly string[] = [
  'nonsense',
  '',
  '{',
  '[]',
  '7',
  'null',
  '"text"',
  '{"type":"ping"',
  '{"data":{}}',
  '{"type":7,"data":{}}',
  '{"type":null,"data":{}}',
  '\u0000',
  `${'['.repeat(5000)}`,
];

/** Messages with an id and one field that is missing, mistyped or out of range. */
const badFields: readonly [string, Outgoing][] = [
  ['chat without data', { type: 'chat', room: 'lobby', data: undefined }],
  ['chat without room', { type: 'chat', data: { content: 'x' } }],
  ['chat with a number for a room', { type: 'chat', room: 7, data: { content: 'x' } }],
  ['chat without content', { type: 'chat', room: 'lobby', data: {} }],
  ['chat with empty content', { type: 'chat', room: 'lobby', data: { content: '' } }],
  ['chat with a list for content', { type: 'chat', room: 'lobby', data: { content: ['x'] } }],
  ['chat of 4,001 code units', { type: 'chat', room: 'lobby', data: { content: 'x'.repeat(4001) } }],
  ['chat with a number for replyTo', { type: 'chat', room: 'lobby', data: { content: 'x', replyTo: 1 } }],
  ['chat with text for mentions', { type: 'chat', room: 'lobby', data: { content: 'x', mentions: 'u1' } }],
  [
    'chat with 21 mentions',
    {
      type: 'chat',
      room: 'lobby',
      data: { content: 'x', mentions: Array(21).fill({ user: 'u1', start: 0, length: 1 }) },
    },
  ],
  ['chat with half a blob', { type: 'chat', room: 'lobby', data: { content: 'x', blob: { blobId: 'b' } } }],
  ['private without to', { type: 'private', data: { content: 'x' } }],
  ['edit without target', { type: 'edit', room: 'lobby', data: { content: 'x' } }],
  ['recall with a number for a target', { type: 'recall', room: 'lobby', data: { target: 3 } }],
  ['react without on', { type: 'react', room: 'lobby', data: { target: 't', emoji: '👍' } }],
  ['react with a long text', { type: 'react', room: 'lobby', data: { target: 't', emoji: 'x'.repeat(17), on: true } }],
  ['room-create without title', { type: 'room-create', data: {} }],
  ['room-create with 61 code units', { type: 'room-create', data: { title: 'x'.repeat(61) } }],
  ['history with limit 0', { type: 'history', room: 'lobby', data: { limit: 0 } }],
  ['history with limit 201', { type: 'history', room: 'lobby', data: { limit: 201 } }],
  ['history with half a number', { type: 'history', room: 'lobby', data: { limit: 10, before: 1.5 } }],
  ['history with a negative number', { type: 'history', room: 'lobby', data: { limit: 10, before: -1 } }],
  ['subscribe without topic', { type: 'subscribe', data: {} }],
  ['data that is a list', { type: 'chat', room: 'lobby', data: [] as unknown as Outgoing }],
];

/** Those of them that are good but for their length. */
const tooLong = new Set([
  'chat of 4,001 code units',
  'chat with 21 mentions',
  'room-create with 61 code units',
  'react with a long text',
]);

export const badInputRules: HubRule[] = [
  ruleWith(
    ['plainSecret'],
    'R8 what is no message is answered by bad-message, and the connection stays',
    async (trial) => {
      const peer = await trial.join({ framing: 'plain' });
      for (const text of notMessages) {
        peer.sendRaw(text);
        const nack = await peer.expectNack('bad-message');
        assert.equal(nack.data.id, undefined, `the nack for ${JSON.stringify(text.slice(0, 40))} names an id`);
      }
      await peer.chat(uniqueText());
    },
  ),

  rule('R5 in a batched session text whose numbers cannot be read is a protocol error', async (trial) => {
    for (const text of [...notMessages.slice(0, 4), '{"f":"2","a":1,"m":[]}', '{"f":2,"a":-1,"m":[]}']) {
      const peer = await trial.join();
      peer.sendRaw(text);
      await peer.expectBye('bad-message');
      await peer.expectEnd(1002);
    }
  }),

  rule('R5 a frame of which only the list of messages is wrong is acknowledged', async (trial) => {
    const peer = await trial.join();
    peer.sendFrame(peer.lastSentNumber + 1, Array(257).fill({ type: 'typing', room: 'lobby', data: { on: true } }));
    await peer.expectNack('too-large');
    await peer.chat(uniqueText());
  }),

  rule('R8 a bad field is answered by bad-message with the id of its message', async (trial) => {
    const peer = await trial.join();
    for (const [what, message] of badFields) {
      const id = makeId();
      peer.sendEncoded(JSON.stringify({ ...message, id }));
      const nack = await peer.expect('nack', (answer) => answer.data.id === id || answer.data.id === undefined);
      assert.equal(nack.data.code, tooLong.has(what) ? 'too-large' : 'bad-message', what);
      assert.equal(nack.data.id, id, what);
    }
    await peer.settle();
  }),

  rule('R8 a message that must have an id and has none is answered by bad-message without one', async (trial) => {
    const peer = await trial.join();
    peer.send({ type: 'chat', room: 'lobby', data: { content: 'x' } });
    const nack = await peer.expectNack('bad-message');
    assert.equal(nack.data.id, undefined);
  }),

  rule('R8 the rest of a frame with a bad message is taken', async (trial) => {
    const peer = await trial.join();
    const text = uniqueText();
    const bad = makeId();
    const good = makeId();
    peer.send(
      { type: 'chat', id: bad, room: 'lobby', data: {} },
      { type: 'chat', id: good, room: 'lobby', data: { content: text } },
    );
    await peer.expectNack('bad-message', bad);
    assert.equal((await peer.answer(good)).type, 'ack');
    await peer.expectEntry(text);
  }),

  rule('R8 deep nesting and odd keys do no harm', async (trial) => {
    const peer = await trial.join({ framing: 'plain' });
    const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    for (const data of [`{"content":${deep}}`, '{"__proto__":{"content":"x"},"constructor":1}']) {
      peer.sendRaw(`{"type":"chat","id":"${makeId()}","room":"lobby","data":${data}}`);
      await peer.expectNack('bad-message');
    }
    for (const name of ['__proto__', 'constructor', 'toString']) {
      assert.equal((await peer.request({ type: 'chat', room: name, data: { content: 'x' } })).type, 'nack');
      assert.equal((await peer.request({ type: 'private', to: name, data: { content: 'x' } })).type, 'nack');
    }
    await peer.chat(uniqueText());
  }),

  rule('R9 a message of an unknown type with an id is answered by bad-message', async (trial) => {
    const peer = await trial.join();
    await peer.refused({ type: 'teleport', data: { where: 'kitchen' } }, 'bad-message');
  }),

  rule('R9 a message of an unknown type without an id is skipped', async (trial) => {
    const peer = await trial.join();
    peer.send({ type: 'teleport' }, { type: 'ping', id: 'after' });
    await peer.expect('pong', (message) => message.id === 'after');
    peer.neverGot('an answer', (message) => message.type === 'nack');
  }),

  rule('R9 unknown fields are ignored', async (trial) => {
    const peer = await trial.join();
    const text = uniqueText();
    await peer.accepted({ type: 'chat', room: 'lobby', color: 'red', data: { content: text, font: 'big' } });
    const entry = await peer.expectEntry(text);
    assert.equal(entry.color, undefined, 'an unknown field was passed on');
  }),

  rule('R10 more than 1,048,576 code units: bye too-large, close 1009', async (trial) => {
    const peer = await trial.join();
    peer.sendRaw(JSON.stringify({ f: 2, a: 1, m: [], padding: 'x'.repeat(1_048_577) }));
    await peer.expectBye('too-large');
    await peer.expectEnd(1009);
  }),

  rule('R10 a binary frame that no transfer expects: bye bad-message, close 1003', async (trial) => {
    const peer = await trial.join();
    peer.sendBytes(new Uint8Array([1, 2, 3]));
    await peer.expectBye('bad-message');
    await peer.expectEnd(1003);
  }),

  rule('R11 from, seq and timestamp of a client are ignored', async (trial) => {
    const peer = await trial.join();
    const other = await trial.join();
    const text = uniqueText();
    const seq = await peer.accepted({
      type: 'chat',
      room: 'lobby',
      from: other.user,
      seq: 999_999,
      timestamp: 5,
      data: { content: text },
    });
    const entry = await other.expectEntry(text);
    assert.equal(entry.from, peer.user);
    assert.equal(entry.seq, seq.data.seq);
    assert.notEqual(entry.seq, 999_999);
    const welcomedAt = numberAt(peer.welcome ?? { type: '', data: {} }, 'data.serverTime');
    assert.ok((entry.timestamp ?? 0) >= welcomedAt, "the timestamp is not the hub's");
  }),

  rule('R11 fields of the wrong type that the hub ignores anyway do no harm', async (trial) => {
    const peer = await trial.join();
    const text = uniqueText();
    await peer.accepted({ type: 'chat', room: 'lobby', from: 5, seq: 'last', timestamp: {}, data: { content: text } });
    assert.equal((await peer.expectEntry(text)).from, peer.user);
  }),

  rule('R12 an id has 1 to 64 characters of A-Z a-z 0-9 - _ .', async (trial) => {
    const peer = await trial.join();
    const salt = makeId();
    for (const id of [`${salt}-_.AZaz09`, salt.padEnd(64, 'x')]) {
      const ack = await peer.accepted({ type: 'chat', id, room: 'lobby', data: { content: 'x' } });
      assert.equal(ack.data.id, id);
    }
    for (const id of ['', 'x'.repeat(65), 'with space', 'sl/ash', 'ünïcode', 'new\nline', 'tab\t', 'a"b']) {
      peer.send({ type: 'chat', id, room: 'lobby', data: { content: 'x' } });
      const nack = await peer.expectNack('bad-message');
      assert.equal(nack.data.id, undefined, `an id that is none was read: ${JSON.stringify(id)}`);
    }
  }),

  rule('R13 a lone surrogate is bad-message, a pair is text', async (trial) => {
    const peer = await trial.join();
    for (const content of ['a\\ud83d', '\\ude00b', '\\ude00\\ud83d']) {
      const id = makeId();
      peer.sendEncoded(`{"type":"chat","id":"${id}","room":"lobby","data":{"content":"${content}"}}`);
      await peer.expectNack('bad-message', id);
    }
    const id = makeId();
    const salt = makeId();
    peer.sendEncoded(`{"type":"chat","id":"${id}","room":"lobby","data":{"content":"${salt}\\ud83d\\ude00"}}`);
    assert.equal((await peer.answer(id)).type, 'ack');
    await peer.expectEntry(`${salt}😀`);
  }),
];
