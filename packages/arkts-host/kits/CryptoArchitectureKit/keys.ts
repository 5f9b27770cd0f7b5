/** Keys of `cryptoFramework`: of HMAC and AES from bytes, of X25519 in DER, and what two of these agree on. */
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall } from '../host/asyncCall.ts';
import { closedBase, failUnimplemented } from '../host/unimplemented.ts';
import { blob, bytesOf, type Callback, CRYPTO_OPERATION_ERROR, type DataBlob, INVALID_PARAMS } from './blobs.ts';

const KIT = 'CryptoArchitectureKit';
const X25519 = 'X25519';
const KEY_BYTES = 32;
/** RFC 8410: what stands before a key in SubjectPublicKeyInfo, and in PKCS #8. */
const PUBLIC_HEAD = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00];
const PRIVATE_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20];
const JWK = { kty: 'OKP', crv: X25519 } as const;
const AES_BYTES = new Map([
  ['AES128', 16],
  ['AES192', 24],
  ['AES256', 32],
]);

export interface SymKey {
  readonly algName: string;
  readonly format: string;
  getEncoded(): DataBlob;
  clearMem(): void;
}

/** Makes keys from bytes; `algName` is `HMAC` (any length), `HMAC|SHA256` and the like, or `AES256`. */
export class SymKeyGenerator extends closedBase(KIT, 'SymKeyGenerator') {
  constructor(
    readonly algName: string,
    requireDigest: (name: string) => void,
  ) {
    super();
    const [kind = '', digest] = algName.split('|');
    if (kind !== 'HMAC' && !AES_BYTES.has(algName)) {
      failUnimplemented(KIT, `cryptoFramework.createSymKeyGenerator('${algName}')`);
    }
    if (digest !== undefined) requireDigest(digest);
  }

  convertKey(key: DataBlob, callback: Callback<SymKey>): void;
  convertKey(key: DataBlob): Promise<SymKey>;
  convertKey(...args: unknown[]): Promise<SymKey> | undefined {
    return asyncCall(args, () => this.convertKeySync(args[0] as DataBlob));
  }

  /** @throws BusinessError 401 for a key of AES that has another length */
  convertKeySync(key: DataBlob): SymKey {
    let bytes = new Uint8Array(bytesOf(key));
    const wanted = AES_BYTES.get(this.algName);
    if (wanted !== undefined && bytes.length !== wanted) {
      throw businessError(INVALID_PARAMS, 'invalid parameters, input key length is invalid.');
    }
    return {
      algName: this.algName,
      format: 'RAW',
      getEncoded: () => blob(bytes),
      clearMem: () => {
        bytes.fill(0);
        bytes = new Uint8Array(0);
      },
    };
  }
}

/** One half of a pair. */
class AsyKey extends closedBase(KIT, 'Key') {
  readonly algName = X25519;

  constructor(
    readonly key: KeyObject | undefined,
    readonly format: string,
  ) {
    super();
  }
}

class PubKey extends AsyKey {
  getEncoded(): DataBlob {
    return blob(required(this.key).export({ format: 'der', type: 'spki' }));
  }
}

class PriKey extends AsyKey {
  private isCleared = false;

  getEncoded(): DataBlob {
    return blob(this.usable().export({ format: 'der', type: 'pkcs8' }));
  }

  clearMem(): void {
    this.isCleared = true;
  }

  usable(): KeyObject {
    return required(this.isCleared ? undefined : this.key);
  }
}

export interface KeyPair {
  readonly pubKey: PubKey;
  readonly priKey: PriKey;
}

/** `createAsyKeyGenerator('X25519')`. */
export class AsyKeyGenerator extends closedBase(KIT, 'AsyKeyGenerator') {
  constructor(readonly algName: string) {
    super();
    if (algName !== X25519) failUnimplemented(KIT, `cryptoFramework.createAsyKeyGenerator('${algName}')`);
  }

  generateKeyPair(callback: Callback<KeyPair>): void;
  generateKeyPair(): Promise<KeyPair>;
  generateKeyPair(...args: unknown[]): Promise<KeyPair> | undefined {
    return asyncCall(args, () => this.generateKeyPairSync());
  }

  generateKeyPairSync(): KeyPair {
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    return pairOf(publicKey, privateKey);
  }

  convertKey(pubKey: DataBlob | null, priKey: DataBlob | null, callback: Callback<KeyPair>): void;
  convertKey(pubKey: DataBlob | null, priKey: DataBlob | null): Promise<KeyPair>;
  convertKey(...args: unknown[]): Promise<KeyPair> | undefined {
    return asyncCall(args, () => this.convertKeySync(args[0] as DataBlob | null, args[1] as DataBlob | null));
  }

  /** Keys in DER: SubjectPublicKeyInfo and PKCS #8; one of them may be null. The two need not belong together. */
  convertKeySync(pubKey: DataBlob | null, priKey: DataBlob | null): KeyPair {
    if (pubKey === null && priKey === null) {
      throw businessError(INVALID_PARAMS, 'invalid parameters, there is neither a public nor a private key.');
    }
    return pairOf(
      pubKey === null ? undefined : parsed(() => publicKeyOf(bytesOf(pubKey))),
      priKey === null ? undefined : parsed(() => privateKeyOf(bytesOf(priKey))),
    );
  }
}

/** `createKeyAgreement('X25519')`. */
export class KeyAgreement extends closedBase(KIT, 'KeyAgreement') {
  constructor(readonly algName: string) {
    super();
    if (algName !== X25519) failUnimplemented(KIT, `cryptoFramework.createKeyAgreement('${algName}')`);
  }

  generateSecret(priKey: PriKey, pubKey: PubKey, callback: Callback<DataBlob>): void;
  generateSecret(priKey: PriKey, pubKey: PubKey): Promise<DataBlob>;
  generateSecret(...args: unknown[]): Promise<DataBlob> | undefined {
    return asyncCall(args, () => this.generateSecretSync(args[0] as PriKey, args[1] as PubKey));
  }

  /** @throws BusinessError 17630001, also for a point of low order, as OpenSSL does */
  generateSecretSync(priKey: PriKey, pubKey: PubKey): DataBlob {
    const privateKey = priKey.usable();
    const publicKey = required(pubKey.key);
    return blob(parsed(() => diffieHellman({ privateKey, publicKey })));
  }
}

function pairOf(publicKey: KeyObject | undefined, privateKey: KeyObject | undefined): KeyPair {
  return { pubKey: new PubKey(publicKey, 'X.509'), priKey: new PriKey(privateKey, 'PKCS#8') };
}

/**
 * Keys of X25519 have one form in DER: a head, and 32 bytes. Handed in as JWK they cost an eighth of what they cost in
 * DER, for which OpenSSL looks through all that it knows.
 */
function publicKeyOf(der: Uint8Array): KeyObject {
  const x = bodyOf(der, PUBLIC_HEAD);
  // Bytes are enough; the types of Node say Buffer.
  if (x === undefined) return createPublicKey({ key: der as Buffer, format: 'der', type: 'spki' });
  return createPublicKey({ key: { ...JWK, x }, format: 'jwk' });
}

function privateKeyOf(der: Uint8Array): KeyObject {
  const d = bodyOf(der, PRIVATE_HEAD);
  if (d === undefined) return createPrivateKey({ key: der as Buffer, format: 'der', type: 'pkcs8' });
  // Node wants the other half to be named, and makes it itself.
  return createPrivateKey({ key: { ...JWK, d, x: '' }, format: 'jwk' });
}

/** The key behind this head, in base64url; undefined when it is another head, or not so long. */
function bodyOf(der: Uint8Array, head: readonly number[]): string | undefined {
  if (der.length !== head.length + KEY_BYTES || head.some((byte, index) => byte !== der[index])) return undefined;
  const text = btoa(String.fromCharCode(...der.subarray(head.length)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function required(key: KeyObject | undefined): KeyObject {
  if (key === undefined) throw businessError(CRYPTO_OPERATION_ERROR, 'the key is not there.');
  return key;
}

/** The platform has one code for all that OpenSSL refuses. */
function parsed<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw businessError(CRYPTO_OPERATION_ERROR, 'crypto operation error.');
  }
}
