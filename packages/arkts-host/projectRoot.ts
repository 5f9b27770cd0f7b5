import { existsSync } from 'node:fs';
import path from 'node:path';

/** Names the project to processes that are started elsewhere. */
const VARIABLE = 'ARKTS_HOST_PROJECT';

/**
 * The root of the HarmonyOS project: the nearest folder with `build-profile.json5` and `AppScope`, from the
 * working folder upwards. `ARKTS_HOST_PROJECT` names another.
 */
export const projectRoot: string = process.env[VARIABLE] ?? findRoot(process.cwd());

/** A module has a `build-profile.json5`, too; its project lies above it. */
function findRoot(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (['build-profile.json5', 'AppScope'].every((name) => existsSync(path.join(folder, name)))) return folder;
    if (folder === path.dirname(folder)) return start;
  }
}
