/** The code of docs/ is that of the files it names, which are compiled and run elsewhere. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

const pages = ['docs/extending.md', 'docs/using-the-client.md', 'docs/using-the-server.md', 'common/README.md'];

describe.each(pages)('%s', (page) => {
  const blocks = [...read(page).matchAll(/```ets\n\/\/ (\S+)\n(.*?)```/gs)].map(([, file = '', code = '']) => ({
    file,
    code,
  }));

  it('has code', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  it.each(blocks)('shows what stands in $file', ({ file, code }) => {
    expect(read(file)).toContain(code);
  });
});
