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
 * What did not change need not be judged again.
 *
 * @param where the room with all devices in it, or only these devices
 * @param within only what is inside of the elements of this selector
 */
export async function accessibilityFaults(where: Page | readonly DevicePart[], within = ':root'): Promise<string[]> {
  const frames = 'frames' in where ? where.frames() : await Promise.all(where.map((device) => device.frame()));
  const faults = await Promise.all(frames.map((frame) => faultsOf(frame, within)));
  return faults.flat();
}

async function faultsOf(frame: Frame, within: string): Promise<string[]> {
  // Handing over half a megabyte takes longer than judging a page.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source);
  const { violations } = await frame.evaluate(
    (selector) =>
      (globalThis as unknown as WithAxe).axe.run(
        { include: [selector], exclude: ['iframe'] },
        // No rule that is asked here reads style sheets, of which the fonts have half a megabyte.
        { resultTypes: ['violations'], iframes: false, preload: false },
      ),
    within,
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
