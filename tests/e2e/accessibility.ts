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

/** The rules that colors decide. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

export interface Judged {
  /** Only what is inside of the elements of this selector. */
  readonly within?: string;
  /** Only what colors change, when all else was judged in other colors. */
  readonly isColorsOnly?: boolean;
}

/**
 * Faults of the impacts `serious` and `critical`, one line for each element.
 *
 * What did not change need not be judged again.
 *
 * @param where the room with all devices in it, or only these devices
 */
export async function accessibilityFaults(where: Page | readonly DevicePart[], judged: Judged = {}): Promise<string[]> {
  const frames = 'frames' in where ? where.frames() : await Promise.all(where.map((device) => device.frame()));
  const faults = await Promise.all(frames.map((frame) => faultsOf(frame, judged)));
  return faults.flat();
}

/** The same for devices that are light, in light and in dark; they are light again afterwards. */
export async function faultsInLightAndDark(...devices: readonly DevicePart[]): Promise<string[]> {
  const faults = await accessibilityFaults(devices);
  await setDark(devices, true);
  faults.push(...(await accessibilityFaults(devices, { isColorsOnly: true })));
  await setDark(devices, false);
  return faults;
}

/** Changes their colors, and waits until they are seen. */
export async function setDark(devices: readonly DevicePart[], isDark: boolean): Promise<void> {
  for (const device of devices) {
    await device.setDark(isDark);
    await device.app.locator(isDark ? '.ui-window.ui-dark' : '.ui-window:not(.ui-dark)').waitFor();
  }
}

async function faultsOf(frame: Frame, { within = ':root', isColorsOnly = false }: Judged): Promise<string[]> {
  // Handing over half a megabyte takes longer than judging a page.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source);
  const { violations } = await frame.evaluate(
    ({ selector, rules }) =>
      (globalThis as unknown as WithAxe).axe.run(
        { include: [selector], exclude: ['iframe'] },
        // No rule that is asked here reads style sheets, of which the fonts have half a megabyte.
        { resultTypes: ['violations'], iframes: false, preload: false, ...rules },
      ),
    { selector: within, rules: isColorsOnly ? { runOnly: COLOR_RULES } : {} },
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
