/** The rules of this project's house on the host's sound project, which the tests spoil. */
import { checkProjectRules } from '../../packages/arkts-host/arkts/check/index.ts';
import type { Finding } from '../../packages/arkts-host/check.ts';
import { findSmallSdk, makeSoundProject, placesOf } from '../../packages/arkts-host/test/arkts/checkedProject.ts';
import { rules } from '../../tools/check/index.ts';

/** Findings also of the rules that are not yet in force. */
export function findInHouse(root: string): Finding[] {
  return checkProjectRules({ root, sdk: findSmallSdk() }, rules);
}

/**
 * Checks the sound project with some files changed or added; `null` takes a file away.
 *
 * @returns findings as `path:line:column rule`
 */
export function checkHouse(changes: Readonly<Record<string, string | null>>): string[] {
  const { root } = makeSoundProject(changes);
  return placesOf(findInHouse(root), root);
}
