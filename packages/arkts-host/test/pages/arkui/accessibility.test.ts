/** axe finds no serious fault in the components themselves. Pages of the product have their own tests. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { useGallery } from './openGallery.ts';

const open = useGallery();

interface AxeResult {
  readonly violations: readonly {
    id: string;
    impact: string;
    nodes: readonly { html: string; failureSummary: string }[];
  }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.each([
  ['pages/Basics', 'light'],
  ['pages/Basics', 'dark'],
  ['pages/Controls', 'light'],
  ['pages/Messages', 'light'],
  ['pages/Places', 'light'],
])('%s, %s', (name, mode) => {
  it('has no serious fault', async () => {
    const page = await open(name, { isDark: mode === 'dark' });
    await page.evaluate(axeSource);
    const result = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<unknown> } };
      return (await axe.run(document.querySelector('#app') as Element, { preload: false })) as AxeResult;
    });
    const serious = result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join('\n')}`)).toEqual(
      [],
    );
  });
});
