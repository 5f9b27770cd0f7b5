/** Pictures from phone to hub to phone over real loopback sockets, with links that break in the middle. */
import { randomBytes } from 'node:crypto';
import { type BlobReference, CHAT, PRIVATE } from '@hearth/common';
import { BlobPhase } from '@hearth/entry/client/blobs/BlobStatus';
import { DeliveryState } from '@hearth/entry/client/outbox/Delivery';
import { MemorySource } from '@hearth/entry/test/support/MemoryBlobStore';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Household } from './Household.ts';
import type { Phone } from './phone.ts';

const MIB = 1024 * 1024;

describe('Pictures over real sockets', () => {
  let home: Household;

  beforeEach(async () => {
    home = await Household.open();
  });

  afterEach(() => home.close());

  const join = (name: string) => home.join(name);

  function heldBytes(phone: Phone): number {
    return phone.blobStatuses.at(-1)?.bytes ?? 0;
  }

  function pictureOf(phone: Phone): Promise<BlobReference> {
    return new Promise((resolve) => {
      phone.client.on(CHAT, (entry) => {
        if (entry.data.blob !== undefined) resolve(entry.data.blob);
      });
    });
  }

  /** Breaks the link once a good part has arrived. @returns how much that was, and where it went on */
  async function breakHalfway(phone: Phone, phase: BlobPhase): Promise<{ before: number; after: number }> {
    await phone.until('to have some of the picture', () => heldBytes(phone) > MIB);
    const before = heldBytes(phone);
    phone.loseLinks();
    await phone.until('to notice', () => !phone.client.isConnected());
    const seen = phone.blobStatuses.length;
    const next = () => phone.blobStatuses.slice(seen).find((status) => status.phase === phase && status.bytes > 0);
    await phone.until('to go on', () => next() !== undefined);
    return { before, after: next()?.bytes ?? 0 };
  }

  it('5 MiB arrive whole although both links break in the middle, and go on where they were', async () => {
    const bytes = new Uint8Array(randomBytes(5 * MIB));
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    ann.blobs.sources.set('cat.png', new MemorySource(bytes, 'image/png'));
    const coming = pictureOf(bob);
    const delivery = await ann.sendPicture('cat.png', 'Look');
    const upload = await breakHalfway(ann, BlobPhase.UPLOADING);
    expect(upload.after).toBeGreaterThanOrEqual(upload.before);
    await ann.sent(delivery);

    const blob = await coming;
    bob.fetch(blob);
    const download = await breakHalfway(bob, BlobPhase.DOWNLOADING);
    expect(download.after).toBeGreaterThanOrEqual(download.before);
    await bob.until('to have it', () => bob.client.blobStatus(blob).phase === BlobPhase.READY);
    expect(Buffer.from(bob.blobs.bytesOf(blob.blobId) as Uint8Array).equals(bytes)).toBe(true);
  });

  it('texts pass a picture, in both directions, and order is one for all', async () => {
    const [ann, bob] = [await join('Ann'), await join('Bob')];
    ann.blobs.sources.set('cat.png', new MemorySource(new Uint8Array(randomBytes(8 * MIB)), 'image/png'));
    const coming = pictureOf(bob);
    const picture = await ann.sendPicture('cat.png', 'picture');
    await ann.sent(ann.say('text'));
    expect(picture.state).toBe(DeliveryState.QUEUED);
    await bob.heard('text');
    bob.fetch(await coming);
    ann.say('another');
    for (const phone of home.phones) await phone.heard('another');
    for (const phone of home.phones) expect(phone.told).toEqual(['text', 'picture', 'another']);
  });

  it('a picture of a private conversation is for the two only', async () => {
    const [ann, bob, eve] = [await join('Ann'), await join('Bob'), await join('Eve')];
    await ann.until('to know Bob', () => ann.client.roster.members().some((member) => member.user === bob.user));
    ann.blobs.sources.set('a.png', new MemorySource(new Uint8Array(randomBytes(1000)), 'image/png'));
    const coming = new Promise<BlobReference>((resolve) => {
      bob.client.on(PRIVATE, (entry) => resolve(entry.data.blob as BlobReference));
    });
    await ann.sent(await ann.client.sendPrivatePicture(bob.user, 'a.png', { content: '' }));
    const blob = await coming;
    eve.fetch(blob);
    await eve.until('to be refused', () => eve.client.blobStatus(blob).reason === 'no-such-blob');
    bob.fetch(blob);
    await bob.until('to have it', () => bob.client.blobStatus(blob).phase === BlobPhase.READY);
  });
});
