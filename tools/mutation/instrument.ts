/** Writes switchable changes into a source. Lines stay where they are, so that a failure names the right one. */
import type { Mutant } from './Mutant.ts';

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** At one place all that ends there comes before what begins there. */
  readonly isOpening: boolean;
  readonly length: number;
  readonly id: number;
}

export function instrument(source: string, mutants: readonly Mutant[]): string {
  const insertions: Insertion[] = mutants.flatMap(({ id, place: { start, end, open, close } }) => [
    { at: start, text: open(id), isOpening: true, length: end - start, id },
    { at: end, text: close, isOpening: false, length: end - start, id },
  ]);
  insertions.sort(inOrder);
  let text = '';
  let done = 0;
  for (const insertion of insertions) {
    text += source.slice(done, insertion.at) + insertion.text;
    done = insertion.at;
  }
  return text + source.slice(done);
}

/** What is wider begins first and ends last; of two that are equally wide, so does the one with the lower number. */
function inOrder(a: Insertion, b: Insertion): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.isOpening !== b.isOpening) return a.isOpening ? 1 : -1;
  const outerFirst = b.length - a.length || a.id - b.id;
  return a.isOpening ? outerFirst : -outerFirst;
}
