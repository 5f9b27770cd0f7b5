/**
 * The check of everything: `npm run check`. Biome looks at the host's own code while the modules are checked, and tsc as
 * soon as the declarations are there that it imports.
 */
import type { CheckMemory } from './CheckMemory.ts';
import { type Finding, sortFindings } from './finding.ts';
import { checkStyle, checkTypes } from './hostCode.ts';
import { pending } from './house/pending.ts';
import { type CheckOptions, checkChanges, readModules } from './index.ts';

export interface EverythingOptions extends CheckOptions {
  /** Findings also of the rules that are not yet in force. */
  readonly withPending?: boolean;
}

const hostFiles = ['packages', 'tools', 'tests', 'vitest.config.ts', 'package.json', 'tsconfig.json'];

/** Checks the ArkTS modules, their configuration, and the host's own code. */
export async function checkEverything({ withPending = false, ...options }: EverythingOptions): Promise<Finding[]> {
  const { root } = options;
  const modules = readModules(options);
  const { memory } = modules;
  const ownCode = [again(memory, 'host style', [...hostFiles, 'biome.json'], () => checkStyle(root))];
  const found = checkChanges(modules, () => {
    ownCode.push(again(memory, 'host types', [...hostFiles, '.hearth/types'], () => checkTypes(root)));
  });
  const findings = sortFindings([found, ...(await Promise.all(ownCode))].flat());
  memory.save();
  return withPending ? findings : findings.filter(({ rule }) => !pending.has(rule));
}

/** What an earlier run found in the files, or what is found now. */
async function again(
  memory: CheckMemory,
  subject: string,
  files: readonly string[],
  check: () => Promise<Finding[]>,
): Promise<readonly Finding[]> {
  const key = memory.keyOfFiles(subject, files);
  const known = memory.recall<{ findings: readonly Finding[] }>(key);
  if (known !== undefined) return known.findings;
  const findings = await check();
  memory.remember(key, { findings });
  return findings;
}
