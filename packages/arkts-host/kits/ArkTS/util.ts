/** `util` of `@kit.ArkTS`: encoders, Base64, UUIDs. */
import { randomUUID } from 'node:crypto';
import { TextDecoder as NodeTextDecoder, format as nodeFormat } from 'node:util';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { closedNamespace } from '../host/unimplemented.ts';

const PARAMETER_ERROR = 401;
const INVALID_UUID = 10200002;
const MIME_LINE = 76;

function parameterError(message: string): Error {
  return businessError(PARAMETER_ERROR, `Parameter error. ${message}`);
}

interface TextDecoderOptions {
  fatal?: boolean;
  ignoreBOM?: boolean;
}

class TextDecoder {
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  private readonly decoder: NodeTextDecoder;

  constructor(encoding = 'utf-8', options: TextDecoderOptions = {}) {
    try {
      this.decoder = new NodeTextDecoder(encoding, options);
    } catch {
      throw parameterError(`The encoding ${encoding} is not known.`);
    }
    this.encoding = encoding;
    this.fatal = options.fatal ?? false;
    this.ignoreBOM = options.ignoreBOM ?? false;
  }

  static create(encoding?: string, options?: TextDecoderOptions): TextDecoder {
    return new TextDecoder(encoding, options);
  }

  /** @throws BusinessError 401 for something that is no Uint8Array; TypeError for bad bytes if `fatal` */
  decodeToString(input: Uint8Array, options: { stream?: boolean } = {}): string {
    if (!(input instanceof Uint8Array)) {
      throw parameterError('The type of input must be Uint8Array.');
    }
    return this.decoder.decode(input, options);
  }
}

class TextEncoder {
  readonly encoding: string;

  constructor(encoding = 'utf-8') {
    if (!/^utf-?8$/i.test(encoding)) {
      throw parameterError(`The host's TextEncoder has utf-8 only, not ${encoding}.`);
    }
    this.encoding = encoding;
  }

  static create(encoding?: string): TextEncoder {
    return new TextEncoder(encoding);
  }

  encodeInto(input = ''): Uint8Array {
    return new globalThis.TextEncoder().encode(input);
  }

  encodeIntoUint8Array(input: string, dest: Uint8Array): { read: number; written: number } {
    return new globalThis.TextEncoder().encodeInto(input, dest);
  }
}

export enum Type {
  BASIC = 0,
  MIME = 1,
  BASIC_URL_SAFE = 2,
  MIME_URL_SAFE = 3,
}

class Base64Helper {
  encodeToStringSync(src: Uint8Array, options: Type = Type.BASIC): string {
    if (!(src instanceof Uint8Array) || src.length === 0) {
      throw parameterError('The type of src must be Uint8Array, and not empty.');
    }
    const isUrlSafe = options === Type.BASIC_URL_SAFE || options === Type.MIME_URL_SAFE;
    const base64 = Buffer.from(src.buffer, src.byteOffset, src.byteLength).toString('base64');
    // Not by Buffer's own 'base64url', which that of pages lacks.
    const text = isUrlSafe ? base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : base64;
    const isMime = options === Type.MIME || options === Type.MIME_URL_SAFE;
    return isMime ? (text.match(new RegExp(`.{1,${MIME_LINE}}`, 'g')) ?? []).join('\r\n') : text;
  }

  encodeSync(src: Uint8Array, options?: Type): Uint8Array {
    return new Uint8Array(Buffer.from(this.encodeToStringSync(src, options), 'latin1'));
  }

  /** @throws BusinessError 401 for text that is not Base64 of the kind asked for */
  decodeSync(src: Uint8Array | string, options: Type = Type.BASIC): Uint8Array {
    const text = typeof src === 'string' ? src : Buffer.from(src).toString('latin1');
    const isUrlSafe = options === Type.BASIC_URL_SAFE || options === Type.MIME_URL_SAFE;
    const isMime = options === Type.MIME || options === Type.MIME_URL_SAFE;
    const bare = isMime ? text.replace(/[\r\n]/g, '') : text;
    const alphabet = isUrlSafe ? /^[A-Za-z0-9_-]*={0,2}$/ : /^[A-Za-z0-9+/]*={0,2}$/;
    if (bare === '' || !alphabet.test(bare) || (!isUrlSafe && bare.length % 4 !== 0)) {
      throw parameterError('The input is not Base64 of that kind.');
    }
    return new Uint8Array(Buffer.from(bare, 'base64'));
  }

  async encode(src: Uint8Array, options?: Type): Promise<Uint8Array> {
    return this.encodeSync(src, options);
  }

  async encodeToString(src: Uint8Array, options?: Type): Promise<string> {
    return this.encodeToStringSync(src, options);
  }

  async decode(src: Uint8Array | string, options?: Type): Promise<Uint8Array> {
    return this.decodeSync(src, options);
  }
}

function parseUUID(uuid: string): Uint8Array {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) {
    throw businessError(INVALID_UUID, 'Invalid uuid string.');
  }
  return new Uint8Array(Buffer.from(uuid.replaceAll('-', ''), 'hex'));
}

export const util = closedNamespace('ArkTS', 'util', {
  Base64Helper,
  TextDecoder,
  TextEncoder,
  Type,
  format: (format: string, ...args: unknown[]): string => nodeFormat(format, ...args),
  generateRandomBinaryUUID: (_entropyCache?: boolean): Uint8Array => parseUUID(randomUUID()),
  generateRandomUUID: (_entropyCache?: boolean): string => randomUUID(),
  parseUUID,
});
