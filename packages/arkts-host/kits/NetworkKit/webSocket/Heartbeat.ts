/**
 * The native library's validity check of one connection: a Ping when `pingSeconds` have passed since the last Pong (or
 * since the handshake), and the end of the link at `hangupSeconds` after it. Messages do not count, only Pongs do
 * (platform.md 8).
 */
export class Heartbeat {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly pingSeconds: number,
    private readonly hangupSeconds: number,
    private readonly ping: () => void,
    private readonly hangUp: () => void,
  ) {}

  /** Counts anew: the link has just been proven. */
  confirm(): void {
    this.stop();
    if (this.hangupSeconds === 0) {
      return;
    }
    if (this.pingSeconds >= this.hangupSeconds) {
      // The native library skips the Ping then, and hangs up unasked (platform.md 8: pongTimeout 0).
      this.timer = setTimeout(this.hangUp, this.hangupSeconds * 1000);
      return;
    }
    this.timer = setTimeout(() => {
      this.ping();
      this.timer = setTimeout(this.hangUp, (this.hangupSeconds - this.pingSeconds) * 1000);
    }, this.pingSeconds * 1000);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

const DEFAULT_SECONDS = 30;
const MAX_PING_SECONDS = 30_000;

export interface HeartbeatSeconds {
  ping: number;
  hangup: number;
}

/**
 * What the native layer makes of the two options (platform.md 8): an interval out of range becomes 30; a timeout longer
 * than the interval becomes the interval, except that exactly 30, the default, is never shortened.
 */
export function heartbeatSeconds(pingInterval: unknown, pongTimeout: unknown): HeartbeatSeconds {
  let ping = unsigned(pingInterval) ?? DEFAULT_SECONDS;
  let pong = unsigned(pongTimeout) ?? DEFAULT_SECONDS;
  if (ping > MAX_PING_SECONDS) {
    ping = DEFAULT_SECONDS;
  }
  if (pong > ping && pong !== DEFAULT_SECONDS) {
    pong = ping;
  }
  if (ping === 0) {
    pong = 0;
  }
  return { ping, hangup: ping + pong };
}

/** A number as the native layer reads it: whole and without sign, so that -1 is huge; undefined for other types. */
function unsigned(value: unknown): number | undefined {
  return typeof value === 'number' ? Math.trunc(value) >>> 0 : undefined;
}
