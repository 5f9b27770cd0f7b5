/** Rules R48 to R53, R56 and R57 of section 9: blobs on their way to the hub. */
import assert from 'node:assert/strict';
import { blobOf, encodeChunk, makeBlob } from '../chunk.ts';
import { numberAt, textAt } from '../rawMessage.ts';
import { makeId, type TestPeer } from '../TestPeer.ts';
import { asked, blobRule, chunkFor, download, FIRST, keepsBlobs, MIB, offer, serve, share, upload } from './blobs.ts';
import { type HubRule, ruleWith } from './rule.ts';

/** Chunks that answer no request, made from one that does. */
const wrongChunks: readonly [string, (right: ReturnType<typeof chunkFor>) => Uint8Array][] = [
  ['of another transfer', (right) => encodeChunk({ ...right, transfer: right.transfer + 1000 })],
  ['of another place', (right) => encodeChunk({ ...right, offset: right.offset + 1 })],
  ['with a byte less', (right) => encodeChunk({ ...right, bytes: right.bytes.slice(1) })],
  ['with a frame number', (right) => encodeChunk({ ...right, frame: 1 })],
  ['of another version', (right) => encodeChunk(right).map((byte, place) => (place === 4 ? 2 : byte))],
  ['that is no chunk', () => new Uint8Array(100)],
  ['without any bytes', () => new Uint8Array(0)],
];

export const blobOfferRules: HubRule[] = [
  blobRule(
    'R48 a blob is acknowledged when all of it has come, and at once when it is offered again',
    async (_, peer) => {
      for (const size of [1, FIRST, FIRST + 1, 3 * MIB + 7]) {
        const blob = makeBlob(size);
        await upload(peer, blob);
        await peer.accepted({ type: 'blob-offer', data: { ...blob.description } });
      }
    },
  ),

  blobRule('R48 any id will do, also . and ..', async (_, peer) => {
    for (const blobId of ['.', '..', '-', `${makeId()}.`, makeId().repeat(2) + 'x'.repeat(16)]) {
      const blob = blobOf(new TextEncoder().encode(`${blobId} ${makeId()}`), blobId);
      const { answer } = await serve(peer, blob, offer(peer, blob));
      // A hub that is not fresh may have it from an earlier run.
      if (answer.type === 'nack') assert.equal(textAt(answer, 'data.code'), 'id-reused');
      else assert.deepEqual(await download(peer, blob, blob.bytes.length), blob.bytes);
    }
  }),

  blobRule('R49 the hub asks for each byte once, in ranges of 64 KiB first, of 1 MiB at most', async (_, peer) => {
    const blob = makeBlob(5 * MIB + 1);
    const requests = await upload(peer, blob);
    let expected = 0;
    for (const request of requests) {
      assert.equal(numberAt(request, 'data.offset'), expected);
      assert.ok(numberAt(request, 'data.length') <= MIB);
      expected += numberAt(request, 'data.length');
    }
    assert.equal(expected, blob.bytes.length);
    assert.equal(requests[0] && numberAt(requests[0], 'data.length'), FIRST);
    assert.equal(new Set(requests.map((request) => request.data.transfer)).size, requests.length);
  }),

  blobRule('R51 a binary frame that answers no request exactly ends the session', async (trial) => {
    for (const [what, make] of wrongChunks) {
      const peer = await trial.join({ name: what });
      const blob = makeBlob(2 * FIRST);
      offer(peer, blob);
      peer.sendBytes(make(chunkFor(await asked(peer, blob), blob.bytes)));
      await peer.expectBye('bad-message');
      await peer.expectEnd(1003);
    }
  }),

  blobRule('R51 a chunk comes once', async (_, peer) => {
    const blob = makeBlob(4 * FIRST);
    offer(peer, blob);
    const chunk = chunkFor(await asked(peer, blob), blob.bytes);
    peer.sendChunk(chunk);
    peer.sendChunk(chunk);
    await peer.expectBye('bad-message');
    await peer.expectEnd(1003);
  }),

  blobRule('R51 a chunk that crosses with the cancel of its offer is dropped, once', async (_, peer) => {
    const blob = makeBlob(4 * FIRST);
    offer(peer, blob);
    const chunk = chunkFor(await asked(peer, blob), blob.bytes);
    // What the hub asks for while it is told to stop crosses, as far as it knows.
    peer.send({ type: 'blob-cancel', data: { blobId: blob.description.blobId } });
    await peer.settle();
    peer.sendChunk(chunk);
    await peer.settle();
    peer.sendChunk(chunk);
    await peer.expectBye('bad-message');
    await peer.expectEnd(1003);
  }),

  blobRule('R51 a chunk that nobody asked for ends the session, before hello, too', async (trial, peer) => {
    const stranger = await trial.connect({ framing: 'plain' });
    stranger.send({ type: 'identify', id: makeId() });
    await stranger.expect('identity');
    for (const one of [peer, stranger]) {
      one.sendChunk({ transfer: 1, offset: 0, frame: 0, bytes: new Uint8Array(10) });
      await one.expectBye('bad-message');
      await one.expectEnd(1003);
    }
  }),

  blobRule('R52 a blob of more than the welcome says is too large', async (_, peer) => {
    const limit = numberAt(peer.welcome ?? { type: '', data: {} }, 'data.limits.blobBytes');
    const { description } = makeBlob(1);
    for (const size of [limit + 1, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
      await peer.refused({ type: 'blob-offer', data: { ...description, size } }, 'too-large');
    }
    for (const size of [0, -1, 1.5, 2 ** 60]) {
      await peer.refused({ type: 'blob-offer', data: { ...description, size } }, 'bad-message');
    }
  }),

  blobRule('R52 an id belongs to one blob, and to who offered it until it is shared', async (trial, peer) => {
    const other = await trial.joinAsGuest();
    const blob = makeBlob(100);
    await upload(peer, blob);
    const { blobId } = blob.description;
    await peer.refused({ type: 'blob-offer', data: { ...makeBlob(100, blobId).description } }, 'id-reused');
    await other.refused({ type: 'blob-offer', data: { ...blob.description } }, 'id-reused');
    const half = makeBlob(2 * FIRST);
    offer(peer, half);
    await asked(peer, half);
    await other.refused({ type: 'blob-offer', data: { ...half.description } }, 'id-reused');
    await share(peer, blob);
    await other.accepted({ type: 'blob-offer', data: { ...blob.description } });
  }),

  blobRule('R52 four offers wait, the fifth is refused for now; one blob is asked for at a time', async (_, peer) => {
    const blobs = [1, 2, 3, 4].map(() => makeBlob(100));
    const ids = blobs.map((blob) => offer(peer, blob));
    const nack = await peer.refused({ type: 'blob-offer', data: { ...makeBlob(100).description } }, 'rate-limited');
    assert.ok(numberAt(nack, 'data.retryAfter') > 0);
    for (const [index, blob] of blobs.entries()) {
      const next = await asked(peer, blob);
      assert.equal(peer.messages.filter((message) => message.type === 'blob-next').length, index + 1);
      peer.sendChunk(chunkFor(next, blob.bytes));
      assert.equal((await peer.answer(ids[index] ?? '')).type, 'ack');
    }
  }),

  blobRule('R52 bytes with another hash are thrown away, and the right ones taken afterwards', async (_, peer) => {
    const blob = makeBlob(3 * FIRST);
    const wrong = blob.bytes.map((byte, place) => (place === 2 * FIRST ? byte ^ 1 : byte));
    const { answer } = await serve(peer, blob, offer(peer, blob), wrong);
    assert.equal(textAt(answer, 'data.code'), 'hash-mismatch');
    assert.equal(await peer.request({ type: 'blob-fetch', data: { ...blob.description } }).then((a) => a.type), 'nack');
    const requests = await upload(peer, blob);
    assert.equal(requests[0] && numberAt(requests[0], 'data.offset'), 0);
  }),

  ruleWith(['hostPass'], 'R52 the muted offer nothing', async (trial) => {
    const host = await trial.joinAsHost();
    const guest = await trial.joinAsGuest();
    if (!keepsBlobs(guest)) return;
    await host.accepted({ type: 'moderate', data: { action: 'mute', user: guest.user } });
    await guest.refused({ type: 'blob-offer', data: { ...makeBlob(1).description } }, 'muted');
  }),

  blobRule(
    'R53 a message is stored only with a blob that is whole and described as it was offered',
    async (_, peer) => {
      const blob = makeBlob(2 * FIRST);
      const say = (changes: object) =>
        peer.refused(
          { type: 'chat', room: 'lobby', data: { content: 'look', blob: { ...blob.description, ...changes } } },
          'no-such-blob',
        );
      await say({});
      const id = offer(peer, blob);
      const next = await asked(peer, blob);
      await say({});
      peer.sendChunk(chunkFor(next, blob.bytes));
      const { answer } = await serve(peer, blob, id);
      assert.equal(answer.type, 'ack');
      await say({ size: 1 });
      await say({ sha256: 'a'.repeat(64) });
      await say({ mime: 'text/html' });
      await say({ blobId: makeId() });
      await share(peer, blob);
    },
  ),

  blobRule('R56 an upload that was broken off goes on where it was', async (trial, peer) => {
    const blob = makeBlob(4 * FIRST);
    offer(peer, blob);
    peer.sendChunk(chunkFor(await asked(peer, blob), blob.bytes));
    await asked(peer, blob);
    peer.wire.cut();
    await peer.expectEnd();
    const again = await trial.comeBack(peer);
    const requests = await upload(again, blob);
    assert.equal(requests[0] && numberAt(requests[0], 'data.offset'), FIRST);
  }),

  ruleWith(['restart'], 'R56 an upload goes on after a restart of the hub', async (trial, control) => {
    const peer = await trial.join();
    if (!keepsBlobs(peer)) return;
    const blob = makeBlob(4 * FIRST);
    offer(peer, blob);
    peer.sendChunk(chunkFor(await asked(peer, blob), blob.bytes));
    await asked(peer, blob);
    await control.restart();
    const again = await trial.comeBack(peer);
    const requests = await upload(again, blob);
    assert.equal(requests[0] && numberAt(requests[0], 'data.offset'), FIRST);
    await share(again, blob);
  }),

  blobRule(
    'R57 a cancelled offer is not answered; its crossing chunk is dropped, and it may be offered again',
    async (_, peer) => {
      const blob = makeBlob(3 * FIRST);
      const id = offer(peer, blob);
      const next = await asked(peer, blob);
      peer.send({ type: 'blob-cancel', data: { blobId: blob.description.blobId } });
      peer.sendChunk(chunkFor(next, blob.bytes));
      await peer.settle();
      await upload(peer, blob);
      peer.neverGot('an answer to the cancelled offer', (message) => message.data.id === id);
    },
  ),

  blobRule('R57 cancelling what is no transfer does nothing', async (_, peer: TestPeer) => {
    peer.send({ type: 'blob-cancel', data: { blobId: makeId() } });
    await peer.settle();
  }),
];
