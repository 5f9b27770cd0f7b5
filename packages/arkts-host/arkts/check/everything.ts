/**
 * The check of everything. Biome looks at the TypeScript around the modules while they are checked, and tsc as soon as the
 * declarations are there that it imports.
 */
import { readHostConfig } from '../../project/hostConfig.ts';
import { declarationFolder } from '../declarationFiles.ts';
import type { CheckMemory } from './CheckMemory.ts';
import { type Finding, sortFindings } from './finding.ts';
import { checkStyle, checkTypes } from './hostCode.ts';
import { type CheckOptions, checkChanges, readModules } from './index.ts';
import { loadRules } from './projectRules.ts';

export interface EverythingOptions extends CheckOptions {
  /** Findings also of the rules that are not yet in force. */
  readonly withPending?: boolean;
}

/** Checks the ArkTS modules, their configuration, and the TypeScript around them, if the configuration names any. */
export async function checkEverything({ withPending = false, ...options }: EverythingOptions): Promise<Finding[]> {
  const { root } = options;
  const modules = readModules(options);
  const { memory } = modules;
  const rules = await loadRules(root);
  const { typescript } = readHostConfig(root);
  const ownCode: Promise<readonly Finding[]>[] = [];
  if (typescript !== undefined) ownCode.push(again(memory, 'style', typescript, () => checkStyle(root)));
  const found = checkChanges(modules, rules, () => {
    if (typescript === undefined) return;
    ownCode.push(again(memory, 'types', [...typescript, declarationFolder(root)], () => checkTypes(root)));
  });
  const findings = sortFindings([found, ...(await Promise.all(ownCode))].flat());
  memory.save();
  return withPending ? findings : findings.filter(({ rule }) => rules?.pending?.has(rule) !== true);
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
