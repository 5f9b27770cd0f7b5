/** Who may connect to a server: the limits by IP address, and the ban of the greedy (platform.md 15, 16). */
import type { HostApp } from '../../host/HostApp.ts';

/** An address may make this many connections, and one more, within the window. */
const MAX_CONNECTIONS_PER_WINDOW = 50;
const WINDOW_SECONDS = 60;
const BAN_SECONDS = 60;

interface ConnectionCount {
  count: number;
  sinceSecond: number;
}

const LEDGER = Symbol('webSocket server: connections by address');

/** Kept for the whole process, so a new server object inherits the bans of the former (platform.md 16). */
export class ConnectionLedger {
  private readonly countByAddress = new Map<string, ConnectionCount>();
  private readonly bannedUntilByAddress = new Map<string, number>();

  static of(app: HostApp): ConnectionLedger {
    return app.state(LEDGER, () => new ConnectionLedger());
  }

  /** Whether `address` may connect now; counts the connection if so. */
  admit(address: string): boolean {
    const now = currentSecond();
    const bannedUntil = this.bannedUntilByAddress.get(address);
    if (bannedUntil !== undefined) {
      if (now < bannedUntil) {
        return false;
      }
      this.bannedUntilByAddress.delete(address);
    }
    const entry = this.countByAddress.get(address);
    if (entry === undefined || now - entry.sinceSecond > WINDOW_SECONDS) {
      this.countByAddress.set(address, { count: 1, sinceSecond: now });
      return true;
    }
    if (entry.count > MAX_CONNECTIONS_PER_WINDOW) {
      this.bannedUntilByAddress.set(address, now + BAN_SECONDS);
      return false;
    }
    entry.count += 1;
    return true;
  }
}

/** Whether one more connection of `address` keeps both limits, beside those of `connected`. */
export function isWithinLimits(
  address: string,
  connected: Iterable<string>,
  maxAddresses: number,
  maxPerAddress: number,
): boolean {
  const addresses = new Set<string>();
  let own = 0;
  for (const other of connected) {
    addresses.add(other);
    own += other === address ? 1 : 0;
  }
  const newAddresses = addresses.has(address) ? 0 : 1;
  return addresses.size + newAddresses <= maxAddresses && own + 1 <= maxPerAddress;
}

/** The native layer counts whole seconds of the wall clock. */
function currentSecond(): number {
  return Math.floor(Date.now() / 1000);
}
