/**
 * Each rule of the protocol is named where it is obeyed and where it is tested, so that whoever knows its number finds
 * both by searching for it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Project } from '../../packages/arkts-host/check.ts';

const contract = 'docs/protocol.md';

/** Tests of the product that are no part of a module. */
const testFolder = 'tests';

/** `R24`, and not `AR24`, `R24x` or `0R2`. */
const ruleNumber = /\bR[1-9]\d*\b/g;

export function checkProtocolRules(project: Project): Finding[] {
  const file = path.join(project.root, contract);
  if (!existsSync(file)) return [];
  const findings: Finding[] = [];
  const report = (file: string, line: number, column: number, rule: string, message: string) =>
    findings.push({ file, line, column, rule: `protocol-${rule}`, message });

  const lineOfRule = new Map<string, number>();
  const lines = readFileSync(file, 'utf8').split('\n');
  lines.forEach((line, index) => {
    const rule = /^- \*\*(R\d+)\*\*/.exec(line)?.[1];
    if (rule === undefined) return;
    if (lineOfRule.has(rule)) report(file, index + 1, 5, 'twice', `${rule} is declared a second time.`);
    else lineOfRule.set(rule, index + 1);
  });

  const inCode = new Set<string>();
  const inTests = new Set<string>();
  const read = (file: string, named: Set<string>): void => {
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        for (const { 0: rule, index: column } of line.matchAll(ruleNumber)) {
          named.add(rule);
          if (!lineOfRule.has(rule)) {
            report(file, index + 1, column + 1, 'unknown', `${contract} has no rule ${rule}.`);
          }
        }
      });
  };
  for (const source of project.sourceFiles) read(source, /\/src\/(?:test|ohosTest)\//.test(source) ? inTests : inCode);
  for (const source of listFiles(path.join(project.root, testFolder))) read(source, inTests);
  for (const [rule, line] of lineOfRule) {
    if (!inCode.has(rule)) report(file, line, 5, 'code', `No line of the product that obeys ${rule} names it.`);
    if (!inTests.has(rule)) report(file, line, 5, 'test', `No test names ${rule}.`);
  }
  return findings;
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
}
