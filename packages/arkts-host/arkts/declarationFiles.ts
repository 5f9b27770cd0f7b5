/** Where the modules' declarations lie for host code; what writes them is in declarations.ts. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { workFolder } from '../project/hostConfig.ts';

/** Where declarations go. */
export function declarationFolder(root: string): string {
  return workFolder(root, 'types');
}

/** Removes declarations whose sources are gone. @param written those of all modules */
export function removeOldDeclarations(root: string, written: readonly string[]): void {
  removeOthers(declarationFolder(root), new Set(written));
}

function removeOthers(folder: string, keep: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) removeOthers(file, keep);
    else if (!keep.has(file)) rmSync(file);
  }
}
