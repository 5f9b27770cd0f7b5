/**
 * Tells work that hangs from work that is slow. What hangs is quiet: nothing reaches its process, no byte of a socket, a
 * pipe or a file, and it computes nothing, look after look. How busy the machine is decides nothing.
 */
import { performance } from 'node:perf_hooks';

/** What a process has done so far. */
export interface Doings {
  /** Events that reached it. Timers are none. */
  readonly events: number;
  /** Milliseconds in which it did not wait for events. */
  readonly busy: number;
}

export interface HangOptions {
  /** Milliseconds without doings after which work hangs. */
  readonly quiet: number;
  /** Milliseconds from one look to the next. A look that comes late counts as one. */
  readonly pause: number;
  /** What is looked at; default: this process. */
  readonly measure?: () => Doings;
}

/** Whoever computes less than this part of the time only has timers that wait along. */
const BUSY_PART = 0.5;

// Tests put clocks of their own in place of these.
const { setInterval, clearInterval } = globalThis;

/** Does some work. @throws Error when it hangs */
export async function endOrHang<T>(work: () => Promise<T>, options: HangOptions): Promise<T> {
  const { quiet, pause, measure = measureProcess } = options;
  let timer: NodeJS.Timeout | undefined;
  const hanging = new Promise<never>((_resolve, reject) => {
    let last = measure();
    let quietSoFar = 0;
    timer = setInterval(() => {
      const now = measure();
      const isQuiet = now.events === last.events && now.busy - last.busy < pause * BUSY_PART;
      quietSoFar = isQuiet ? quietSoFar + pause : 0;
      last = now;
      if (quietSoFar >= quiet) reject(new Error(`Hangs: for ${quiet / 1000} s nothing reached it and it did nothing.`));
    }, pause);
  });
  try {
    return await Promise.race([work(), hanging]);
  } finally {
    clearInterval(timer);
  }
}

function measureProcess(): Doings {
  return {
    events: performance.nodeTiming.uvMetricsInfo.events,
    busy: performance.eventLoopUtilization().active,
  };
}
