/**
 * Circles among the host's own files: of what they load (`host-cycle`), and of what they know of each other, types
 * included (`host-type-cycle`).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeCycles, type Finding } from '../../packages/arkts-host/check.ts';

/** An import or export from another file of the host; with `type`, which `verbatimModuleSyntax` takes away as a whole. */
const statement = /^(?:import|export)( type)?\b(?:[^;'"`(=]*\bfrom)?\s*'(\.[^']+)'/gm;

/** `await import('./x.ts')` */
const call = /\bimport\(()'(\.[^']+)'/g;

/** Where TypeScript is. */
const FOLDERS = ['packages', 'tools', 'tests'];

interface Import {
  readonly target: string;
  readonly isType: boolean;
  readonly at: Finding;
}

export function checkHostCycles(root: string): Finding[] {
  const all = new Map<string, Map<string, Finding>>();
  const loaded = new Map<string, Map<string, Finding>>();
  for (const file of FOLDERS.flatMap((folder) => listFiles(path.join(root, folder)))) {
    const imports = importsOf(file);
    all.set(file, new Map(imports.map(({ target, at }) => [target, at])));
    loaded.set(file, new Map(imports.filter(({ isType }) => !isType).map(({ target, at }) => [target, at])));
  }
  return [...describeCycles(loaded, root, 'host-cycle'), ...describeCycles(all, root, 'host-type-cycle')];
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => path.join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(statement), ...text.matchAll(call)].map((match) => {
    const [whole, type, specifier = ''] = match;
    const before = text.slice(0, match.index + whole.lastIndexOf(specifier)).split('\n');
    const place = { line: before.length, column: before.at(-1)?.length ?? 1 };
    return {
      target: path.resolve(path.dirname(file), specifier),
      isType: type === ' type',
      at: { file, ...place, rule: '', message: '' },
    };
  });
}
