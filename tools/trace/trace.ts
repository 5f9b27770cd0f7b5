/** Traces what people do: each act several times, and then as often nothing. */
import { type ActName, acts } from './acts.ts';
import type { Observation, TracedRoom } from './TracedRoom.ts';
import { findWalk, type Walk } from './walk.ts';

/** What runs by chance, such as a timer's work, is not in each of them. */
const TIMES = 3;

/** @returns the walk of each, in the order in which they are named */
export async function trace(room: TracedRoom, names: readonly ActName[]): Promise<Walk[]> {
  const seen: Observation[][] = [];
  for (const name of names) {
    const act = acts[name];
    // The first of its kind also does what is done once.
    await room.observe(act);
    seen.push(await times(() => room.observe(act)));
  }
  const longest = Math.max(...seen.flat().map(({ milliseconds }) => milliseconds));
  const idle = await times(() => room.idle(longest));
  return seen.map((observations) => findWalk(observations, idle));
}

async function times(look: () => Promise<Observation>): Promise<Observation[]> {
  const seen: Observation[] = [];
  while (seen.length < TIMES) seen.push(await look());
  return seen;
}
