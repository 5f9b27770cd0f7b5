/** What the fake hub does with blobs: pulls what is offered, gives what is asked for (docs/protocol.md, section 9). */
import { blobOf, type Chunk, type Description } from './chunk.ts';
import type { Handler } from './fakeHubDefaults.ts';
import type { FakeSession } from './fakeSession.ts';
import type { JsonObject, RawMessage } from './rawMessage.ts';

export interface FakeBlob {
  readonly description: JsonObject;
  bytes: Uint8Array;
  received: number;
  complete: boolean;
}

interface Pull {
  readonly offerId: string | undefined;
  readonly blob: FakeBlob;
  transfer: number;
  length: number;
}

export class FakeBlobs {
  readonly held = new Map<string, FakeBlob>();
  /** Bytes that it asks for at once. */
  chunkLength = 65_536;
  private transfers = 0;
  private readonly pulls = new Map<FakeSession, Pull>();
  private readonly cancelled = new Set<number>();

  /** Gives the hub a whole blob, as if another member had brought it; returns its description. */
  put(bytes: Uint8Array, blobId: string): Description {
    const { description } = blobOf(bytes, blobId);
    this.held.set(blobId, { description, bytes, received: bytes.length, complete: true });
    return description;
  }

  has(blobId: unknown): boolean {
    return this.held.get(String(blobId))?.complete === true;
  }

  /** A chunk of a client. @returns false when nobody asked for it */
  take(session: FakeSession, chunk: Chunk): boolean {
    const pull = this.pulls.get(session);
    if (pull === undefined || pull.transfer !== chunk.transfer) return this.cancelled.has(chunk.transfer);
    const { blob } = pull;
    if (chunk.offset !== blob.received || chunk.bytes.length !== pull.length || chunk.frame !== 0) return false;
    blob.bytes.set(chunk.bytes, chunk.offset);
    blob.received += chunk.bytes.length;
    this.proceed(session, pull);
    return true;
  }

  readonly handlers: readonly (readonly [string, Handler])[] = [
    ['blob-offer', (_hub, session, message) => this.onOffer(session, message)],
    ['blob-fetch', (_hub, session, message) => this.onFetch(session, message)],
    ['blob-next', (_hub, session, message) => this.onNext(session, message)],
    ['blob-cancel', (_hub, session, message) => this.onCancel(session, message)],
  ];

  private onOffer(session: FakeSession, message: RawMessage): void {
    const blobId = String(message.data.blobId);
    const known = this.held.get(blobId);
    const size = Number(message.data.size);
    const blob = known ?? {
      description: message.data,
      bytes: new Uint8Array(size),
      received: 0,
      complete: false,
    };
    this.held.set(blobId, blob);
    const pull: Pull = { offerId: message.id, blob, transfer: 0, length: 0 };
    this.pulls.set(session, pull);
    this.proceed(session, pull);
  }

  private proceed(session: FakeSession, pull: Pull): void {
    const { blob } = pull;
    if (blob.received < blob.bytes.length) {
      this.transfers += 1;
      pull.transfer = this.transfers;
      pull.length = Math.min(this.chunkLength, blob.bytes.length - blob.received);
      const { transfer, length } = pull;
      const data = { blobId: String(blob.description.blobId), transfer, offset: blob.received, length };
      session.send({ type: 'blob-next', data });
      return;
    }
    this.pulls.delete(session);
    const { description } = blobOf(blob.bytes, '');
    blob.complete = description.sha256 === blob.description.sha256;
    if (blob.complete) {
      session.send({ type: 'ack', data: { id: pull.offerId } });
    } else {
      this.held.delete(String(blob.description.blobId));
      session.send({ type: 'nack', data: { id: pull.offerId, code: 'hash-mismatch', message: 'other bytes' } });
    }
  }

  private onFetch(session: FakeSession, message: RawMessage): void {
    const blob = this.held.get(String(message.data.blobId));
    if (blob?.complete === true) session.send({ type: 'blob-offer', id: message.id, data: blob.description });
    else refuse(session, message);
  }

  private onNext(session: FakeSession, message: RawMessage): void {
    const blob = this.held.get(String(message.data.blobId));
    const [transfer, offset, length] = [message.data.transfer, message.data.offset, message.data.length].map(Number);
    if (blob?.complete === true && transfer !== undefined && offset !== undefined && length !== undefined) {
      session.sendChunk({ transfer, offset, bytes: blob.bytes.slice(offset, offset + length) });
    } else {
      session.promises.hubAnswered(Number(transfer));
      refuse(session, message);
    }
  }

  private onCancel(session: FakeSession, message: RawMessage): void {
    const pull = this.pulls.get(session);
    if (pull !== undefined && pull.blob.description.blobId === message.data.blobId) {
      this.pulls.delete(session);
      this.cancelled.add(pull.transfer);
    }
  }
}

function refuse(session: FakeSession, message: RawMessage): void {
  if (message.id === undefined) session.send({ type: 'blob-cancel', data: { blobId: message.data.blobId } });
  else session.send({ type: 'nack', data: { id: message.id, code: 'no-such-blob', message: 'there is none' } });
}
