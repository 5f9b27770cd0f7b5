/** `node:crypto` for pages: what kits use of it. Web Crypto answers only later, so digests are @noble/hashes'. */
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

/** Most bytes that one call of the browser's generator gives. */
const RANDOM_QUOTA = 65_536;

const digestByName = { md5, sha1, sha224, sha256, sha384, sha512 };

export interface Hash {
  update(data: Uint8Array): this;
  digest(): Uint8Array;
}

export type Hmac = Hash;

function digestOf(name: string): typeof sha256 {
  const digest = (digestByName as unknown as Record<string, typeof sha256 | undefined>)[name];
  if (digest === undefined) throw new Error(`Digest method not supported: ${name}`);
  return digest;
}

export function createHash(name: string): Hash {
  return digestOf(name).create();
}

export function createHmac(name: string, key: Uint8Array): Hmac {
  return hmac.create(digestOf(name), key);
}

export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let start = 0; start < count; start += RANDOM_QUOTA) {
    crypto.getRandomValues(bytes.subarray(start, start + RANDOM_QUOTA));
  }
  return bytes;
}

/** Version 4, from random bytes: the browser's own function exists only on pages from `localhost` or by HTTPS. */
export function randomUUID(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
