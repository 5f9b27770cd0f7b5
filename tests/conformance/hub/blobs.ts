/** What the rules about blobs share: offering, giving, asking. */
import assert from 'node:assert/strict';
import type { Blob, Chunk } from '../chunk.ts';
import { numberAt, type RawMessage, textAt } from '../rawMessage.ts';
import { makeId, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, type Trial } from './rule.ts';

/** Bytes of the first range that is asked for. */
export const FIRST = 65_536;
export const MIB = 1_048_576;

/** A rule of a hub that keeps blobs. One that keeps none says so, and refuses; then there is nothing more to see. */
export function blobRule(title: string, run: (trial: Trial, peer: TestPeer) => Promise<void>): HubRule {
  return rule(title, async (trial) => {
    const peer = await trial.joinAsGuest();
    if (keepsBlobs(peer)) await run(trial, peer);
    else await peer.refused({ type: 'blob-offer', data: { ...anyDescription() } }, 'too-large');
  });
}

export function keepsBlobs(peer: TestPeer): boolean {
  return peer.welcome !== undefined && numberAt(peer.welcome, 'data.limits.blobBytes') > 0;
}

function anyDescription(): Record<string, string | number> {
  return { blobId: makeId(), name: 'a', mime: 'a/b', size: 1, sha256: 'a'.repeat(64) };
}

/** Sends an offer. @returns its id */
export function offer(peer: TestPeer, blob: Blob, id = makeId()): string {
  peer.send({ type: 'blob-offer', id, data: { ...blob.description } });
  return id;
}

/** The next range of this blob that the hub asks for. */
export function asked(peer: TestPeer, blob: Blob): Promise<RawMessage> {
  return peer.expect('blob-next', (message) => message.data.blobId === blob.description.blobId);
}

/** The chunk that answers a request. */
export function chunkFor(next: RawMessage, bytes: Uint8Array): Chunk {
  const offset = numberAt(next, 'data.offset');
  const transfer = numberAt(next, 'data.transfer');
  return { transfer, offset, frame: 0, bytes: bytes.slice(offset, offset + numberAt(next, 'data.length')) };
}

/** Gives the hub what it asks for until it answers the offer. @returns the answer and all requests */
export async function serve(
  peer: TestPeer,
  blob: Blob,
  offerId: string,
  bytes = blob.bytes,
): Promise<{ answer: RawMessage; requests: RawMessage[] }> {
  const requests: RawMessage[] = [];
  for (;;) {
    const message = await peer.expectAny(['blob-next', 'ack', 'nack']);
    if (message.type !== 'blob-next') {
      assert.equal(message.data.id, offerId, 'the answer is for this offer');
      return { answer: message, requests };
    }
    assert.equal(textAt(message, 'data.blobId'), blob.description.blobId);
    requests.push(message);
    peer.sendChunk(chunkFor(message, bytes));
  }
}

/** Offers a blob, gives it, and sees it acknowledged. */
export async function upload(peer: TestPeer, blob: Blob): Promise<RawMessage[]> {
  const { answer, requests } = await serve(peer, blob, offer(peer, blob));
  assert.equal(answer.type, 'ack', `the offer was answered by ${answer.type} ${String(answer.data.code)}`);
  return requests;
}

/** Says something with a blob. @returns the message's id */
export async function share(peer: TestPeer, blob: Blob, room = 'lobby'): Promise<string> {
  const id = makeId();
  await peer.accepted({ type: 'chat', id, room, data: { content: '', blob: { ...blob.description } } });
  return id;
}

let transfers = 0;

/** Asks for a range. @returns the number of the transfer */
export function ask(peer: TestPeer, blobId: string, offset: number, length: number, id?: string): number {
  transfers += 1;
  peer.send({ type: 'blob-next', id, data: { blobId, transfer: transfers, offset, length } });
  return transfers;
}

/** All bytes of a blob, in ranges of that length. */
export async function download(peer: TestPeer, blob: Blob, length: number): Promise<Uint8Array> {
  const { blobId, size } = blob.description;
  const parts: Uint8Array[] = [];
  for (let offset = 0; offset < size; offset += length) {
    const wanted = Math.min(length, size - offset);
    const chunk = await peer.expectChunk(ask(peer, blobId, offset, wanted));
    assert.equal(chunk.offset, offset);
    assert.equal(chunk.bytes.length, wanted);
    parts.push(chunk.bytes);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** What a fetch is answered with: `blob-offer`, or the code of the refusal. */
export async function fetched(peer: TestPeer, blobId: string): Promise<string> {
  const answer = await peer.request({ type: 'blob-fetch', data: { blobId } });
  return answer.type === 'nack' ? textAt(answer, 'data.code') : answer.type;
}
