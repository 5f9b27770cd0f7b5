/** Covers the end of `npm test`: the one line that counts, exit codes, and its options. What the parts find is tested with them. */
import { describe, expect, it } from 'vitest';
import { planTests } from '../../tools/testPlan.ts';
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

  it('says in words what is wrong with an option, and fails', async () => {
    const { code, lines } = await runTest('--module', 'nowhere');
    expect(lines).toEqual(["There is no module 'nowhere'. Modules: entry, server_tv, common."]);
    expect(code).toBe(2);
    await expect(planTests(['--only', 'everything'])).rejects.toThrow(
      '--only everything: there are check, unit, hypium, e2e.',
    );
    await expect(planTests(['--grep', '('])).rejects.toThrow("'(' is no regular expression");
    await expect(planTests(['--timeout', 'soon'])).rejects.toThrow('--timeout soon: give milliseconds.');
    await expect(planTests(['--changed', '--module', 'common'])).rejects.toThrow('leave --module out');
  });

  it('runs all parts, those that are asked for, or those that have tests to choose from', async () => {
    const partsOf = async (...args: string[]) => (await planTests(args)).parts;
    expect(await partsOf()).toEqual(['check', 'unit', 'hypium', 'e2e']);
    expect(await partsOf('--only', 'unit', '--only', 'check')).toEqual(['check', 'unit']);
    expect(await partsOf('--module', 'common')).toEqual(['hypium']);
    expect(await partsOf('--grep', 'R24')).toEqual(['unit', 'hypium', 'e2e']);
  });
});
