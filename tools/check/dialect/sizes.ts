/** Rules of sizes: a folder whose files a reader can hold in mind, and files of one job. */
import path from 'node:path';
import type ts from 'ohos-typescript';
import type { Finding } from '../../../packages/arkts-host/check.ts';

const mostFiles = 15;
const mostLines = 400;

const product = /\/src\/main\/ets\//;

export function checkSizes(sources: readonly ts.SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  const filesByFolder = new Map<string, number>();
  for (const { fileName, text } of sources) {
    const lines = text.split('\n').length - 1;
    if (lines > mostLines) {
      const message = `The file has ${lines} lines, not ${mostLines} at most.`;
      findings.push({ file: fileName, line: mostLines + 1, column: 1, rule: 'dialect-file-size', message });
    }
    if (!product.test(fileName)) continue;
    const folder = path.dirname(fileName);
    filesByFolder.set(folder, (filesByFolder.get(folder) ?? 0) + 1);
  }
  for (const [folder, files] of filesByFolder) {
    if (files <= mostFiles) continue;
    const message = `The folder holds ${files} files, not ${mostFiles} at most.`;
    findings.push({ file: folder, line: 1, column: 1, rule: 'dialect-folder-size', message });
  }
  return findings;
}
