/**
 * A disk that forgets, step by step: the cases that a random schedule meets too rarely. The rule is R45: no phone is ever
 * renumbered in silence.
 */
import { LOBBY } from '@hearth/common';
import { expect, test } from 'vitest';
import type { SimPhone } from './phone.ts';
import { brokenPromises } from './promises.ts';
import { World } from './world.ts';

async function threePhones(): Promise<{ world: World; ann: SimPhone; ben: SimPhone; eve: SimPhone }> {
  const world = new World(7, [1, 1, 1]);
  await world.open();
  const [ann, ben, eve] = world.phones;
  if (ann === undefined || ben === undefined || eve === undefined) throw new Error('three phones were asked for');
  return { world, ann, ben, eve };
}

test('the only phone that holds a lost message is away while its number is given to another one', async () => {
  const { world, ann, ben, eve } = await threePhones();
  world.setWay(ben, 'cut');
  world.setWay(eve, 'cut');
  ann.say(LOBBY, 'held by Ann alone');
  await world.run(2_000);
  world.setWay(ann, 'cut');
  await world.run(1_000);
  world.hub.die('power', 1);
  world.hub.start();
  world.setWay(ben, 'up');
  ben.client.networkAvailable();
  await world.run(10_000);
  ben.say(LOBBY, 'takes the number');
  await world.run(5_000);
  await world.quiet();
  expect(await brokenPromises(world)).toEqual([]);
});

test('a hub that loses writes twice in a row', async () => {
  const { world, ann, ben } = await threePhones();
  for (const round of [1, 2]) {
    ann.say(LOBBY, `Ann, round ${round}`);
    ben.say(LOBBY, `Ben, round ${round}`);
    await world.run(2_000);
    world.hub.die('power', 2);
    world.hub.start();
    await world.run(20_000);
  }
  await world.quiet();
  expect(await brokenPromises(world)).toEqual([]);
});

test('a commit that reported an error and is on disk reaches everybody, also when nobody writes any more', async () => {
  const { world, ann } = await threePhones();
  world.hub.failCommits(1, true);
  void ann.client.createRoom('in doubt');
  await world.run(30_000);
  await world.quiet();
  expect(await brokenPromises(world)).toEqual([]);
});
