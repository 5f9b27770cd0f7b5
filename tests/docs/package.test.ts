/** `common` carries what ohpm wants of a package. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';

const folder = path.join(projectRoot, 'common');
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const described: Record<string, unknown> = JSON5.parse(read('oh-package.json5'));

describe('The package common', () => {
  it.each(['README.md', 'CHANGELOG.md', 'LICENSE', 'Index.ets'])('holds %s', (file) => {
    expect(existsSync(path.join(folder, file))).toBe(true);
  });

  it('describes itself', () => {
    expect(described).toMatchObject({ name: '@hearth/common', license: 'Apache-2.0', main: 'Index.ets' });
    expect(described.keywords).toEqual(expect.arrayContaining(['websocket', 'chat']));
  });

  it('has a changelog that begins with its version', () => {
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(described.version);
  });

  it('has the licence of the project', () => {
    expect(read('LICENSE')).toBe(readFileSync(path.join(projectRoot, 'LICENSE'), 'utf8'));
  });

  it('names as stable only what its door exports', () => {
    const door = read('Index.ets');
    const rows = read('README.md')
      .split('\n')
      .filter((line) => /^\| `.*\| stable/.test(line));
    const names = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) expect(door).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
