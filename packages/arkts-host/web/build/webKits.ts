/**
 * Kits for pages. A page imports the very files that Node does, `kits`, with three changes:
 *
 * - A file that has a namesake below `web/kits` is replaced by it: it needs Node, and asks it over the bridge.
 * - `node:crypto`, `node:os`, `node:path` and `node:util` lead to `web/node`, which has what kits use of them.
 * - `Buffer` and `process` are imported where kits use them, so that pages do not find them as globals.
 *
 * Any other Node module that a kit imports is an error when it is compiled, not when it is used.
 */
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';
import { findKit } from '../../arkts/modules.ts';
import { hostFolder } from '../../hostFolder.ts';
import { projectRoot } from '../../projectRoot.ts';

export const kitsFolder: string = path.join(hostFolder, 'kits');
export const webKitsFolder: string = path.join(hostFolder, 'web/kits');
const nodeFolder = path.join(hostFolder, 'web/node');

export function webKits(): Plugin {
  return {
    name: 'arkts-host:web-kits',
    enforce: 'pre',
    resolveId(specifier, importer) {
      const from = importer?.replace(/\?.*$/, '') ?? '';
      if (specifier.startsWith('@kit.')) {
        const file = findKit(specifier.slice('@kit.'.length), projectRoot);
        return file && isInside(file, kitsFolder) ? webFile(file) : file;
      }
      const isKit = isInside(from, kitsFolder) || isInside(from, webKitsFolder);
      if (isKit && isNodeModule(specifier)) return nodeModule(specifier, from);
      if (!specifier.startsWith('.')) return undefined;
      const file = path.resolve(path.dirname(from), specifier);
      if (!isInside(file, kitsFolder)) return undefined;
      const replacement = webFile(file);
      return replacement === from ? file : replacement;
    },
    transform: {
      filter: { id: /\/arkts-host\/(?:web\/)?kits\/.*\.ts$/ },
      handler(source) {
        const imports = [
          /\bBuffer\b/.test(source) ? `import { Buffer } from ${JSON.stringify(`${nodeFolder}/buffer.ts`)};` : '',
          /\bprocess\./.test(source) ? `import { process } from ${JSON.stringify(`${nodeFolder}/process.ts`)};` : '',
        ].join(' ');
        // On the first line, so that all lines keep their numbers.
        return imports.trim() === '' ? undefined : { code: `${imports}${source}`, map: null };
      },
    },
  };
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(folder + path.sep);
}

/** The file that pages use instead of a kit's file, or that file itself. */
function webFile(file: string): string {
  const replacement = path.join(webKitsFolder, path.relative(kitsFolder, file));
  return existsSync(replacement) ? replacement : file;
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');
}

function nodeModule(specifier: string, importer: string): string {
  const file = path.join(nodeFolder, `${specifier.replace('node:', '')}.ts`);
  if (existsSync(file)) return file;
  const place = path.relative(hostFolder, importer);
  throw new Error(`${place} imports ${specifier}, which pages do not have. Give ${place} a namesake in web/kits.`);
}
