/** Sums and positions of long lists, against counting item by item. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ItemSizes } from '../../arkui/scroll/itemSizes.ts';

type Step =
  | { readonly kind: 'set'; readonly at: number; readonly size: number }
  | { readonly kind: 'insert'; readonly at: number; readonly count: number }
  | { readonly kind: 'remove'; readonly at: number; readonly count: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number };

const at = fc.nat(2000);
const count = fc.integer({ min: 1, max: 300 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at, size: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('insert' as const), at, count }),
  fc.record({ kind: fc.constant('remove' as const), at, count }),
  fc.record({ kind: fc.constant('move' as const), at, to: at }),
);

function play(steps: readonly Step[], sizes: ItemSizes, plain: number[]): void {
  for (const each of steps) {
    const index = Math.min(each.at, plain.length - 1);
    if (each.kind === 'insert') {
      sizes.insert(index, each.count);
      plain.splice(index, 0, ...new Array<number>(each.count).fill(Number.NaN));
    } else if (each.kind === 'remove') {
      const count = Math.min(each.count, plain.length - index - 1);
      sizes.remove(index, count);
      plain.splice(index, count);
    } else if (each.kind === 'move') {
      const to = Math.min(each.to, plain.length - 1);
      sizes.move(index, to);
      plain.splice(to, 0, ...plain.splice(index, 1));
    } else {
      sizes.set(index, each.size);
      plain[index] = each.size;
    }
  }
}

const unknown = 70;
const gap = 6;
const sizeOf = (size: number) => (Number.isNaN(size) ? unknown : size) + gap;
const extent = (plain: readonly number[], from: number, to: number) =>
  plain.slice(from, to).reduce((sum, size) => sum + sizeOf(size), 0);

function indexAt(plain: readonly number[], position: number): number {
  let sum = 0;
  const found = plain.findIndex((size) => {
    sum += sizeOf(size);
    return sum > position;
  });
  return found < 0 ? plain.length - 1 : found;
}

describe('sizes of items', () => {
  it('add up, whatever has come, gone, moved or become known', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), at, at, (steps, a, b) => {
        const sizes = new ItemSizes();
        sizes.reset(1000);
        const plain = new Array<number>(1000).fill(Number.NaN);
        play(steps, sizes, plain);
        expect(sizes.count).toBe(plain.length);
        const [from, to] = [Math.min(a, b, plain.length), Math.min(Math.max(a, b), plain.length)];
        expect(sizes.extent(from, to, unknown, gap)).toBe(extent(plain, from, to));
        for (const position of [0, extent(plain, 0, from), extent(plain, 0, to) - 1, a * 40])
          expect(sizes.indexAt(position, unknown, gap)).toBe(indexAt(plain, position));
      }),
    );
  });

  it('have edges: before the first, beyond the last, and none at all', () => {
    const sizes = new ItemSizes();
    expect(sizes.indexAt(10, unknown, gap)).toBe(0);
    sizes.reset(512);
    expect(sizes.indexAt(-5, unknown, gap)).toBe(0);
    expect(sizes.indexAt(1e9, unknown, gap)).toBe(511);
    expect(sizes.extent(0, 512, unknown, gap)).toBe(512 * 76);
  });
});
