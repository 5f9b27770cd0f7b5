/** The code of docs/extending.md is that of the files it names, which are compiled and run elsewhere. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../projectRoot.ts';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

const blocks = [...read('docs/extending.md').matchAll(/```ets\n\/\/ (\S+)\n(.*?)```/gs)].map(
  ([, file = '', code = '']) => ({ file, code }),
);

describe('docs/extending.md', () => {
  it('has code', () => {
    expect(blocks.length).toBeGreaterThan(4);
  });

  it.each(blocks)('shows what stands in $file', ({ file, code }) => {
    expect(read(file)).toContain(code);
  });
});
