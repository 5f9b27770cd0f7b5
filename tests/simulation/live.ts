/** One simulated life: a world, a schedule, the calm after it, and what is broken then. */
import { brokenPromises } from './promises.ts';
import { type Action, Player } from './schedule.ts';
import { World } from './world.ts';

/**
 * @param people how many phones each person has
 * @returns broken promises in words; nothing when all hold
 */
export async function live(seed: number, people: readonly number[], actions: readonly Action[]): Promise<string[]> {
  const world = new World(seed, people);
  await world.open();
  await new Player(world).play(actions);
  await world.quiet();
  return brokenPromises(world);
}
