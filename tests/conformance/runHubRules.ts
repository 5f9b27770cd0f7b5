/** Holds all rules against one hub and reports in lines for people. */

import type { HubUnderTest } from './hub/HubUnderTest.ts';
import { hubRules } from './hub/index.ts';
import { missingNeeds, tryRule } from './hub/rule.ts';

export interface RunResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * @param pick part of a rule's title, such as `R26`; empty: all rules
 * @param print takes one line of the report
 * @param ready waited for before each rule
 */
export async function runHubRules(
  hub: HubUnderTest,
  pick: string,
  print: (line: string) => void,
  ready: () => Promise<void>,
): Promise<RunResult> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const tested of hubRules) {
    if (!matches(tested.title, pick)) continue;
    const missing = missingNeeds(tested, hub);
    if (missing.length > 0) {
      skipped += 1;
      print(`  -     ${tested.title} (skipped, needs control: ${missing.join(', ')})`);
      continue;
    }
    await ready();
    try {
      await tryRule(tested, hub);
      passed += 1;
      print(`  ok    ${tested.title}`);
    } catch (error) {
      failed += 1;
      print(`  FAIL  ${tested.title}`);
      for (const line of (error as Error).message.split('\n')) print(`          ${line}`);
    }
  }
  print(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return { passed, failed, skipped };
}

/** `R2` means rule 2 and not rule 26; anything else is looked for in the title as it is. */
function matches(title: string, pick: string): boolean {
  return /^R\d+$/.test(pick) ? title.startsWith(`${pick} `) : title.includes(pick);
}
