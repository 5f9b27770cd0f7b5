import type { ManualClock } from '@hearth/common/src/main/ets/testing/ManualClock';

/**
 * Lets time pass on a clock that is wound by hand: each timer with everything that follows from it, before the next.
 *
 * @param duration milliseconds
 * @param turn lets promises do their work
 */
export async function windClock(clock: ManualClock, duration: number, turn: () => Promise<void>): Promise<void> {
  const end = clock.uptime() + duration;
  await turn();
  while (clock.pending > 0 && clock.uptime() + clock.untilNext <= end) {
    clock.advance(clock.untilNext);
    await turn();
  }
  clock.advance(end - clock.uptime());
  await turn();
}
