/** Covers the part of the check that runs tsc and Biome over the host's own code. */
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatFinding } from '../../arkts/check/finding.ts';
import { checkStyle, checkTypes } from '../../arkts/check/hostCode.ts';
import { packageFolder } from '../../hostFolder.ts';
import { makeProject } from './project.ts';

function makeHost(files: Record<string, string>): string {
  const { root } = makeProject(files);
  symlinkSync(path.dirname(packageFolder('typescript')), path.join(root, 'node_modules'));
  return root;
}

const options = `{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] }, "include": ["*.ts"] }`;

describe('tsc', () => {
  it('reports file, line, column and code', async () => {
    const root = makeHost({
      'tsconfig.json': options,
      'a.ts': `export const a: number = 1;\nexport const b: number = 'x';\n`,
    });
    const findings = await checkTypes(root);
    expect(findings.map((finding) => formatFinding(finding, root))).toEqual([
      "a.ts:2:14 ts2322 Type 'string' is not assignable to type 'number'.",
    ]);
  });

  it('fails the check when it cannot run', async () => {
    const root = makeHost({ 'tsconfig.json': '{ "compilerOptions": { "target": "es1" } }' });
    expect((await checkTypes(root)).length).toBeGreaterThan(0);
  });

  it('says nothing about sound code', async () => {
    const root = makeHost({ 'tsconfig.json': options, 'a.ts': 'export const a: number = 1;\n' });
    expect(await checkTypes(root)).toEqual([]);
  });
});

describe('Biome', () => {
  it('reports lint and format', async () => {
    const root = makeHost({
      'biome.json': '{ "files": { "includes": ["*.ts"] } }\n',
      'a.ts': 'export let a = 1;\nexport const b = "x" == a.toString();\n',
    });
    const findings = await checkStyle(root);
    expect(findings.map(({ file, line, rule }) => `${path.relative(root, file)}:${line} ${rule}`)).toContain(
      'a.ts:2 lint/suspicious/noDoubleEquals',
    );
  });

  it('says nothing about sound code', async () => {
    const root = makeHost({
      'biome.json': '{ "files": { "includes": ["*.ts"] } }\n',
      'a.ts': 'export const a = 1;\n',
    });
    expect(await checkStyle(root)).toEqual([]);
  });
});
