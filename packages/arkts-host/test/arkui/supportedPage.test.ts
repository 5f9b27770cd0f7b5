/** `docs/arkui.md` lists what the host implements, and nothing else. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageFile, supportedLists, withCurrentLists } from '../../arkui/build/supportedPage.ts';

it('the page is up to date (npx tsx arkui/build/supportedPage.ts brings it there)', () => {
  const page = readFileSync(pageFile, 'utf8');
  expect(withCurrentLists(page)).toBe(page);
});

it('a page whose lists differ is found to be out of date', () => {
  const page = readFileSync(pageFile, 'utf8').replace('`maintainVisibleContentPosition`', '`somethingElse`');
  expect(withCurrentLists(page)).not.toBe(page);
  expect(supportedLists()).toContain('| `List` |');
});
