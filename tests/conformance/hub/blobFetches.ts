/** Rules R50, R54, R55 and R58 of section 9: blobs on their way from the hub, and how long they stay. */
import assert from 'node:assert/strict';
import { makeBlob } from '../chunk.ts';
import { numberAt, textAt } from '../rawMessage.ts';
import { makeId } from '../TestPeer.ts';
import { ask, blobRule, download, FIRST, fetched, keepsBlobs, MIB, share, upload } from './blobs.ts';
import { type HubRule, ruleWith, uniqueText } from './rule.ts';

const HOUR = 3_600_000;

export const blobFetchRules: HubRule[] = [
  blobRule('R49 a blob comes back whole, in ranges of any length', async (trial, peer) => {
    const blob = makeBlob(2 * MIB + 11);
    await upload(peer, blob);
    await share(peer, blob);
    const other = await trial.join();
    for (const length of [MIB, FIRST, 2 * FIRST + 1]) {
      assert.deepEqual(await download(other, blob, length), blob.bytes);
    }
  }),

  blobRule(
    'R50 a chunk is the one frame under way, with the next number, and acknowledges nothing',
    async (trial, peer) => {
      const blob = makeBlob(FIRST);
      await upload(peer, blob);
      await share(peer, blob);
      const reader = await trial.join();
      await reader.settle();
      // The frame that acknowledges the request is acknowledged by hand; the chunk, for now, is not.
      const transfer = ask(reader, blob.description.blobId, 0, FIRST);
      reader.acknowledges = false;
      await reader.until('an acknowledgement or a chunk', () => reader.receivedNumber > reader.acknowledgedNumber);
      if (reader.chunks.length === 0) reader.acknowledge();
      const chunk = await reader.expectChunk(transfer);
      assert.equal(chunk.frame, reader.receivedNumber);
      const text = uniqueText();
      await peer.chat(text);
      await peer.settle();
      reader.neverGot(
        'a message behind a chunk that it did not acknowledge',
        (message) => message.data.content === text,
      );
      reader.acknowledges = true;
      reader.acknowledge();
      await reader.expectEntry(text);
    },
  ),

  blobRule('R50 messages wait for one chunk at most, and chunks for one frame of messages', async (trial, peer) => {
    const blob = makeBlob(8 * FIRST);
    await upload(peer, blob);
    await share(peer, blob);
    const reader = await trial.join();
    for (let round = 0; round < 4; round += 1) {
      const transfer = ask(reader, blob.description.blobId, round * FIRST, FIRST);
      const text = uniqueText();
      await peer.chat(text);
      await reader.expectEntry(text);
      await reader.expectChunk(transfer);
    }
  }),

  ruleWith(['plainSecret'], 'R50 plain sessions give and get chunks without frame numbers', async (trial) => {
    const peer = await trial.join({ framing: 'plain' });
    if (!keepsBlobs(peer)) return;
    const blob = makeBlob(2 * FIRST);
    await upload(peer, blob);
    assert.deepEqual(await download(peer, blob, FIRST), blob.bytes);
  }),

  blobRule(
    'R54 a blob is for those in a room with an entry that refers to it; for others there is none',
    async (trial, peer) => {
      const friend = await trial.joinAsGuest();
      const stranger = await trial.joinAsGuest();
      const blob = makeBlob(100);
      const { blobId } = blob.description;
      await upload(peer, blob);
      assert.equal(await fetched(peer, blobId), 'blob-offer');
      assert.equal(await fetched(friend, blobId), 'no-such-blob');
      await peer.accepted({ type: 'private', to: friend.user, data: { content: '', blob: { ...blob.description } } });
      assert.equal(await fetched(friend, blobId), 'blob-offer');
      assert.equal(await fetched(stranger, blobId), 'no-such-blob');
      assert.equal(await fetched(stranger, makeId()), 'no-such-blob');
      const id = makeId();
      ask(stranger, blobId, 0, 10, id);
      assert.equal(textAt(await stranger.answer(id), 'data.code'), 'no-such-blob');
      const data = { content: 'mine now', blob: { ...blob.description } };
      await stranger.refused({ type: 'chat', room: 'lobby', data }, 'no-such-blob');
      assert.equal(stranger.chunks.length, 0);
      assert.deepEqual(await download(friend, blob, 100), blob.bytes);
    },
  ),

  blobRule('R54 a fetch brings the description that was offered', async (_, peer) => {
    const blob = makeBlob(1);
    const description = { ...blob.description, name: '照片 1.png', width: 3, height: 4 };
    await upload(peer, { ...blob, description });
    const answer = await peer.request({ type: 'blob-fetch', data: { blobId: description.blobId } });
    assert.deepEqual({ ...answer.data }, description);
  }),

  blobRule('R54 who leaves a room leaves its blobs', async (trial, peer) => {
    const other = await trial.joinAsGuest();
    const made = await peer.accepted({ type: 'room-create', data: { title: 'Trip' } });
    const room = textAt(made, 'data.room');
    await other.accepted({ type: 'room-join', room });
    const blob = makeBlob(10);
    await upload(peer, blob);
    await share(peer, blob, room);
    assert.equal(await fetched(other, blob.description.blobId), 'blob-offer');
    await other.accepted({ type: 'room-leave', room });
    assert.equal(await fetched(other, blob.description.blobId), 'no-such-blob');
  }),

  blobRule('R55 what is not served is refused under its id, and cancelled without', async (_, peer) => {
    const blob = makeBlob(100);
    const { blobId } = blob.description;
    await upload(peer, blob);
    for (const [offset, length] of [
      [0, 101],
      [100, 1],
      [99, MIB],
    ] as const) {
      const id = makeId();
      ask(peer, blobId, offset, length, id);
      assert.equal(textAt(await peer.answer(id), 'data.code'), 'bad-message');
      ask(peer, blobId, offset, length);
      await peer.expect('blob-cancel', (message) => message.data.blobId === blobId);
    }
    assert.equal(peer.chunks.length, 0);
  }),

  blobRule('R55 four requests may be unanswered, and served ones do not count as messages', async (_, peer) => {
    const blob = makeBlob(200);
    const { blobId } = blob.description;
    await upload(peer, blob);
    await peer.settle();
    for (let offset = 0; offset < 150; offset += 1) await peer.expectChunk(ask(peer, blobId, offset, 1));
    peer.acknowledges = false;
    const ids = [1, 2, 3, 4, 5, 6, 7].map(() => makeId());
    for (const id of ids) {
      peer.sendFrame(peer.lastSentNumber + 1, [
        { type: 'blob-next', id, data: { blobId, transfer: 1_000_000 + peer.lastSentNumber, offset: 0, length: 1 } },
      ]);
    }
    peer.acknowledges = true;
    peer.acknowledge();
    assert.equal(textAt(await peer.answer(ids[6] ?? ''), 'data.code'), 'rate-limited');
  }),

  blobRule('R58 a blob goes with the recall of the last message that refers to it', async (trial, peer) => {
    const other = await trial.joinAsGuest();
    const blob = makeBlob(100);
    const { blobId } = blob.description;
    await upload(peer, blob);
    const ids = [await share(peer, blob), await share(peer, blob)];
    for (const target of ids) {
      assert.equal(await fetched(other, blobId), 'blob-offer');
      await peer.accepted({ type: 'recall', room: 'lobby', data: { target } });
    }
    // Whoever offered it may know it still, until the hub has let go of it.
    assert.equal(await fetched(other, blobId), 'no-such-blob');
    await other.refused(
      { type: 'chat', room: 'lobby', data: { content: '', blob: { ...blob.description } } },
      'no-such-blob',
    );
  }),

  ruleWith(
    ['advance'],
    'R58 what no message refers to goes after an hour, and what is shared stays',
    async (trial, control) => {
      const peer = await trial.join();
      if (!keepsBlobs(peer)) return;
      const unused = makeBlob(100);
      const shared = makeBlob(100);
      await upload(peer, unused);
      await upload(peer, shared);
      await share(peer, shared);
      await peer.leave();
      await control.advance(HOUR + HOUR / 2);
      const again = await trial.comeBack(peer);
      assert.equal(await fetched(again, unused.description.blobId), 'no-such-blob');
      assert.deepEqual(await download(again, shared, 100), shared.bytes);
    },
  ),

  ruleWith(
    ['advance'],
    'R58 of the blobs that no message refers to a member keeps the newest 32',
    async (trial, control) => {
      const peer = await trial.join();
      if (!keepsBlobs(peer)) return;
      const blobs = Array.from({ length: 34 }, () => makeBlob(10));
      for (const blob of blobs) {
        await upload(peer, blob);
        await control.advance(1000);
      }
      const kept: boolean[] = [];
      for (const blob of blobs) {
        kept.push((await fetched(peer, blob.description.blobId)) === 'blob-offer');
        await control.advance(1000);
      }
      assert.deepEqual(
        kept,
        blobs.map((_, index) => index >= 2),
      );
    },
  ),

  ruleWith(['powerCut'], 'R58 a power cut takes no blob of a message that was acknowledged', async (trial, control) => {
    const peer = await trial.join();
    if (!keepsBlobs(peer)) return;
    const blob = makeBlob(3 * FIRST);
    await upload(peer, blob);
    await share(peer, blob);
    await control.powerCut(0);
    const again = await trial.comeBack(peer);
    assert.deepEqual(await download(again, blob, FIRST), blob.bytes);
    assert.ok(numberAt(again.welcome ?? { type: '', data: {} }, 'data.limits.blobBytes') >= blob.bytes.length);
  }),
];
