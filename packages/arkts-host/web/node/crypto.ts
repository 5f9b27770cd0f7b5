/**
 * `node:crypto` for pages: what kits use of it. Web Crypto answers only later, and not at all on pages by plain http, so
 * everything but random bytes is @noble's.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { x25519 } from '@noble/curves/ed25519.js';
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

const TAG_BYTES = 16;
const NOTHING = new Uint8Array(0);

/** AES-GCM of one text. What Node does in pieces is done at the end here. */
class GcmRun {
  protected aad = NOTHING;
  protected text = NOTHING;

  constructor(
    protected readonly key: Uint8Array,
    protected readonly nonce: Uint8Array,
  ) {}

  setAAD(aad: Uint8Array): this {
    this.aad = new Uint8Array(aad);
    return this;
  }

  update(text: Uint8Array): Uint8Array {
    if (this.text !== NOTHING) throw new Error('A page seals and opens a text in one piece.');
    this.text = new Uint8Array(text);
    return NOTHING;
  }

  protected cipher(): ReturnType<typeof gcm> {
    return gcm(this.key, this.nonce, this.aad);
  }
}

class Cipheriv extends GcmRun {
  private tag = NOTHING;

  final(): Uint8Array {
    const sealed = this.cipher().encrypt(this.text);
    this.tag = sealed.slice(this.text.length);
    return sealed.slice(0, this.text.length);
  }

  getAuthTag(): Uint8Array {
    return this.tag;
  }
}

class Decipheriv extends GcmRun {
  private tag = NOTHING;

  setAuthTag(tag: Uint8Array): this {
    this.tag = new Uint8Array(tag);
    return this;
  }

  final(): Uint8Array {
    const { length } = this.text;
    if (this.tag.length === TAG_BYTES) {
      const sealed = new Uint8Array(length + TAG_BYTES);
      sealed.set(this.text);
      sealed.set(this.tag, length);
      return this.cipher().decrypt(sealed);
    }
    // A tag that was cut is compared as far as it goes: what opens a text is what seals it.
    const plain = this.cipher().encrypt(this.text).slice(0, length);
    const tag = this.cipher().encrypt(plain).slice(length);
    if (this.tag.some((byte, index) => byte !== tag[index]))
      throw new Error('Unsupported state or unable to authenticate data');
    return plain;
  }
}

/** Any AES-GCM: the key's length says which. */
export function createCipheriv(_algorithm: string, key: Uint8Array, nonce: Uint8Array): Cipheriv {
  return new Cipheriv(key, nonce);
}

export function createDecipheriv(_algorithm: string, key: Uint8Array, nonce: Uint8Array): Decipheriv {
  return new Decipheriv(key, nonce);
}

/** RFC 8410: what stands before the 32 bytes of a key of X25519. */
const DER_PREFIX = {
  spki: [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00],
  pkcs8: [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20],
} as const;
type KeyForm = keyof typeof DER_PREFIX;
const KEY_BYTES = 32;

/** A key of X25519. */
export class KeyObject {
  constructor(
    readonly bytes: Uint8Array,
    private readonly form: KeyForm,
  ) {}

  export(): Uint8Array {
    return new Uint8Array([...DER_PREFIX[this.form], ...this.bytes]);
  }
}

function keyOf(der: Uint8Array, form: KeyForm): KeyObject {
  const prefix = DER_PREFIX[form];
  if (der.length !== prefix.length + KEY_BYTES || prefix.some((byte, index) => byte !== der[index]))
    throw new Error('This is no key of X25519 in DER.');
  return new KeyObject(der.slice(prefix.length), form);
}

/** Of a key as JWK, in base64url. */
interface Jwk {
  readonly x?: string;
  readonly d?: string;
}

export function createPublicKey({ key }: { key: Uint8Array | Jwk }): KeyObject {
  return key instanceof Uint8Array ? keyOf(key, 'spki') : new KeyObject(bytesOf(key.x), 'spki');
}

export function createPrivateKey({ key }: { key: Uint8Array | Jwk }): KeyObject {
  return key instanceof Uint8Array ? keyOf(key, 'pkcs8') : new KeyObject(bytesOf(key.d), 'pkcs8');
}

function bytesOf(base64Url = ''): Uint8Array {
  const text = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** X25519. @throws for a point of low order */
export function diffieHellman({ privateKey, publicKey }: Record<'privateKey' | 'publicKey', KeyObject>): Uint8Array {
  return x25519.getSharedSecret(privateKey.bytes, publicKey.bytes);
}

export function generateKeyPairSync(_type: 'x25519'): Record<'privateKey' | 'publicKey', KeyObject> {
  const { secretKey, publicKey } = x25519.keygen(randomBytes(KEY_BYTES));
  return { privateKey: new KeyObject(secretKey, 'pkcs8'), publicKey: new KeyObject(publicKey, 'spki') };
}

/** Version 4, from random bytes: the browser's own function exists only on pages from `localhost` or by HTTPS. */
export function randomUUID(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
