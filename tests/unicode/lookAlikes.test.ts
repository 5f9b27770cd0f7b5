/**
 * The product's table of characters that look like Latin letters and digits, made from Unicode's (TR 39) as the package
 * `unhomoglyph` has it. When that changes: `npx vitest run tests/unicode -u` writes the file anew.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';

const FILE = 'common/src/main/ets/util/text/LookAlikes.ets';
const WIDTH = 110;

/** Characters with what they look like, from the package's data: its own function only replaces. */
function unicodeTable(): [string, string][] {
  const file = createRequire(import.meta.url).resolve('unhomoglyph/data.json');
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
}

/** Without what compatibility (NFKC) folds already, and characters beyond the first plane, which few fonts draw. */
function makeTable(): string {
  const groups = new Map<string, string[]>();
  for (const [from, to] of unicodeTable()) {
    const isLatin = /^[A-Za-z0-9]{1,2}$/.test(to);
    if (!isLatin || from.length !== 1 || from.normalize('NFKC') !== from) continue;
    groups.set(to, [...(groups.get(to) ?? []), from]);
  }
  const words = [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([to, from]) => `${to}:${from.sort().join('')}`);
  const lines = [''];
  // What is written from right to left would turn the source around it.
  const escaped = words.map((word) =>
    word.replace(/[\u0590-\u08ff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  for (const word of escaped) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > WIDTH) lines.push(`${word} `);
    else lines[lines.length - 1] = `${line}${word} `;
  }
  return lines.map((line) => `  '${line}'`).join(' +\n');
}

test('the table of look-alikes is that of Unicode', async () => {
  const text = `/**
 * Letters and digits with the characters that look like them: \`a:αа o:οо\`. Generated from Unicode's table of confusable
 * characters (TR 39) by tests/unicode/lookAlikes.test.ts.
 */
export const LOOK_ALIKES: string =
${makeTable()};
`;
  await expect(text).toMatchFileSnapshot(path.join(projectRoot, FILE));
});
