import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of this package. */
export const hostFolder: string = import.meta.dirname;

/**
 * Where a package lies that the host stands on: in its own `node_modules`, or in one further up.
 *
 * @throws Error when it is not installed
 */
export function packageFolder(name: string): string {
  for (let folder = hostFolder; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name);
    if (existsSync(found)) return found;
    if (folder === path.dirname(folder)) throw new Error(`The package '${name}' is not installed: run npm ci.`);
  }
}
