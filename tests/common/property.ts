/**
 * Property tests of the wire protocol: one seed a run. A failing property prints its seed and path; run it again with
 * `HEARTH_SEED=… npx vitest run tests/common`.
 */
import fc from 'fast-check';

const given = process.env.HEARTH_SEED;

/** Checks `holds` for arbitrary values. */
export function forAll<T>(values: fc.Arbitrary<T>, holds: (value: T) => void, runs = 300): void {
  fc.assert(
    fc.property(values, (value) => {
      holds(value);
    }),
    { numRuns: runs, ...(given === undefined ? {} : { seed: Number(given) }) },
  );
}
