/**
 * What a process loses when it is killed: its timers and the disk operations it had not finished. Each life of a phone's
 * app and of the hub runs on a `Machine` of its own; the stores beneath outlive it.
 */
import type { Clock, TimerHandle } from '@hearth/common';
import type { Dice } from './network.ts';

/** Milliseconds that one disk operation takes at most. */
const slowestDisk = 15;

export class Machine implements Clock {
  alive = true;
  private disk: Promise<void> = Promise.resolve();

  constructor(
    private readonly world: Clock,
    private readonly dice: Dice,
  ) {}

  now(): number {
    return this.world.now();
  }

  uptime(): number {
    return this.world.uptime();
  }

  after(delay: number, ring: () => void): TimerHandle {
    return this.world.after(delay, () => {
      if (this.alive) ring();
    });
  }

  /** From here on nothing of this life happens any more. */
  kill(): void {
    this.alive = false;
  }

  /**
   * Does a disk operation after those before it, and after a while. One that a kill finds unfinished has either not
   * happened, or has happened without anybody knowing: both are tried.
   */
  async do<Result>(operation: () => Promise<Result>): Promise<Result> {
    const before = this.disk;
    let finish: () => void = () => {};
    this.disk = new Promise((resolve) => {
      finish = resolve;
    });
    await before;
    try {
      await this.pause();
      const result = await operation();
      await this.pause();
      return result;
    } finally {
      finish();
    }
  }

  /** Never ends once the machine is killed: a dead process gets no answer. */
  private pause(): Promise<void> {
    return new Promise((resolve) => this.after(this.dice(slowestDisk), resolve));
  }
}
