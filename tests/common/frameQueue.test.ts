/**
 * FrameQueue: a hub's queue and a client's over a network that loses, delays, reorders and repeats frames, and links that
 * are replaced at any moment. Everything is delivered once and in order, the hub never has two frames under way, the
 * exchange comes to rest, and no queue outgrows its bounds.
 */
import { decodeClientFrame, encodeFrame, FrameQueue, FrameSide, FrameVerdict, Limits } from '@hearth/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forAll } from './property.ts';

interface WireFrame {
  f: number;
  a: number;
  m: number[];
}

/** One end, with what it was given, what it delivered, and the frames on their way from it. */
class End {
  readonly queue: FrameQueue;
  readonly given: number[] = [];
  readonly delivered: number[] = [];
  wire: string[] = [];
  peer: End | undefined;

  constructor(readonly side: FrameSide) {
    this.queue = new FrameQueue(side);
  }

  give(message: number): void {
    if (!this.queue.push(String(message))) throw new Error('a queue that is not full refused a message');
    this.given.push(message);
  }

  /** Sends all that may be sent now. */
  pump(): void {
    for (let frame = this.queue.take(); frame !== undefined; frame = this.queue.take()) this.send(frame);
  }

  resend(): void {
    const frame = this.queue.resend();
    if (frame !== undefined) this.send(frame);
  }

  send(frame: string): void {
    this.wire.push(frame);
  }

  receive(text: string): void {
    const frame = JSON.parse(text) as WireFrame;
    if (this.queue.receive(frame.f, frame.a) !== FrameVerdict.NEW) return;
    expect(frame.m, 'delivered once and in order').toEqual(
      this.peer?.given.slice(this.delivered.length, this.delivered.length + frame.m.length),
    );
    this.delivered.push(...frame.m);
  }
}

/** The hub's end also proves that a new frame leaves only after the one before it was acknowledged. */
class HubEnd extends End {
  private lastNumber = 0;
  private acknowledged = 0;

  constructor() {
    super(FrameSide.HUB);
  }

  override send(text: string): void {
    const { f } = JSON.parse(text) as WireFrame;
    expect(f, 'every frame of the hub is numbered').toBeGreaterThan(0);
    if (f !== this.lastNumber) {
      expect(f, 'numbers rise by one').toBe(this.lastNumber + 1);
      expect(this.acknowledged, 'nothing else is under way').toBe(this.lastNumber);
      this.lastNumber = f;
    }
    super.send(text);
  }

  override receive(text: string): void {
    this.acknowledged = Math.max(this.acknowledged, (JSON.parse(text) as WireFrame).a);
    super.receive(text);
  }
}

type Step =
  | { readonly kind: 'give'; readonly hub: boolean; readonly count: number }
  | { readonly kind: 'deliver' | 'lose' | 'repeat'; readonly hub: boolean; readonly place: number }
  | { readonly kind: 'new link'; readonly keepsLate: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('give' as const),
      hub: fc.boolean(),
      count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(300)),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('deliver' as const, 'deliver' as const, 'lose' as const, 'repeat' as const),
      hub: fc.boolean(),
      place: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('new link' as const), keepsLate: fc.boolean() }) },
);

class Exchange {
  readonly hub = new HubEnd();
  readonly client = new End(FrameSide.CLIENT);
  private nextMessage = 1;

  constructor() {
    this.hub.peer = this.client;
    this.client.peer = this.hub;
  }

  apply(one: Step): void {
    switch (one.kind) {
      case 'give': {
        const end = one.hub ? this.hub : this.client;
        for (let i = 0; i < one.count && end.queue.length < Limits.QUEUE_MESSAGES; i++) end.give(this.nextMessage++);
        end.pump();
        break;
      }
      case 'new link':
        this.replaceLink(one.keepsLate);
        break;
      default:
        this.touchWire(one.kind, one.hub ? this.hub : this.client, one.place);
    }
  }

  /** @param keepsLate whether frames of the old link may still arrive, which a network must not do but sometimes does */
  replaceLink(keepsLate: boolean): void {
    for (const end of [this.hub, this.client]) {
      if (!keepsLate) end.wire = [];
      end.resend();
      end.pump();
    }
  }

  private touchWire(kind: 'deliver' | 'lose' | 'repeat', from: End, place: number): void {
    if (from.wire.length === 0) return;
    const index = place % from.wire.length;
    const frame = from.wire[index] ?? '';
    if (kind === 'repeat') {
      from.wire.push(frame);
      return;
    }
    from.wire.splice(index, 1);
    if (kind === 'deliver') this.deliver(from, frame);
  }

  private deliver(from: End, frame: string): void {
    const to = from === this.hub ? this.client : this.hub;
    to.receive(frame);
    to.pump();
  }

  /** A link that works: everything that was given arrives, and then nobody has anything to say. */
  comeToRest(): void {
    this.replaceLink(false);
    for (let round = 0; this.hub.wire.length + this.client.wire.length > 0; round++) {
      expect(round, 'the exchange comes to rest').toBeLessThan(1000);
      for (const end of [this.hub, this.client]) {
        const frame = end.wire.shift();
        if (frame !== undefined) this.deliver(end, frame);
      }
    }
  }
}

describe('a hub and a client', () => {
  it('deliver everything once and in order, whatever becomes of the frames and links between them', () => {
    forAll(
      fc.array(step, { maxLength: 120, size: 'max' }),
      (steps) => {
        const exchange = new Exchange();
        for (const one of steps) exchange.apply(one);
        exchange.comeToRest();
        expect(exchange.client.delivered).toEqual(exchange.hub.given);
        expect(exchange.hub.delivered).toEqual(exchange.client.given);
        expect([exchange.hub.queue.isUnderWay, exchange.client.queue.isUnderWay]).toEqual([false, false]);
        expect([exchange.hub.queue.length, exchange.client.queue.length]).toEqual([0, 0]);
      },
      1000,
    );
  });

  it('answer a lone message with three frames and then fall silent', () => {
    const exchange = new Exchange();
    exchange.apply({ kind: 'give', hub: false, count: 1 });
    expect(exchange.client.wire).toEqual(['{"f":1,"a":0,"m":[1]}']);
    exchange.apply({ kind: 'deliver', hub: false, place: 0 });
    expect(exchange.hub.wire).toEqual(['{"f":1,"a":1,"m":[]}']);
    exchange.apply({ kind: 'deliver', hub: true, place: 0 });
    expect(exchange.client.wire).toEqual(['{"f":0,"a":1,"m":[]}']);
    exchange.apply({ kind: 'deliver', hub: false, place: 0 });
    expect([...exchange.hub.wire, ...exchange.client.wire]).toEqual([]);
  });
});

describe('frames', () => {
  /** Messages of such lengths that frames fill up by length as well as by number. */
  const lengths = fc.array(
    fc.oneof(
      fc.integer({ min: 2, max: 300 }),
      fc.constantFrom(Limits.FRAME_LENGTH - 53, Limits.FRAME_LENGTH - 52, Limits.FRAME_LENGTH, 20000, 100000),
    ),
    { maxLength: 600, size: 'max' },
  );
  const message = (length: number) => `"${'x'.repeat(length - 2)}"`;

  it('keep to the limits of length and number, except for a message that is longer alone', () => {
    forAll(
      lengths,
      (all) => {
        const queue = new FrameQueue(FrameSide.HUB, 1000, 2 ** 40);
        const taken: number[] = [];
        for (const length of all) expect(queue.push(message(length))).toBe(true);
        for (let frame = queue.take(); frame !== undefined; frame = queue.take()) {
          const { f, m } = JSON.parse(frame) as { f: number; m: string[] };
          if (m.length > 1) expect(frame.length).toBeLessThanOrEqual(Limits.FRAME_LENGTH);
          expect(m.length).toBeLessThanOrEqual(Limits.FRAME_MESSAGES);
          taken.push(...m.map((text) => text.length + 2));
          queue.receive(0, f);
        }
        expect(taken).toEqual(all);
        expect(queue.waitingLength).toBe(0);
      },
      60,
    );
  });

  it('have as much space as they say', () => {
    forAll(
      lengths,
      (all) => {
        const queue = new FrameQueue(FrameSide.HUB, 1000, 2 ** 40);
        for (const length of all) {
          const fits = queue.length === 0 || length + 1 <= queue.space();
          if (!fits || queue.space() === 0) break;
          queue.push(message(length));
        }
        const waiting = queue.length;
        const frame = queue.take();
        expect(queue.length).toBe(0);
        if (waiting > 1) expect(frame?.length).toBeLessThanOrEqual(Limits.FRAME_LENGTH);
      },
      100,
    );
  });

  it('of the longest message are still parsed', () => {
    const queue = new FrameQueue(FrameSide.HUB);
    const longest = Limits.PARSED_LENGTH - 52;
    expect(queue.push(message(longest + 1))).toBe(false);
    expect(queue.push(message(longest))).toBe(true);
    expect(decodeClientFrame(queue.take() ?? '').problems).toMatchObject([{ field: 'm' }]);
    expect(encodeFrame(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, []).length).toBeLessThanOrEqual(52);
  });
});

describe('bounds', () => {
  it('take no more messages than the capacity, and lose none of those they took', () => {
    forAll(
      fc.tuple(fc.integer({ min: 1, max: 50 }), fc.array(fc.boolean(), { maxLength: 300 })),
      ([capacity, steps]) => {
        const queue = new FrameQueue(FrameSide.CLIENT, capacity);
        const accepted: number[] = [];
        const taken: number[] = [];
        for (const [index, isPush] of steps.entries()) {
          if (isPush) {
            const isFull = queue.length === capacity;
            expect(queue.push(String(index))).toBe(!isFull);
            if (!isFull) accepted.push(index);
          } else {
            queue.receive(0, queue.sent);
            taken.push(...(JSON.parse(queue.take() ?? '{"m":[]}') as WireFrame).m);
          }
          expect(queue.length).toBeLessThanOrEqual(capacity);
        }
        queue.receive(0, queue.sent);
        taken.push(...(JSON.parse(queue.take() ?? '{"m":[]}') as WireFrame).m);
        expect(taken).toEqual(accepted);
      },
    );
  });

  it('count the message that would be added, not only those that wait', () => {
    const queue = new FrameQueue(FrameSide.HUB, 10, 10);
    expect(queue.push('"1234"')).toBe(true);
    expect(queue.push('"123"')).toBe(false);
    expect(queue.push('"12"')).toBe(true);
    expect(queue.waitingLength).toBe(10);
  });
});
