/**
 * Somebody stands between a phone and its hub, reads all and does what he likes: nobody gets in, nothing is read or
 * changed, and once he is gone the phone is well, without having forgotten anything. A failure prints the number of its run; `HEARTH_SEED`
 * and `HEARTH_MITM` replay and extend. Each time takes other runs; `npm run bench -- mitm` takes 100,000.
 */

import { SymmetricState } from '@hearth/common/src/main/ets/secure/noise/SymmetricState';
import { Meeting } from '@hearth/entry/client/session/Credentials';
import { SealedLink } from '@hearth/entry/client/session/SealedLink';
import { MemoryCredentials } from '@hearth/entry/test/support/MemoryCredentials';
import { afterEach, expect, test } from 'vitest';
import { playRun, type Run } from './playRun.ts';

const first = Number(process.env.HEARTH_SEED ?? Date.now() % 1_000_000_000);
const runs = Number(process.env.HEARTH_MITM ?? 2_000);

test(`nobody in between gets in or reads or changes a word in ${runs} runs`, { timeout: 0 }, async () => {
  for (let number = first; number < first + runs; number += 1) {
    expect(await playRun(number)).toMatchObject({ seed: number, broken: [] });
  }
});

type Method = (this: never, ...values: never[]) => unknown;

const undo: (() => void)[] = [];

function replace(owner: object, name: string, method: Method): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`the product has no ${name} to sabotage`);
  Reflect.set(owner, name, method);
  undo.push(() => Reflect.set(owner, name, original));
}

afterEach(() => {
  for (const step of undo.splice(0)) step();
});

/** Runs that are looked at until one finds it. */
const PATIENCE = 400;

async function firstBroken(): Promise<Run | undefined> {
  for (let number = 0; number < PATIENCE; number += 1) {
    const run = await playRun(number);
    if (run.broken.length > 0) return run;
  }
  return undefined;
}

test.each([
  {
    title: "the hub's key is not looked at",
    sabotage: () => replace(MemoryCredentials.prototype, 'meet', (() => Promise.resolve(Meeting.WANTED)) as Method),
  },
  {
    title: 'the secret of a way is not taken into the keys',
    sabotage: () => replace(SymmetricState.prototype, 'mixKeyAndHash', (() => {}) as Method),
  },
  {
    title: 'text in the open is taken for sealed text',
    sabotage: () =>
      replace(SealedLink.prototype, 'onLinkText', function (
        this: { listener: { onLinkText(text: string): void } },
        text: string,
      ) {
        this.listener.onLinkText(text);
      } as Method),
  },
])('is found: $title', async ({ sabotage }) => {
  sabotage();
  expect(await firstBroken()).toBeDefined();
});
