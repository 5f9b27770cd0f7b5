/** What both ends of the host's WebSocket share: sizes, codes, data, and close frames that `ws` would not send. */
import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';

/** Most bytes of one message: 5 MiB less the native library's padding (platform.md 9). */
export const MAX_MESSAGE_BYTES = 5_242_864;
export const LINK_DOWN = 'The link is down';
export const NO_STATUS = 0;
export const NORMAL_CLOSE = 1000;
export const GOING_AWAY = 1001;
export const PROTOCOL_ERROR = 1002;
/** How `ws` reports a close frame without status, and a connection that ended without a close frame. */
export const WS_NO_STATUS = 1005;
export const WS_ABNORMAL = 1006;
/** How long an own close waits for the far end's answer. */
export const CLOSE_ACK_MILLISECONDS = 5_000;

const FIRST_CLOSE_CODE = 1000;
const LAST_CLOSE_CODE = 1015;
const MAX_REASON_BYTES = 123;
const CLOSE_FRAME = 0x88;
const MASKED = 0x80;

// Vitest's fake timers replace the global; the wire must go on regardless.
const laterTurn = setImmediate;

/** Runs `work` in a later turn of the event loop: the moment at which the native layer may write. */
export function whenWritable(work: () => void): void {
  laterTurn(work);
}

export interface Outgoing {
  data: string | Buffer;
  isBinary: boolean;
}

/** The message to queue for `data`, copied, or undefined if it is of another type or too long (platform.md 9). */
export function outgoing(data: unknown): Outgoing | undefined {
  if (typeof data === 'string') {
    const isShortEnough = data.length * 3 <= MAX_MESSAGE_BYTES || Buffer.byteLength(data, 'utf8') <= MAX_MESSAGE_BYTES;
    return isShortEnough ? { data, isBinary: false } : undefined;
  }
  if (data instanceof ArrayBuffer && data.byteLength <= MAX_MESSAGE_BYTES) {
    return { data: Buffer.from(data.slice(0)), isBinary: true };
  }
  return undefined;
}

/** A received message as the platform hands it out: text as string, binary as an ArrayBuffer of its own. */
export function incoming(raw: RawData, isBinary: boolean): string | ArrayBuffer {
  const bytes = Buffer.isBuffer(raw) ? raw : Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(raw);
  if (!isBinary) {
    return bytes.toString('utf8');
  }
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** An own close's code: 1000..1015 as asked, anything else 1000 (platform.md 10). */
export function closeCodeToSend(code: unknown): number {
  const isNumber = typeof code === 'number' && Number.isInteger(code);
  return isNumber && code >= FIRST_CLOSE_CODE && code <= LAST_CLOSE_CODE ? code : NORMAL_CLOSE;
}

/**
 * Starts an own close. Codes that no frame may carry (1004, 1005, 1006, 1015) are sent all the same, as the native layer
 * does; the far end takes them for 1002.
 *
 * @param isClient whether frames to the far end are masked
 */
export function sendClose(socket: WebSocket, wire: Duplex, code: number, reason: string, isClient: boolean): void {
  const bytes = truncateUtf8(reason, MAX_REASON_BYTES);
  const isForbidden = code === 1004 || code === 1005 || code === 1006 || code === 1015;
  if (!isForbidden) {
    socket.close(code, bytes);
    return;
  }
  const payload = Buffer.concat([Buffer.from([code >> 8, code & 0xff]), bytes]);
  wire.write(isClient ? maskedFrame(payload) : Buffer.concat([Buffer.from([CLOSE_FRAME, payload.length]), payload]));
}

function maskedFrame(payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ (mask[index & 3] as number));
  return Buffer.concat([Buffer.from([CLOSE_FRAME, MASKED | payload.length]), mask, masked]);
}

function truncateUtf8(text: string, most: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  let end = Math.min(bytes.length, most);
  while (end < bytes.length && end > 0 && ((bytes[end] as number) & 0xc0) === 0x80) {
    end -= 1;
  }
  return bytes.subarray(0, end);
}
