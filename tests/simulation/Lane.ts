import type { Frame, SimNetwork } from './network.ts';

/** One direction of a connection: in order, with a delay of its own for each frame. */
export class Lane {
  private readyAt = 0;
  private stopped = false;
  private last: Frame | undefined;

  constructor(
    private readonly network: SimNetwork,
    private readonly arrive: (frame: Frame) => void,
  ) {}

  put(frame: Frame): void {
    this.last = frame;
    this.schedule(() => {
      this.network.delivered += 1;
      this.arrive(frame);
    });
  }

  repeatLast(): void {
    if (this.last !== undefined) this.put(this.last);
  }

  /** After all that is on its way. */
  finish(then: () => void): void {
    this.schedule(then);
    this.last = undefined;
  }

  stop(): void {
    this.stopped = true;
  }

  private schedule(action: () => void): void {
    const now = this.network.clock.uptime();
    this.readyAt = Math.max(this.readyAt, now + this.network.latency());
    this.network.clock.after(this.readyAt - now, () => {
      if (!this.stopped) action();
    });
  }
}
