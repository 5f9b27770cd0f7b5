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

  /** Waits until one more connection is harmless, and says where it should come from. */
  async next(wanted?: string): Promise<string> {
    const candidates = wanted === undefined ? this.addresses : [wanted];
    for (;;) {
      const now = Date.now();
      let soonest = Number.POSITIVE_INFINITY;
      for (const address of candidates) {
        const times = (this.timesByAddress.get(address) ?? []).filter((time) => now - time < WINDOW);
        this.timesByAddress.set(address, times);
        if (times.length < MOST) {
          times.push(now);
          return address;
        }
        soonest = Math.min(soonest, (times[0] ?? now) + WINDOW - now);
      }
      this.onWait(soonest);
      await new Promise((resolve) => setTimeout(resolve, soonest));
    }
  }
}
