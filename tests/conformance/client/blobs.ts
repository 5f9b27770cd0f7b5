/** Rules R48 to R57 as they bind a client: pictures brought to the hub, and fetched from it. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Description } from '../chunk.ts';
import { isObject, type RawMessage } from '../rawMessage.ts';
import type { ClientApp } from './ClientUnderTest.ts';
import { type ClientRule, type ClientTrial, rule } from './rule.ts';

const FIRST = 65_536;

const someBytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

async function sent(app: ClientApp, id: string): Promise<void> {
  await app.until(`${id} to be sent`, () => app.delivery(id).state === 'sent');
}

async function failed(app: ClientApp, id: string): Promise<string> {
  await app.until(`${id} to fail`, () => app.delivery(id).state === 'failed');
  return app.delivery(id).reason;
}

async function whole(app: ClientApp, description: Description): Promise<Uint8Array> {
  await app.until('the picture', () => app.picture(description).state === 'whole');
  return app.picture(description).bytes;
}

/** Id of the blob that the newest chat in the hub's lobby refers to. */
function sharedBlob({ hub }: ClientTrial): string {
  const blob = hub.requireRoom('lobby').entries.findLast((entry) => isObject(entry.data.blob))?.data.blob;
  return isObject(blob) ? String(blob.blobId) : '';
}

/** A picture of another member, which the hub has. */
function othersPicture({ hub }: ClientTrial, bytes: Uint8Array): Description {
  const description = hub.blobs.put(bytes, `blob-${hub.nextNumber()}`);
  hub.addMember('other', 'other');
  hub.append({
    type: 'chat',
    room: 'lobby',
    from: 'other',
    id: `said-${hub.nextNumber()}`,
    data: {
      content: '',
      blob: { ...description },
    },
  });
  return description;
}

export const blobRules: ClientRule[] = [
  rule('R48 a message with a picture waits until the hub has all of it; what is said later does not', async (trial) => {
    const { app } = await trial.join();
    const bytes = someBytes(3 * FIRST + 1);
    let take = (): void => {};
    trial.hub.once('blob-offer', (_message, _session, usual) => {
      take = () => usual();
    });
    const id = await app.sendPicture('lobby', bytes);
    await trial.hub.received('blob-offer');
    await sent(app, app.sendChat('lobby', 'meanwhile'));
    assert.equal(app.delivery(id).state, 'waiting');
    assert.equal(trial.hub.all('chat').length, 1);
    take();
    await sent(app, id);
    assert.deepEqual(trial.hub.blobs.held.get(sharedBlob(trial))?.bytes, bytes);
  }),

  rule('R49 it gives whatever range is asked for', async (trial) => {
    const { app } = await trial.join();
    trial.hub.blobs.chunkLength = 999;
    const bytes = someBytes(10_000);
    await sent(app, await app.sendPicture('lobby', bytes));
    assert.deepEqual(trial.hub.blobs.held.get(sharedBlob(trial))?.bytes, bytes);
  }),

  rule('R49 it fetches a picture in ranges that grow, and compares the whole with its hash', async (trial) => {
    const { app } = await trial.join();
    const bytes = someBytes(20 * FIRST + 5);
    const description = othersPicture(trial, bytes);
    app.fetchPicture(description);
    assert.deepEqual(await whole(app, description), bytes);
    const lengths = trial.hub.all('blob-next').map((message) => Number(message.data.length));
    assert.equal(lengths[0], FIRST);
    assert.ok(Math.max(...lengths) > FIRST);
  }),

  rule('R50 it acknowledges each chunk, and hears what is said between them', async (trial) => {
    const { app, session } = await trial.join();
    const description = othersPicture(trial, someBytes(10 * FIRST));
    app.fetchPicture(description);
    for (const content of ['one', 'two', 'three']) await trial.hear(app, content);
    await whole(app, description);
    await trial.hub.until('the last acknowledgement', () => session.idle);
  }),

  rule('R51 a chunk that it did not ask for makes it close, and come back', async (trial) => {
    for (const wrong of [
      { transfer: 4711, offset: 0, bytes: someBytes(10) },
      { transfer: 1, offset: 1, bytes: someBytes(10) },
    ]) {
      const { app, session } = await trial.join();
      session.burstChunk(wrong);
      await trial.hub.until('the client to close', () => !session.open);
      await trial.comeBack(app);
      await trial.hear(app, `after ${wrong.transfer}`);
      await app.kill();
    }
  }),

  rule('R51 binary that is no chunk makes it close, and come back', async (trial) => {
    const { app, session } = await trial.join();
    session.sendBytes(someBytes(100));
    await trial.hub.until('the client to close', () => !session.open);
    await trial.comeBack(app);
  }),

  rule('R51 a chunk that crosses with its cancel is dropped', async (trial) => {
    const { app, session } = await trial.join();
    const bytes = someBytes(3 * FIRST);
    const description = othersPicture(trial, bytes);
    let give = (): void => {};
    trial.hub.once('blob-next', (_message, _session, usual) => {
      give = () => usual();
    });
    app.fetchPicture(description);
    await trial.hub.received('blob-next');
    app.cancelPicture(description);
    await trial.hub.received('blob-cancel');
    give();
    await trial.hear(app, 'still here');
    assert.equal(session.open, true);
    assert.equal(app.picture(description).state, 'absent');
    app.fetchPicture(description);
    assert.deepEqual(await whole(app, description), bytes);
  }),

  rule('R52 a refusal for good fails the message with its code, and holds up nothing', async (trial) => {
    const { app } = await trial.join();
    for (const code of ['storage-full', 'muted', 'id-reused', 'too-large']) {
      trial.hub.once('blob-offer', (message, session) => {
        session.send({ type: 'nack', data: { id: message.id, code, message: 'no' } });
      });
      assert.equal(await failed(app, await app.sendPicture('lobby', someBytes(10))), code);
      await sent(app, app.sendChat('lobby', `after ${code}`));
    }
  }),

  rule('R52 a refusal for now is followed by another offer, after the time that it names', async (trial) => {
    const { app } = await trial.join();
    trial.hub.once('blob-offer', (message, session) => {
      const data = { id: message.id, code: 'rate-limited', message: 'wait', retryAfter: 5000 };
      session.send({ type: 'nack', data });
    });
    const id = await app.sendPicture('lobby', someBytes(10));
    await trial.hub.received('blob-offer');
    await trial.hear(app, 'patience');
    await app.advance(4900);
    assert.equal(trial.hub.all('blob-offer').length, 1);
    await app.advance(200);
    await sent(app, id);
    assert.equal(trial.hub.all('blob-offer').length, 2);
  }),

  rule('R53 when the hub does not have the blob after all, it is offered again', async (trial) => {
    const { app } = await trial.join();
    trial.hub.once('chat', (message, session) => {
      trial.hub.blobs.held.clear();
      session.send({ type: 'nack', data: { id: message.id, code: 'no-such-blob', message: 'lost' } });
    });
    const bytes = someBytes(2 * FIRST);
    const id = await app.sendPicture('lobby', bytes);
    await trial.hub.received('chat');
    await app.advance(5000);
    await sent(app, id);
    assert.deepEqual(trial.hub.blobs.held.get(sharedBlob(trial))?.bytes, bytes);
  }),

  rule('R54 what the hub does not give is said to be gone', async (trial) => {
    const { app } = await trial.join();
    const description = othersPicture(trial, someBytes(10));
    trial.hub.blobs.held.clear();
    app.fetchPicture(description);
    await app.until('the failure', () => app.picture(description).state === 'failed');
    assert.equal(app.picture(description).reason, 'no-such-blob');
  }),

  rule('R54 a picture with another hash is never taken for the one that was described', async (trial) => {
    const { app } = await trial.join();
    const description = othersPicture(trial, someBytes(2 * FIRST));
    const held = trial.hub.blobs.held.get(description.blobId);
    if (held !== undefined) held.bytes = someBytes(2 * FIRST);
    app.fetchPicture(description);
    await app.until('the failure', () => {
      assert.notEqual(app.picture(description).state, 'whole');
      return app.picture(description).state === 'failed';
    });
    assert.equal(app.picture(description).reason, 'hash-mismatch');
  }),

  rule('R56 an upload goes on over the next connection, and after a kill', async (trial) => {
    const first = await trial.join();
    const bytes = someBytes(8 * FIRST);
    const stop = (after: number) => trial.hub.until(`${after} chunks`, () => chunks(trial) >= after);
    const id = await first.app.sendPicture('lobby', bytes);
    await stop(2);
    first.session.cut();
    const { session } = await trial.comeBack(first.app);
    await stop(4);
    session.cut();
    await first.app.kill();
    const next = await trial.join(first.app);
    await trial.agree(next.app);
    await trial.hub.until('the message', () => trial.hub.requireRoom('lobby').entries.some((entry) => entry.id === id));
    assert.deepEqual(trial.hub.blobs.held.get(sharedBlob(trial))?.bytes, bytes);
    // Nothing was given twice, except what was on its way when a link broke.
    assert.ok(chunks(trial) <= 8 + 2, `${chunks(trial)} chunks for 8`);
  }),

  rule('R56 a download goes on where it was', async (trial) => {
    const { app, session } = await trial.join();
    const bytes = someBytes(12 * FIRST);
    const description = othersPicture(trial, bytes);
    let asked = 0;
    trial.hub.on('blob-next', (_message, from, usual) => {
      asked += 1;
      if (asked === 3) from.cut();
      else usual();
    });
    app.fetchPicture(description);
    await trial.hub.until('the cut', () => !session.open);
    const before = requests(trial);
    await trial.comeBack(app);
    assert.deepEqual(await whole(app, description), bytes);
    assert.equal(requests(trial)[before.length]?.data.offset, before[2]?.data.offset);
  }),
];

function chunks({ hub }: ClientTrial): number {
  return hub.sessions.reduce((sum, session) => sum + session.chunks.length, 0);
}

function requests({ hub }: ClientTrial): RawMessage[] {
  return hub.all('blob-next');
}
