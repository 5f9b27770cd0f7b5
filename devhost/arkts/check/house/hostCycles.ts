/** Circles among the host's own files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'ohos-typescript';
import { describeCycles } from '../cycles.ts';
import type { Finding } from '../finding.ts';

export function checkHostCycles(root: string): Finding[] {
  const folder = path.join(root, 'devhost');
  if (!existsSync(folder)) return [];
  const graph = new Map<string, Map<string, Finding>>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = path.join(folder, name);
    graph.set(file, importsOf(file));
  }
  return describeCycles(graph, root, 'host-cycle');
}

function importsOf(file: string): Map<string, Finding> {
  const text = readFileSync(file, 'utf8');
  const targets = new Map<string, Finding>();
  for (const { fileName, pos } of ts.preProcessFile(text, true, false).importedFiles) {
    if (!fileName.startsWith('.')) continue;
    const before = text.slice(0, pos).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    targets.set(path.resolve(path.dirname(file), fileName), { file, ...place, rule: '', message: '' });
  }
  return targets;
}
