/** Where the modules' declarations lie for host code; what writes them is in declarations.ts. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where declarations go, from the project's root. */
export const declarationFolder = '.hearth/types';

/** Removes declarations whose sources are gone. @param written those of all modules */
export function removeOldDeclarations(root: string, written: readonly string[]): void {
  removeOthers(path.join(root, declarationFolder), new Set(written));
}

function removeOthers(folder: string, keep: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) removeOthers(file, keep);
    else if (!keep.has(file)) rmSync(file);
  }
}
