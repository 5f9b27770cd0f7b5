/** A connection whose frames are sealed (R76, R77), as the tests see it: the handshake is done here, by the rules. */
import {
  codeGenerator,
  fromBase64Url,
  hubIdOf,
  isRejection,
  JoinWay,
  KeyPair,
  PhoneHandshake,
  Rejection,
  RejectReason,
  type Seal,
  SealError,
} from '@hearth/common';
import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import type { Wire, WireListener } from './wire.ts';

/** By what right a sealed link is asked for. Secrets are base64url, as screens and phones show them. */
export type SealedRight =
  | { readonly code: string }
  | { readonly qr: string }
  | { readonly ticket: string }
  /** As a device that the hub knows by its key. */
  | 'return';

export interface SealedWireListener extends WireListener {
  /** R79: the hub refuses in the open. @param code as a `nack` would say it */
  onRefused(code: string, retryAfter: number | undefined): void;
  /** The hub has answered the first message, and shown its key. */
  onHubKey(): void;
  /** Something came that is not what the hub had to send. */
  onBroken(why: string): void;
}

const primitives = new PlatformPrimitives();
const NOTHING = new Uint8Array(0);

/** A new secret key of a device. */
export function makeKey(): Uint8Array {
  return primitives.random(32);
}

const codeByReason: ReadonlyMap<number, string> = new Map<number, string>([
  [RejectReason.WRONG, 'bad-code'],
  [RejectReason.EXPIRED, 'code-expired'],
  [RejectReason.WAIT, 'rate-limited'],
  [RejectReason.LOCKED, 'locked'],
  [RejectReason.VERSION, 'protocol-version'],
]);

/** The phone's side of a handshake, before its first message. */
export function handshakeBy(right: SealedRight): PhoneHandshake {
  if (right === 'return') return new PhoneHandshake(primitives, JoinWay.RETURN, NOTHING);
  if ('code' in right) return new PhoneHandshake(primitives, JoinWay.CODE, codeGenerator(primitives, right.code));
  if ('qr' in right) return new PhoneHandshake(primitives, JoinWay.QR, bytesOf(right.qr));
  return new PhoneHandshake(primitives, JoinWay.LINK, bytesOf(right.ticket));
}

function bytesOf(secret: string): Uint8Array {
  const bytes = fromBase64Url(secret);
  if (bytes === undefined) throw new Error(`"${secret}" is no secret in base64url.`);
  return bytes;
}

interface Begun {
  readonly handshake: PhoneHandshake;
  readonly key: Uint8Array;
  readonly hello: string | undefined;
}

export class SealedWire implements Omit<Wire, 'listen'> {
  /** Of the hub, by the key that it has shown; '' before. */
  hubId = '';
  /** As `checkNumber`; '' before the handshake is over. */
  checkNumber = '';
  /** The newest sealed frame that was sent, as the network saw it. */
  lastSent: Uint8Array = NOTHING;
  private begun: Begun | undefined;
  private seal: Seal | undefined;
  private isProved = false;
  /** What was to be sent before there was a seal. */
  private readonly waiting: (string | Uint8Array)[] = [];

  constructor(readonly wire: Wire) {}

  get address(): string {
    return this.wire.address;
  }

  /**
   * Begins the handshake.
   *
   * @param key secret key of the device
   * @param hello what the third message brings; undefined: there is none, the handshake stays where it is then
   */
  begin(right: SealedRight, key: Uint8Array, hello: string | undefined): void {
    this.begun = { handshake: handshakeBy(right), key, hello };
    this.wire.sendBytes(this.begun.handshake.first());
  }

  listen(listener: SealedWireListener): void {
    this.wire.listen({
      onText: (text) => listener.onBroken(`text in the open: ${text.slice(0, 80)}`),
      onBytes: (bytes) => this.take(bytes, listener),
      onEnd: (end) => listener.onEnd(end),
    });
  }

  sendText(text: string): void {
    if (this.seal === undefined) this.waiting.push(text);
    else this.sendSealed(new Uint8Array(this.seal.sealText(text)));
  }

  sendBytes(bytes: Uint8Array): void {
    if (this.seal === undefined) this.waiting.push(bytes);
    else this.sendSealed(new Uint8Array(this.seal.sealChunk(new Uint8Array(bytes).buffer)));
  }

  /** Seals a text, and keeps it back: whatever is sealed later can't be opened without it. */
  sealOnly(text: string): Uint8Array {
    if (this.seal === undefined) throw new Error('The link is not sealed yet.');
    return new Uint8Array(this.seal.sealText(text));
  }

  close(code: number, reason: string): void {
    this.wire.close(code, reason);
  }

  cut(): void {
    this.wire.cut();
  }

  pause(): void {
    this.wire.pause();
  }

  resume(): void {
    this.wire.resume();
  }

  private sendSealed(frame: Uint8Array): void {
    this.lastSent = frame;
    this.wire.sendBytes(frame);
  }

  private take(bytes: Uint8Array, listener: SealedWireListener): void {
    try {
      if (!this.isProved && isRejection(bytes)) this.takeRejection(new Rejection(bytes), listener);
      else if (this.seal !== undefined) this.open(bytes, this.seal, listener);
      else if (this.begun !== undefined) this.finish(bytes, this.begun, listener);
      else listener.onBroken(`${bytes.length} bytes before the handshake`);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      listener.onBroken(error.message);
    }
  }

  private takeRejection({ reason, retryAfter }: Rejection, listener: SealedWireListener): void {
    const code = codeByReason.get(reason);
    if (code === undefined) listener.onBroken(`a refusal for the unknown reason ${reason}`);
    else listener.onRefused(code, retryAfter === 0 ? undefined : retryAfter);
  }

  private open(bytes: Uint8Array, seal: Seal, listener: SealedWireListener): void {
    const opened = seal.open(new Uint8Array(bytes).buffer);
    this.isProved = true;
    if (typeof opened === 'string') listener.onText(opened.trimEnd());
    else listener.onBytes(new Uint8Array(opened));
  }

  private finish(bytes: Uint8Array, { handshake, key, hello }: Begun, listener: SealedWireListener): void {
    this.hubId = hubIdOf(primitives, handshake.second(bytes));
    listener.onHubKey();
    if (hello === undefined) return;
    this.wire.sendBytes(handshake.third(KeyPair.ofSecret(primitives, key.slice()), primitives.utf8(hello)));
    this.seal = handshake.finish();
    this.checkNumber = this.seal.checkNumber;
    for (const frame of this.waiting.splice(0)) {
      if (typeof frame === 'string') this.sendText(frame);
      else this.sendBytes(frame);
    }
  }
}
