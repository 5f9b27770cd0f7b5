/** `cryptoFramework`: random numbers, digests, HMAC, X25519 and AES-GCM, on Node's crypto. */
import { createHash, createHmac, type Hash, type Hmac, randomBytes } from 'node:crypto';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall } from '../host/asyncCall.ts';
import { closedBase, closedNamespace } from '../host/unimplemented.ts';
import {
  blob,
  bytesOf,
  type Callback,
  CRYPTO_OPERATION_ERROR,
  type DataBlob,
  INVALID_PARAMS,
  someBytesOf,
} from './blobs.ts';
import { Cipher, CryptoMode } from './cipher.ts';
import { AsyKeyGenerator, KeyAgreement, type SymKey, SymKeyGenerator } from './keys.ts';

/** Most random bytes of one call: the platform takes an int that it allocates at once. */
const MAX_RANDOM_BYTES = 0x7fffffff;

const DIGESTS = new Map<string, string>([
  ['SHA1', 'sha1'],
  ['SHA224', 'sha224'],
  ['SHA256', 'sha256'],
  ['SHA384', 'sha384'],
  ['SHA512', 'sha512'],
  ['MD5', 'md5'],
]);

function digestOf(algName: string): string {
  const digest = DIGESTS.get(algName);
  if (digest === undefined) {
    throw businessError(INVALID_PARAMS, `invalid parameters, algorithm '${algName}' is not one of the host's.`);
  }
  return digest;
}

class Random extends closedBase('CryptoArchitectureKit', 'Random') {
  readonly algName = 'CTR_DRBG';

  generateRandom(len: number, callback: Callback<DataBlob>): void;
  generateRandom(len: number): Promise<DataBlob>;
  generateRandom(...args: unknown[]): Promise<DataBlob> | undefined {
    return asyncCall(args, () => this.generateRandomSync(args[0] as number));
  }

  /** @throws BusinessError 401 unless `len` is a positive int */
  generateRandomSync(len: number): DataBlob {
    if (!Number.isInteger(len) || len <= 0 || len > MAX_RANDOM_BYTES) {
      throw businessError(INVALID_PARAMS, 'invalid parameters, len must be a positive int.');
    }
    return blob(randomBytes(len));
  }
}

class Md extends closedBase('CryptoArchitectureKit', 'Md') {
  private readonly hash: Hash;
  private isDone = false;

  constructor(readonly algName: string) {
    super();
    this.hash = createHash(digestOf(algName));
  }

  update(input: DataBlob, callback: Callback<void>): void;
  update(input: DataBlob): Promise<void>;
  update(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, () => this.updateSync(args[0] as DataBlob));
  }

  updateSync(input: DataBlob): void {
    requireUndone(this.isDone);
    this.hash.update(bytesOf(input));
  }

  digest(callback: Callback<DataBlob>): void;
  digest(): Promise<DataBlob>;
  digest(...args: unknown[]): Promise<DataBlob> | undefined {
    return asyncCall(args, () => this.digestSync());
  }

  digestSync(): DataBlob {
    requireUndone(this.isDone);
    this.isDone = true;
    return blob(this.hash.digest());
  }

  getMdLength(): number {
    return createHash(digestOf(this.algName)).digest().length;
  }
}

class Mac extends closedBase('CryptoArchitectureKit', 'Mac') {
  private hmac: Hmac | undefined;

  constructor(readonly algName: string) {
    super();
    digestOf(algName);
  }

  init(key: SymKey, callback: Callback<void>): void;
  init(key: SymKey): Promise<void>;
  init(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, () => this.initSync(args[0] as SymKey));
  }

  initSync(key: SymKey): void {
    this.hmac = createHmac(digestOf(this.algName), bytesOf(key.getEncoded()));
  }

  update(input: DataBlob, callback: Callback<void>): void;
  update(input: DataBlob): Promise<void>;
  update(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, () => this.updateSync(args[0] as DataBlob));
  }

  updateSync(input: DataBlob): void {
    this.running().update(someBytesOf(input));
  }

  doFinal(callback: Callback<DataBlob>): void;
  doFinal(): Promise<DataBlob>;
  doFinal(...args: unknown[]): Promise<DataBlob> | undefined {
    return asyncCall(args, () => this.doFinalSync());
  }

  doFinalSync(): DataBlob {
    const mac = blob(this.running().digest());
    this.hmac = undefined;
    return mac;
  }

  getMacLength(): number {
    return createHash(digestOf(this.algName)).digest().length;
  }

  private running(): Hmac {
    if (this.hmac === undefined) {
      throw businessError(CRYPTO_OPERATION_ERROR, 'mac is not initialized.');
    }
    return this.hmac;
  }
}

function requireUndone(isDone: boolean): void {
  if (isDone) {
    throw businessError(CRYPTO_OPERATION_ERROR, 'the digest has been taken already.');
  }
}

export const cryptoFramework = closedNamespace('CryptoArchitectureKit', 'cryptoFramework', {
  createMac: (spec: string | { algName: string; mdName: string }): Mac =>
    new Mac(typeof spec === 'string' ? spec : spec.mdName),
  createMd: (algName: string): Md => new Md(algName),
  createRandom: (): Random => new Random(),
  createSymKeyGenerator: (algName: string): SymKeyGenerator => new SymKeyGenerator(algName, digestOf),
  createAsyKeyGenerator: (algName: string): AsyKeyGenerator => new AsyKeyGenerator(algName),
  createKeyAgreement: (algName: string): KeyAgreement => new KeyAgreement(algName),
  createCipher: (algName: string): Cipher => new Cipher(algName),
  CryptoMode,
});
