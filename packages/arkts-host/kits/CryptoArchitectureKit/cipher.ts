/** `createCipher('AES256|GCM|NoPadding')`, with the traps of the platform's. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall } from '../host/asyncCall.ts';
import { closedBase, failUnimplemented } from '../host/unimplemented.ts';
import { bytesOf, type Callback, CRYPTO_OPERATION_ERROR, type DataBlob, INVALID_PARAMS, joined } from './blobs.ts';
import type { SymKey } from './keys.ts';

const KIT = 'CryptoArchitectureKit';
const SPEC = /^AES(128|192|256)\|GCM\|(NoPadding|PKCS7)$/;
const TAG_BYTES = 16;

export const CryptoMode = { ENCRYPT_MODE: 0, DECRYPT_MODE: 1 } as const;
type Mode = (typeof CryptoMode)[keyof typeof CryptoMode];

export interface GcmParamsSpec {
  readonly algName: string;
  readonly iv: DataBlob;
  readonly aad: DataBlob;
  /** Only read where something is opened; sealing always gives 16 bytes. */
  readonly authTag: DataBlob;
}

interface Run {
  readonly mode: Mode;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly aad: Uint8Array;
  readonly tag: Uint8Array;
}

export class Cipher extends closedBase(KIT, 'Cipher') {
  private readonly algorithm: 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm';
  private run: Run | undefined;

  constructor(readonly algName: string) {
    super();
    const bits = SPEC.exec(algName)?.[1];
    if (bits === undefined) failUnimplemented(KIT, `cryptoFramework.createCipher('${algName}')`);
    this.algorithm = `aes-${bits as '128' | '192' | '256'}-gcm`;
  }

  init(mode: Mode, key: SymKey, params: GcmParamsSpec, callback: Callback<void>): void;
  init(mode: Mode, key: SymKey, params: GcmParamsSpec): Promise<void>;
  init(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, () => this.initSync(args[0] as Mode, args[1] as SymKey, args[2] as GcmParamsSpec));
  }

  /** @throws BusinessError 401 for what is no `GcmParamsSpec`, an empty nonce or, to open something, an empty tag */
  initSync(mode: Mode, key: SymKey, params: GcmParamsSpec): void {
    const isOpening = mode === CryptoMode.DECRYPT_MODE;
    const tag = isOpening ? bytesOf(params.authTag) : new Uint8Array(TAG_BYTES);
    const iv = bytesOf(params.iv);
    if (params.algName !== 'GcmParamsSpec' || iv.length === 0 || tag.length === 0) {
      throw businessError(INVALID_PARAMS, 'invalid parameters, they are not those of GCM.');
    }
    const copy = (bytes: Uint8Array) => new Uint8Array(bytes);
    const bytes = bytesOf(key.getEncoded());
    if (bytes.length === 0) throw businessError(CRYPTO_OPERATION_ERROR, 'the key was cleared.');
    this.run = { mode, key: copy(bytes), iv: copy(iv), aad: copy(bytesOf(params.aad)), tag: copy(tag) };
  }

  /** In pieces, by `update`, the host has it not. */
  doFinal(data: DataBlob | null, callback: Callback<DataBlob>): void;
  doFinal(data: DataBlob | null): Promise<DataBlob>;
  doFinal(...args: unknown[]): Promise<DataBlob> | undefined {
    return asyncCall(args, () => this.doFinalSync(args[0] as DataBlob | null));
  }

  /**
   * Seals or opens `data`, and is done.
   *
   * @returns sealed: the text and the 16 bytes of the tag behind it. Of an empty text the platform drops what it should
   * have been bound to, in silence
   * @throws BusinessError 17630001 where the tag does not fit. It is compared in the length that it was handed in with
   */
  doFinalSync(data: DataBlob | null): DataBlob {
    const { run } = this;
    this.run = undefined;
    if (run === undefined) throw businessError(CRYPTO_OPERATION_ERROR, 'the cipher is not initialized.');
    const input = data === null ? new Uint8Array(0) : bytesOf(data);
    const aad = input.length === 0 ? new Uint8Array(0) : run.aad;
    return run.mode === CryptoMode.ENCRYPT_MODE ? this.seal(run, aad, input) : this.open(run, aad, input);
  }

  private seal({ key, iv }: Run, aad: Uint8Array, plain: Uint8Array): DataBlob {
    const cipher = createCipheriv(this.algorithm, key, iv);
    cipher.setAAD(aad);
    return joined([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  private open({ key, iv, tag }: Run, aad: Uint8Array, sealed: Uint8Array): DataBlob {
    try {
      const decipher = createDecipheriv(this.algorithm, key, iv, { authTagLength: tag.length });
      decipher.setAAD(aad);
      decipher.setAuthTag(tag);
      return joined([decipher.update(sealed), decipher.final()]);
    } catch {
      throw businessError(CRYPTO_OPERATION_ERROR, 'crypto operation error.');
    }
  }
}
