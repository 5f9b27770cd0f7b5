/** Keys of `cryptoFramework`: of HMAC and AES from bytes, of X25519 in DER, and what two of these agree on. */
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall } from '../host/asyncCall.ts';
import { closedBase, failUnimplemented } from '../host/unimplemented.ts';
import { blob, bytesOf, type Callback, CRYPTO_OPERATION_ERROR, type DataBlob, INVALID_PARAMS } from './blobs.ts';

const KIT = 'CryptoArchitectureKit';
const X25519 = 'X25519';
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
export class SymKeyGenerator {
  constructor(
    readonly algName: string,
    requireDigest: (name: string) => void,
  ) {
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
      pubKey === null ? undefined : parsed(() => createPublicKey(derOf(pubKey, 'spki'))),
      priKey === null ? undefined : parsed(() => createPrivateKey(derOf(priKey, 'pkcs8'))),
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

function derOf<T extends 'spki' | 'pkcs8'>(key: DataBlob, type: T): { key: Buffer; format: 'der'; type: T } {
  // Bytes are enough; the types of Node say Buffer.
  return { key: bytesOf(key) as Buffer, format: 'der', type };
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
