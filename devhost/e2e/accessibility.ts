/** What axe finds in a page and in the devices on it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import type { DevicePart } from './DevicePart.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WithAxe {
  readonly axe: { run(context: object, options: object): Promise<AxeResults> };
}

/**
 * Faults of the impacts `serious` and `critical`, one line for each element.
 *
 * @param where the room with all devices in it, or only these devices: what did not change need not be judged again
 */
export async function accessibilityFaults(where: Page | readonly DevicePart[]): Promise<string[]> {
  const frames = 'frames' in where ? where.frames() : await Promise.all(where.map((device) => device.frame()));
  const faults = await Promise.all(frames.map(faultsOf));
  return faults.flat();
}

async function faultsOf(frame: Frame): Promise<string[]> {
  // Handing over half a megabyte takes longer than judging a page.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source);
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
