/** The tables of calls, events and options in docs/ say what the docstrings say. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiPages, withCurrentTables } from '../../tools/docs/apiTables.ts';

describe.each(apiPages.map((file) => [path.basename(file), readFileSync(file, 'utf8')] as const))(
  'docs/%s',
  (_, page) => {
    it('is up to date (npx tsx tools/docs/apiTables.ts brings it there)', () => {
      expect(withCurrentTables(page)).toBe(page);
    });

    it('has no empty description', () => {
      const empty = page.split('\n').filter((line) => /^\| `[^|]+\| *`?[^|]*`? *\| *\|$/.test(line));
      expect(empty).toEqual([]);
    });
  },
);

it('a page whose table differs is found to be out of date', () => {
  const page = apiPages.map((file) => readFileSync(file, 'utf8')).find((text) => text.includes('| `forceClose()` |'));
  expect(page).toBeDefined();
  const old = (page ?? '').replace('| `forceClose()` |', '| `letGo()` |');
  expect(withCurrentTables(old)).toBe(page);
});
