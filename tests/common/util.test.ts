/**
 * The small parts that both sides build on, each against an oracle: backoff and token bucket against their definitions,
 * ids and text against what Node itself says, the clocks against a plain list of timers.
 */
import {
  Backoff,
  type BackoffOptions,
  cutText,
  equalBytes,
  equalText,
  isId,
  isWellFormed,
  makeId,
  randomFraction,
  Signal,
  SystemClock,
  TokenBucket,
  toBase64Url,
  toWellFormed,
} from '@hearth/common';
import { ManualClock } from '@hearth/common/src/main/ets/testing/ManualClock';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forAll } from './property.ts';

const seed = fc.integer();
/** UTF-16 as JavaScript allows it, lone surrogates included. */
const utf16 = fc
  .array(fc.oneof(fc.constantFrom(0xd800, 0xdbff, 0xdc00, 0xdfff), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

describe('Backoff', () => {
  const options: fc.Arbitrary<BackoffOptions> = fc
    .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 1, max: 4, noNaN: true }), fc.nat(60000), fc.nat(100))
    .map(([base, multiplier, above, share]) => ({
      base,
      multiplier,
      maximum: base + above,
      minimum: Math.floor((base * share) / 100),
      minimumUptime: 5000,
    }));

  it('stays between the minimum and the capped exponential, for ever', () => {
    forAll(fc.tuple(options, seed), ([one, start]) => {
      const backoff = new Backoff(one, new SeededRandom(start));
      for (let attempt = 0; attempt < 40; attempt++) {
        const ceiling = Math.min(one.maximum, one.base * one.multiplier ** attempt);
        expect(backoff.attempt).toBe(attempt);
        const delay = backoff.next();
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(one.minimum);
        expect(delay).toBeLessThanOrEqual(Math.round(ceiling));
      }
    });
  });

  it('spreads delays over the whole range once the cap is reached, so that nobody returns in step', () => {
    forAll(
      seed,
      (start) => {
        const backoff = new Backoff(
          { base: 1000, multiplier: 2, maximum: 8000, minimum: 0, minimumUptime: 0 },
          new SeededRandom(start),
        );
        for (let i = 0; i < 10; i++) backoff.next();
        const eighths = new Set(Array.from({ length: 400 }, () => Math.min(7, Math.floor(backoff.next() / 1000))));
        expect(eighths.size).toBe(8);
      },
      50,
    );
  });

  it('begins anew after a connection that lasted, and only after such a one', () => {
    forAll(fc.tuple(fc.nat(20000), fc.nat(20000)), ([at, lasted]) => {
      const backoff = new Backoff(
        { base: 100, multiplier: 2, maximum: 800, minimum: 0, minimumUptime: 5000 },
        new SeededRandom(1),
      );
      backoff.next();
      backoff.connected(at);
      backoff.disconnected(at + lasted);
      expect(backoff.attempt).toBe(lasted >= 5000 ? 0 : 1);
      backoff.next();
      backoff.disconnected(at + lasted + 100000);
      expect(backoff.attempt, 'an attempt that never connected is no uptime').toBe(lasted >= 5000 ? 1 : 2);
    });
  });
});

describe('TokenBucket', () => {
  it('gives and refuses exactly as counting in whole parts does', () => {
    const calls = fc.array(fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 5 })), { maxLength: 100 });
    const sizes = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 100 }));
    forAll(fc.tuple(sizes, calls), ([[capacity, perSecond], all]) => {
      let uptime = 1000;
      const bucket = new TokenBucket(capacity, perSecond, uptime);
      let thousandths = capacity * 1000;
      for (const [pause, count] of all) {
        uptime += pause;
        thousandths = Math.min(capacity * 1000, thousandths + pause * perSecond);
        const isEnough = thousandths >= count * 1000;
        const lacking = count * 1000 - thousandths;
        if (count > capacity) expect(bucket.wait(uptime, count)).toBe(Infinity);
        else expect(bucket.wait(uptime, count)).toBe(isEnough ? 0 : Math.ceil(lacking / perSecond));
        expect(bucket.take(uptime, count)).toBe(isEnough);
        if (isEnough) thousandths -= count * 1000;
      }
    });
  });

  it('never lets more pass in any stretch of time than its capacity and what flowed in', () => {
    forAll(fc.array(fc.nat(200), { minLength: 2, maxLength: 200 }), (pauses) => {
      const bucket = new TokenBucket(5, 10, 0);
      const passed: number[] = [];
      let uptime = 0;
      for (const pause of pauses) {
        uptime += pause;
        if (bucket.take(uptime)) passed.push(uptime);
      }
      for (const [from, start] of passed.entries()) {
        for (const [to, end] of passed.entries()) {
          if (to >= from) expect(to - from + 1).toBeLessThanOrEqual(5 + ((end - start) * 10) / 1000 + 1e-9);
        }
      }
    });
  });

  it('succeeds after the wait that it named', () => {
    forAll(
      fc.tuple(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0.01, max: 50, noNaN: true })),
      ([size, rate]) => {
        const bucket = new TokenBucket(size, rate, 0);
        bucket.take(0, size);
        // The sum of many small gains may round; a caller that comes a millisecond early simply waits again.
        expect(bucket.take(bucket.wait(0, size) + 1, size)).toBe(true);
      },
    );
  });

  it('gains nothing when time stands still or runs backwards', () => {
    const bucket = new TokenBucket(1, 1000, 500);
    expect(bucket.take(500)).toBe(true);
    expect(bucket.take(0)).toBe(false);
    expect(bucket.take(500)).toBe(false);
  });
});

describe('ids and text', () => {
  it('writes base64url as Node does', () => {
    forAll(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    });
  });

  it('makes ids that are ids, and no two alike', () => {
    forAll(
      seed,
      (start) => {
        const random = new SeededRandom(start);
        const ids = Array.from({ length: 200 }, () => makeId(random));
        expect(ids.every(isId)).toBe(true);
        expect(new Set(ids).size).toBe(200);
      },
      50,
    );
  });

  it('takes for an id nothing that every object answers to, and nothing outside the alphabet', () => {
    expect(Object.getOwnPropertyNames(Object.prototype).filter(isId)).toEqual([]);
    forAll(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
      expect(isId(text)).toBe(/^[A-Za-z0-9\-_.]{1,64}$/.test(text) && !(text in {}));
    });
  });

  it('knows and mends lone surrogates as the language itself does', () => {
    forAll(
      utf16,
      (text) => {
        expect(isWellFormed(text)).toBe(Buffer.from(text, 'utf8').toString('utf8') === text);
        expect(toWellFormed(text)).toBe(Buffer.from(text, 'utf8').toString('utf8'));
      },
      1000,
    );
  });

  it('cuts text without parting a pair, and no shorter than that takes', () => {
    forAll(fc.tuple(fc.string({ unit: 'binary' }), fc.nat(20)), ([text, length]) => {
      const cut = cutText(text, length);
      expect(text.startsWith(cut)).toBe(true);
      expect(isWellFormed(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, length - 1));
    });
  });

  it('compares secrets to the same result as ===', () => {
    const alike = fc.tuple(fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b') }), fc.constantFrom('', 'a', 'b'));
    forAll(fc.tuple(alike, alike), ([[a, x], [b, y]]) => {
      expect(equalText(a + x, b + y)).toBe(a + x === b + y);
      expect(equalBytes(Buffer.from(a + x), Buffer.from(b + y))).toBe(a + x === b + y);
    });
    forAll(utf16, (text) => expect(equalText(text, `${text} `.slice(0, -1))).toBe(true));
  });

  it('draws fractions from [0, 1), evenly', () => {
    const random = new SeededRandom(7);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 10000; i++) {
      const fraction = randomFraction(random);
      expect(fraction >= 0 && fraction < 1).toBe(true);
      const place = Math.floor(fraction * 10);
      tenths[place] = (tenths[place] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(randomFraction({ bytes: (count) => new Uint8Array(count).fill(255) })).toBeLessThan(1);
  });
});

describe('Signal', () => {
  /** Listeners that leave, come and throw in the middle of an emit, against a plain list. */
  it('calls who listens when the turn comes, in order, whatever listeners do meanwhile', () => {
    const act = fc.constantFrom('nothing', 'leave', 'remove next', 'add', 'throw');
    forAll(fc.array(act, { minLength: 1, maxLength: 8 }), (acts) => {
      const errors: string[] = [];
      const heard: string[] = [];
      const signal = new Signal<number>((error) => errors.push(error.message));
      const undo: (() => void)[] = [];
      acts.forEach((what, index) => {
        undo[index] = signal.on(() => {
          heard.push(`${index}`);
          if (what === 'leave') undo[index]?.();
          if (what === 'remove next') undo[index + 1]?.();
          if (what === 'add') signal.on(() => heard.push('new'));
          if (what === 'throw') throw new Error(`${index}`);
        });
      });
      signal.emit(1);
      const removed = new Set<number>();
      acts.forEach((what, index) => {
        if (!removed.has(index) && what === 'remove next') removed.add(index + 1);
      });
      const called = acts.map((_, index) => index).filter((index) => !removed.has(index));
      expect(heard).toEqual(called.map(String));
      expect(errors).toEqual(called.filter((index) => acts[index] === 'throw').map(String));
      const added = called.filter((index) => acts[index] === 'add').length;
      const left = called.filter((index) => acts[index] === 'leave').length;
      const gone = [...removed].filter((index) => index < acts.length).length;
      expect(signal.listenerCount).toBe(acts.length + added - left - gone);
    });
  });
});

describe('ManualClock', () => {
  it('rings timers in order of their time, and of their setting when that is the same', () => {
    const timers = fc.array(fc.record({ delay: fc.nat(50), cancel: fc.boolean() }), { maxLength: 40 });
    forAll(fc.tuple(timers, fc.array(fc.nat(20), { minLength: 1, maxLength: 10 })), ([all, advances]) => {
      const clock = new ManualClock(1000);
      const rung: [number, number][] = [];
      const handles = all.map(({ delay }, index) => clock.after(delay, () => rung.push([clock.uptime(), index])));
      all.forEach(({ cancel }, index) => {
        if (cancel) handles[index]?.cancel();
      });
      for (const advance of advances) clock.advance(advance);
      const end = advances.reduce((sum, advance) => sum + advance, 0);
      expect([clock.uptime(), clock.now()]).toEqual([end, 1000 + end]);
      const due = all
        .map(({ delay, cancel }, index) => ({ delay, cancel, index }))
        .filter(({ delay, cancel }) => !cancel && delay <= end)
        .toSorted((a, b) => a.delay - b.delay || a.index - b.index)
        .map(({ delay, index }) => [delay, index]);
      expect(rung).toEqual(due);
      expect(clock.pending).toBe(all.filter(({ cancel, delay }) => !cancel && delay > end).length);
    });
  });

  it('rings what a timer sets for the time that is being wound on', () => {
    const clock = new ManualClock();
    const rung: number[] = [];
    clock.after(10, () => clock.after(10, () => rung.push(clock.uptime())));
    clock.advance(19);
    expect([rung, clock.untilNext]).toEqual([[], 1]);
    clock.advance(1);
    expect([rung, clock.untilNext]).toEqual([[20], -1]);
  });
});

describe('SystemClock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('counts uptime forwards only, although the wall clock is set back', () => {
    vi.setSystemTime(10000);
    const clock = new SystemClock();
    vi.setSystemTime(10500);
    expect(clock.uptime()).toBe(500);
    vi.setSystemTime(2000);
    expect(clock.uptime()).toBe(500);
    vi.setSystemTime(2100);
    expect([clock.uptime(), clock.now()]).toEqual([600, 2100]);
  });

  it('takes uptime from the source it was given', () => {
    let reading = 7;
    const clock = new SystemClock(() => reading);
    reading = 19;
    expect(clock.uptime()).toBe(12);
  });

  it('rings once, after the delay, and not before the caller has returned', () => {
    const ring = vi.fn();
    const clock = new SystemClock();
    clock.after(0, ring);
    clock.after(-5, ring);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(2);
    clock.after(1000, ring).cancel();
    vi.advanceTimersByTime(5000);
    expect(ring).toHaveBeenCalledTimes(2);
  });

  it('keeps delays that setTimeout cannot', () => {
    const ring = vi.fn();
    const clock = new SystemClock();
    const longest = 2 ** 31 - 1;
    clock.after(longest * 2 + 10, ring);
    const cancelled = clock.after(longest + 10, ring);
    vi.advanceTimersByTime(longest);
    cancelled.cancel();
    vi.advanceTimersByTime(longest + 9);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
  });
});
