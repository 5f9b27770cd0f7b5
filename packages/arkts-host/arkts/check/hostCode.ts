/** The host's own code: tsc and Biome, run as the programs that they are. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { workFolder } from '../../project/hostConfig.ts';
import type { Finding } from './finding.ts';

/** Findings of tsc in the host's TypeScript. Declarations of the modules have to be there already. */
export async function checkTypes(root: string): Promise<Finding[]> {
  const cache = workFolder(root, 'tsc.tsbuildinfo');
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { output, code } = await run(root, [
    tsc,
    '-p',
    '.',
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    cache,
  ]);
  const findings = [...output.matchAll(/^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/gm)].map(
    ([, file = '', line, column, rule = '', message = '']) =>
      finding(root, file, line, column, rule.toLowerCase(), message),
  );
  return failed(findings, code, output, 'tsc', root);
}

/** Findings of Biome: lint and format. */
export async function checkStyle(root: string): Promise<Finding[]> {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = [
    'check',
    '--reporter=github',
    '--max-diagnostics=none',
    '--no-errors-on-unmatched',
    '--error-on-warnings',
  ];
  const { output, code } = await run(root, [biome, ...options]);
  const findings = [...output.matchAll(/^::(?:error|warning) (.*?)::(.*)$/gm)].map(
    ([, attributes = '', message = '']) => {
      const get = (name: string) => new RegExp(`\\b${name}=([^,]*)`).exec(attributes)?.[1];
      return finding(root, get('file') ?? '', get('line'), get('col'), get('title') ?? 'biome', message);
    },
  );
  return failed(findings, code, output, 'biome', root);
}

function finding(
  root: string,
  file: string,
  line: string | undefined,
  column: string | undefined,
  rule: string,
  message: string,
): Finding {
  return { file: path.resolve(root, file), line: Number(line ?? 1), column: Number(column ?? 1), rule, message };
}

/** A program that fails and names no place still fails the check, with its own words. */
function failed(findings: Finding[], code: number, output: string, rule: string, root: string): Finding[] {
  if (code === 0 || findings.length > 0) return findings;
  const message = output.trim() || `ended with code ${code}`;
  return [{ file: path.join(root, 'package.json'), line: 1, column: 1, rule, message }];
}

function run(root: string, args: readonly string[]): Promise<{ output: string; code: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ output, code: code ?? 1 }));
  });
}
