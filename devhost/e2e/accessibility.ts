/** What axe finds in a page and in all devices on it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WithAxe {
  readonly axe: { run(context: object, options: object): Promise<AxeResults> };
}

/** Faults of the impacts `serious` and `critical`, one line for each element, for the page and every frame in it. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const faults = await Promise.all(page.frames().map(faultsOf));
  return faults.flat();
}

async function faultsOf(frame: Frame): Promise<string[]> {
  await frame.evaluate(source);
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as WithAxe).axe.run(
      { exclude: ['iframe'] },
      { resultTypes: ['violations'], iframes: false },
    ),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any, all, none }) => {
        const [reason] = [...any, ...all, ...none];
        return `${new URL(frame.url()).search} ${id}: ${help}. ${reason?.message ?? ''} ${html}`;
      }),
    );
}
