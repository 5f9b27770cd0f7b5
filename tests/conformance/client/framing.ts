/** Rules R2 to R13 as they bind a client: frames, and what is not as it should be. */
import assert from 'node:assert/strict';
import { type ClientRule, rule } from './rule.ts';

export const framingRules: ClientRule[] = [
  rule('R2 every frame of the hub is acknowledged, one that says nothing included', async ({ join, hub }) => {
    const { app, session } = await join();
    const before = session.sentNumber;
    session.send();
    session.burst();
    await hub.until('the acknowledgement', () => session.acknowledged === before + 1);
    hub.say('something');
    await hub.until('the acknowledgement', () => session.idle);
    assert.equal(app.state, 'online');
  }),

  rule('R2 acknowledgements are not acknowledged for ever', async ({ join, hub }) => {
    const { session } = await join();
    await hub.until('the welcome to be acknowledged', () => session.idle);
    const before = session.frames.length;
    for (let round = 1; round <= 5; round += 1) {
      session.burst();
      await hub.until('the acknowledgement', () => session.idle);
      assert.equal(session.frames.length, before + round, 'more than one frame for one');
    }
    const extra = session.frames.slice(before).filter((frame) => (JSON.parse(frame) as { f?: number }).f);
    assert.deepEqual(extra, [], 'a frame that only acknowledges has a number');
  }),

  rule('R2 a frame is acknowledged when its entries are on disk, not before', async ({ join, hub }) => {
    const { app, session } = await join();
    const entry = hub.say('keep this');
    await hub.until('the acknowledgement', () => session.idle);
    const held = await app.log('lobby');
    assert.ok(held.some((one) => one.seq === entry.seq));
  }),

  rule('R3 a client has one numbered frame under way', async ({ join, hub }) => {
    const { app, session } = await join();
    await hub.until('the welcome to be acknowledged', () => session.idle);
    session.hold();
    const before = session.receivedNumber;
    const ids = Array.from({ length: 20 }, (_, index) => app.sendChat('lobby', `message ${index}`));
    await hub.received('chat');
    await app.settled();
    const numbered = session.frames.filter((frame) => ((JSON.parse(frame) as { f?: number }).f ?? 0) > before);
    assert.equal(numbered.length, 1, 'a second frame came before the first was acknowledged');
    session.release();
    for (const id of ids) await app.until(`${id} to be sent`, () => app.delivery(id).state === 'sent');
  }),

  rule('R4 long messages are spread over frames of at most 65,536 code units', async ({ join }) => {
    const { app } = await join();
    const ids = Array.from({ length: 40 }, (_, index) => app.sendChat('lobby', `${index}`.padEnd(4000, '长')));
    for (const id of ids) await app.until(`${id} to be sent`, () => app.delivery(id).state === 'sent');
  }),

  rule('R5 a frame that came before is acknowledged again, and nothing is told twice', async ({ join, hub, hear }) => {
    const { app, session } = await join();
    await hear(app, 'once');
    await hub.until('the acknowledgement', () => session.idle);
    const before = session.frames.length;
    session.duplicate();
    await hub.until('another acknowledgement', () => session.frames.length > before);
    await hear(app, 'then');
    assert.deepEqual(
      app.told.map((entry) => entry.content),
      ['once', 'then'],
    );
  }),

  rule('R5 a gap in frame numbers loses nothing', async ({ join, hub, hear, comeBack }) => {
    const { app, session } = await join();
    await hear(app, 'before');
    session.skipNumber();
    const lost = hub.store({ type: 'chat', room: 'lobby', from: 'other', id: 'lost-1', data: { content: 'lost' } });
    session.burst(hub.store({ type: 'chat', room: 'lobby', from: 'other', id: 'after-1', data: { content: 'after' } }));
    await comeBack(app);
    await app.until('all three', () => app.told.length === 3);
    assert.deepEqual(
      app.told.map((entry) => entry.content),
      ['before', 'lost', 'after'],
    );
    assert.equal(app.told[1]?.seq, lost.seq);
  }),

  rule('R8 nonsense of a hub is survived, and what follows is told', async (trial) => {
    const { app } = await trial.join();
    const pieces: (string | Uint8Array)[] = [
      'nonsense',
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"m":7}',
      '{"f":"one","a":0,"m":[]}',
      '{"a":0,"m":[7,null,"x",[],{}]}',
      '{"a":0,"m":[{"type":"chat","data":{}}]}',
      '{"a":0,"m":[{"type":"welcome","data":{"self":7}}]}',
      '{"a":0,"m":[{"type":"ack","data":{"id":{}}}]}',
      `{"a":0,"m":[{"type":"chat","id":"x","room":"lobby","from":"other","seq":2,"timestamp":1,"data":{"content":"\\ud800"}}]}`,
      `${'['.repeat(10_000)}`,
      new Uint8Array([0, 255, 3]),
    ];
    let session = trial.hub.sessions.at(-1);
    for (const [index, piece] of pieces.entries()) {
      if (typeof piece === 'string') session?.sendRaw(piece);
      else session?.sendBytes(piece);
      const content = `after piece ${index}`;
      trial.hub.say(content);
      const heard = (): boolean => app.told.some((entry) => entry.content === content);
      await app.until(`an end or "${content}"`, () => heard() || app.state === 'waiting');
      if (!heard()) session = (await trial.comeBack(app)).session;
      await app.until(`"${content}"`, heard);
    }
    assert.equal(new Set(app.told.map((entry) => entry.seq)).size, app.told.length, 'something was told twice');
  }),

  rule('R8 the rest of a frame with a bad message is taken', async ({ join, hub }) => {
    const { app, session } = await join();
    const good = hub.store({ type: 'chat', room: 'lobby', from: 'other', id: 'good', data: { content: 'good' } });
    session.burst({ type: 'chat', room: 'lobby', data: {} }, good, { type: 'user-status', data: {} });
    await app.until('the good one', () => app.told.some((entry) => entry.id === 'good'));
    await hub.until('the acknowledgement', () => session.idle);
  }),

  rule('R9 types and fields that the client does not know are skipped', async ({ join, hub }) => {
    const { app, session } = await join();
    const entry = hub.store({ type: 'chat', room: 'lobby', from: 'other', id: 'known', data: { content: 'known' } });
    session.burst(
      { type: 'hologram', id: 'h1', data: { depth: 3 } },
      { ...entry, color: 'red', data: { ...entry.data, font: 'big' } },
      { type: 'nack', data: { code: 'a-code-of-tomorrow', message: 'x' } },
    );
    await app.until('the known one', () => app.told.some((one) => one.id === 'known'));
    await hub.until('the acknowledgement', () => session.idle);
    assert.equal(app.state, 'online');
  }),

  rule(
    'R9 a log entry of a type that the client does not know is not asked for again and again',
    async ({ join, hub, hear }) => {
      const { app, session } = await join();
      await hear(app, 'before');
      hub.append({ type: 'hologram', room: 'lobby', from: 'other', id: 'h2', data: { depth: 3 } });
      await hear(app, 'after');
      await hub.until('the acknowledgement', () => session.idle);
      await app.settled();
      assert.ok(hub.all('history').length <= 2, `${hub.all('history').length} requests for one entry`);
    },
  ),

  rule(
    'R10 a hub that sends a binary frame out of turn does not take the client down',
    async ({ join, hub, hear, comeBack }) => {
      const { app, session } = await join();
      session.sendBytes(new Uint8Array(100));
      hub.say('after the bytes');
      await app.until('an end or the text', () => app.state === 'waiting' || app.told.length > 0);
      if (app.state === 'waiting') await comeBack(app);
      await hear(app, 'and on');
    },
  ),

  rule('R12 ids are new for each message and kept for each retry', async ({ join, hub }) => {
    const { app } = await join();
    const ids = Array.from({ length: 10 }, () => app.sendChat('lobby', 'the same text'));
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) await app.until(`${id} to be sent`, () => app.delivery(id).state === 'sent');
    assert.deepEqual(
      hub.all('chat').map((message) => message.id),
      ids,
    );
  }),
];
