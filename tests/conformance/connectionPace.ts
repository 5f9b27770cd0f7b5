/**
 * Keeps the tests below the platform's ban: an address that connects more than 50 times a minute is refused for the next
 * minute (platform.md 16), and a suite makes hundreds of connections.
 */

/** Connections of one address within the window; below the 50 of the platform, which may count others of ours. */
const MOST = 45;
/** Milliseconds, a little longer than the platform's minute. */
const WINDOW = 61_000;

export class ConnectionPace {
  private readonly timesByAddress = new Map<string, number[]>();

  /**
   * @param addresses what connections may come from, in order of preference; '' is the system's choice
   * @param onWait told, in milliseconds, when every address has to wait
   */
  constructor(
    private readonly addresses: readonly string[],
    private readonly onWait: (milliseconds: number) => void,
  ) {}

  /**
   * Waits until `count` connections are harmless. To be called between two rules: a pause in the middle of one would
   * look like a client that went to sleep.
   */
  async ready(count: number): Promise<void> {
    for (;;) {
      const waits = this.addresses.map((address) => this.waitFor(address, count));
      const soonest = Math.min(...waits);
      if (soonest <= 0) return;
      this.onWait(soonest);
      await new Promise((resolve) => setTimeout(resolve, soonest));
    }
  }

  /** Where the next connection should come from; counts it. */
  next(wanted?: string): string {
    const address =
      wanted ?? this.addresses.find((candidate) => this.waitFor(candidate, 1) <= 0) ?? this.addresses[0] ?? '';
    this.timesOf(address).push(Date.now());
    return address;
  }

  /** The hub refused a connection from there: perhaps somebody else's count, too. It is left alone for a minute. */
  refused(address: string): void {
    this.timesByAddress.set(address, Array(MOST).fill(Date.now()));
  }

  /** Milliseconds until an address may make that many more connections. */
  private waitFor(address: string, count: number): number {
    const times = this.timesOf(address);
    const spare = MOST - times.length;
    if (spare >= count) return 0;
    return (times[Math.min(count - spare, times.length) - 1] ?? 0) + WINDOW - Date.now();
  }

  /** When it connected within the window, oldest first. */
  private timesOf(address: string): number[] {
    const now = Date.now();
    const times = (this.timesByAddress.get(address) ?? []).filter((time) => now - time < WINDOW);
    this.timesByAddress.set(address, times);
    return times;
  }
}
