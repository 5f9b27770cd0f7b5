/** All changes that can be made in the product, and a seeded choice of them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FoundMutant, findMutants } from './findMutants.ts';
import type { Mutant } from './Mutant.ts';

const MODULES = ['common', 'entry', 'server_tv'];
const SOURCES = 'src/main/ets';
/** What only tests use. */
const FOR_TESTS = /^common\/src\/main\/ets\/testing\//;
/** `server_tv/server/rooms` is a folder of its own, what lies deeper belongs to it. */
const DEPTH = 2;

/** By folder, in the order of the files. */
export function collectMutants(root: string): Map<string, FoundMutant[]> {
  const byFolder = new Map<string, FoundMutant[]>();
  for (const moduleName of MODULES) {
    const names = readdirSync(path.join(root, moduleName, SOURCES), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((each) => each.endsWith('.ets')).sort()) {
      const file = path.posix.join(moduleName, SOURCES, name);
      if (FOR_TESTS.test(file)) continue;
      const folder = [moduleName, ...path.posix.dirname(name).split('/').slice(0, DEPTH)].join('/');
      const found = findMutants(file, folder, readFileSync(path.join(root, file), 'utf8'));
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...found]);
    }
  }
  for (const [folder, found] of byFolder) if (found.length === 0) byFolder.delete(folder);
  return byFolder;
}

/**
 * So many of each folder, or all where there are fewer. Each is drawn by its own key: edits elsewhere leave it chosen or
 * not as before.
 */
export function chooseMutants(byFolder: Map<string, FoundMutant[]>, count: number, seed: number): Mutant[] {
  const chosen = [...byFolder.values()].flatMap((found) => {
    const inOrder = found.map((mutant) => ({ mutant, rank: drawOf(`${seed} ${mutant.key} ${mutant.after}`) }));
    return inOrder.sort((a, b) => a.rank - b.rank).slice(0, count);
  });
  return chosen.map(({ mutant }, index) => ({ ...mutant, id: index + 1 }));
}

/** A number from 0 to 1 that depends on a text alone: Mulberry32 of its hash. */
function drawOf(text: string): number {
  let state = 0;
  for (const character of text) state = (Math.imul(state, 31) + character.charCodeAt(0)) | 0;
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
