/**
 * Whoever records all that phones and hub send each other holds none of it: no word, name, picture, code, secret or key.
 * And neither side writes any of these into its log.
 */
import { KeyPair } from '@hearth/common';
import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import { BlobPhase } from '@hearth/entry/client/blobs/BlobStatus';
import { MemorySource } from '@hearth/entry/test/support/MemoryBlobStore';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OwnHub } from '../conformance/ownHub.ts';
import { TestPeer } from '../conformance/TestPeer.ts';
import { openWire } from '../conformance/wire.ts';
import { Phone } from './phone.ts';
import { TcpTap } from './TcpTap.ts';

const ANNA = 'Annabelle Appleseed';
const BEN = 'Benedikt Bärenfänger';
const RENAMED = 'Bartholomew the Second';
const FROM_ANNA = 'The spare key is under the second flowerpot, 花盆下面.';
const FROM_BEN = 'Nobody but us may know of the marmalade.';
const PICTURE_WORDS = 'Look at this hedgehog';
/** A picture in whose bytes something can be found again. */
const PICTURE = Buffer.from('hedgehog in the moonlight. '.repeat(4_000));

let hub: OwnHub;
let tap: TcpTap;
let phones: Phone[];

beforeEach(async () => {
  hub = await OwnHub.start();
  tap = await TcpTap.open(hub.port);
  phones = [];
});

afterEach(async () => {
  for (const phone of phones) phone.leave();
  await hub.stop();
  tap.close();
});

function phone(name: string, code: string): Phone {
  const made = new Phone({ url: tap.url, code: () => code }, name, `127.0.0.${phones.length + 2}`);
  phones.push(made);
  return made;
}

/** Each as people write it: raw, in base64url, in hex of either case. */
function formsOf(key: Uint8Array): Buffer[] {
  const bytes = Buffer.from(key);
  const hex = bytes.toString('hex');
  return [
    bytes,
    ...[bytes.toString('base64url'), bytes.toString('base64'), hex, hex.toUpperCase()].map((text) => Buffer.from(text)),
  ];
}

/** A whole conversation. @returns all that nobody else may know, by name */
async function talk(): Promise<Map<string, Buffer[]>> {
  const code = hub.code();
  const secret = hub.secret();
  const anna = phone(ANNA, code);
  const checkNumbers: string[] = [];
  anna.client.onOpen.on(({ checkNumber }) => checkNumbers.push(checkNumber));
  await anna.join();
  const ben = phone(BEN, '');
  ben.credentials.identity.secret = secret;
  await ben.join();
  await anna.sent(anna.say(FROM_ANNA));
  await ben.heard(FROM_ANNA);
  ben.loseLinks();
  await ben.until('to notice', () => !ben.client.isConnected());
  await ben.online();
  await ben.sent(ben.tellPrivately(anna, FROM_BEN));
  await anna.heard(FROM_BEN);
  anna.blobs.sources.set('hedgehog.png', new MemorySource(new Uint8Array(PICTURE), 'image/png'));
  await anna.sent(await anna.sendPicture('hedgehog.png', PICTURE_WORDS));
  await ben.heard(PICTURE_WORDS);
  const [picture] = (await ben.client.messages.page('lobby', Number.MAX_SAFE_INTEGER, 10)).flatMap(
    ({ blob }) => blob ?? [],
  );
  if (picture === undefined) throw new Error('There is no picture.');
  ben.fetch(picture);
  await ben.until('to have it', () => ben.client.blobStatus(picture).phase === BlobPhase.READY);
  await ben.client.setProfile(RENAMED, '🦔');
  await anna.until('to hear of it', () => anna.client.roster.member(ben.user)?.name === RENAMED);
  const primitives = new PlatformPrimitives();
  const keys = [
    hub.identity,
    ...[anna, ben].map(({ credentials }) => KeyPair.ofSecret(primitives, credentials.identity.key.slice())),
  ];
  const words = { ANNA, BEN, RENAMED, FROM_ANNA, FROM_BEN, PICTURE_WORDS, code, secret, user: anna.user };
  const secrets = new Map<string, Buffer[]>();
  for (const [name, text] of Object.entries(words)) secrets.set(name, [Buffer.from(text)]);
  secrets.set(
    'words of the protocol',
    ['"type"', 'lobby', 'batch/1', 'hello'].map((text) => Buffer.from(text)),
  );
  secrets.set('picture', [PICTURE.subarray(0, 27)]);
  secrets.set('digest of the picture', [Buffer.from(picture.sha256), Buffer.from(picture.sha256, 'hex')]);
  secrets.set(
    'check number',
    checkNumbers.map((text) => Buffer.from(text)),
  );
  for (const [number, pair] of keys.entries()) {
    secrets.set(`secret key ${number}`, formsOf(pair.secret));
    secrets.set(`public key ${number}`, formsOf(pair.publicKey));
  }
  secrets.set('secret in bytes', [Buffer.from(secret, 'base64url')]);
  return secrets;
}

function found(haystack: Buffer, needles: Map<string, Buffer[]>): string[] {
  return [...needles]
    .filter(([, forms]) => forms.some((form) => form.length > 0 && haystack.includes(form)))
    .map(([name]) => name);
}

it('holds nothing of a whole conversation, and neither do the logs', async () => {
  const secrets = await talk();
  const { recording } = tap;
  expect(recording.length).toBeGreaterThan(PICTURE.length);
  expect(found(recording, secrets)).toEqual([]);
  secrets.delete('words of the protocol');
  secrets.delete('user');
  const logs = [...hub.log.lines, ...phones.flatMap(({ logged }) => logged)];
  expect(logs.length).toBeGreaterThan(0);
  expect(found(Buffer.from(logs.join('\n')), secrets)).toEqual([]);
});

it('would find the words of a plain session, in both directions', async () => {
  const peer = new TestPeer(await openWire(tap.url, '127.0.0.9'), 'plain', ANNA);
  await peer.join({ plainSecret: hub.plainSecret });
  await peer.chat(FROM_ANNA);
  await peer.leave();
  const words = new Map([ANNA, FROM_ANNA, hub.plainSecret].map((text) => [text, [Buffer.from(text)]]));
  expect(found(tap.recording, words)).toEqual([ANNA, FROM_ANNA, hub.plainSecret]);
});
