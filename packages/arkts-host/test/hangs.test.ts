/** Covers: how tests that hang are told from those that are slow. */
import { expect, test } from 'vitest';
import { type Doings, endOrHang } from './hangs.ts';

const PAUSE = 1;
const QUIET = 5;
const LOOKS = 50;

const nothing: Doings = { events: 0, busy: 0 };

/** Work that ends after some looks at it. */
function workOf(looks: number, doings: (look: number) => Doings): Promise<number> {
  let look = 0;
  let end = () => {};
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  const measure = (): Doings => {
    look += 1;
    if (look > looks) end();
    return doings(look);
  };
  return endOrHang(() => work.then(() => look), { quiet: QUIET, pause: PAUSE, measure });
}

test('what nothing reaches and what does nothing hangs', async () => {
  await expect(workOf(LOOKS, () => nothing)).rejects.toThrow(/^Hangs/);
});

test('what something reaches from time to time is slow and may take as long as it likes', async () => {
  const events = (look: number) => Math.floor(look / (QUIET - 1));
  await expect(workOf(LOOKS, (look) => ({ events: events(look), busy: 0 }))).resolves.toBeGreaterThan(LOOKS);
});

test('what computes is slow too', async () => {
  await expect(workOf(LOOKS, (look) => ({ events: 0, busy: look * PAUSE }))).resolves.toBeGreaterThan(LOOKS);
});

test('what hangs later is found as well', async () => {
  const events = (look: number) => Math.min(look, LOOKS / 2);
  await expect(workOf(LOOKS, (look) => ({ events: events(look), busy: 0 }))).rejects.toThrow(/^Hangs/);
});

test('the error of work is its own', async () => {
  const failing = () => Promise.reject(new Error('broken'));
  await expect(endOrHang(failing, { quiet: QUIET, pause: PAUSE, measure: () => nothing })).rejects.toThrow('broken');
});

test('the real process is quiet while it waits and not while it computes', async () => {
  const waiting = endOrHang(() => new Promise(() => {}), { quiet: 300, pause: 100 });
  await expect(waiting).rejects.toThrow(/^Hangs/);
});
