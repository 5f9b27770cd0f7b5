/** Covers the end of `npm test`: the one line that counts, exit codes, and its options. What the parts find is tested with them. */
import { describe, expect, it } from 'vitest';
import { TerminalProgram } from './TerminalProgram.ts';

async function runTest(...args: string[]): Promise<{ code: number | string; lines: string[] }> {
  const program = new TerminalProgram('test', args);
  const code = await program.exited;
  return { code, lines: program.lines };
}

describe('npm test', () => {
  it('fails when nothing ran, and ends with the line that counts', async () => {
    const { code, lines } = await runTest('--module', 'common', '--grep', 'no test has this name');
    expect(lines.at(-1)).toBe('0 passed, 0 failed');
    expect(lines.filter((line) => /^\d+ passed, \d+ failed$/.test(line))).toHaveLength(1);
    expect(code).toBe(1);
  });

  it('says in words what is wrong with an option', async () => {
    expect(await runTest('--module', 'nowhere')).toEqual({
      code: 2,
      lines: ["There is no module 'nowhere'. Modules: entry, server_tv, common."],
    });
    expect((await runTest('--only', 'everything')).lines).toEqual([
      '--only everything: there are check, unit, hypium, e2e.',
    ]);
    expect((await runTest('--grep', '(')).lines.at(-1)).toContain("'(' is no regular expression");
    expect((await runTest('--fast')).code).toBe(2);
  });

  it('explains itself', async () => {
    const { code, lines } = await runTest('--help');
    expect(lines[0]).toBe('npm test -- [options]');
    expect(code).toBe(0);
  });
});
