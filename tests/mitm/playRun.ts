import { attacks } from './attacks.ts';
import { Scene, WAYS } from './Scene.ts';

/** One run: which attack, which way in and where it strikes, all by the seed. */
export interface Run {
  readonly seed: number;
  /** In words. */
  readonly what: string;
  /** What must not be; nothing when all is well. */
  readonly broken: readonly string[];
}

/** @param number of the run: each attack meets each way in before any meets one again */
export async function playRun(number: number): Promise<Run> {
  const names = Object.keys(attacks);
  const name = names[number % names.length] as string;
  const way = WAYS[Math.floor(number / names.length) % WAYS.length] as (typeof WAYS)[number];
  const makeAttack = attacks[name] as (typeof attacks)[string];
  const broken = await new Scene(number, way, makeAttack).play();
  return { seed: number, what: `${name} (way ${way})`, broken };
}
