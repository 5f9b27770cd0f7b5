/**
 * `npm run mutate`: puts small changes for the worse into the product, one at a time, and sees whether its tests notice.
 * docs/testing.md says how to read what it prints.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { chooseMutants, collectMutants } from './collectMutants.ts';
import { equivalents } from './equivalents.ts';
import { TestReach, testGroups } from './groups.ts';
import { instrument } from './instrument.ts';
import { Memory } from './Memory.ts';
import type { Mutant, Result } from './Mutant.ts';
import { describeMutant, describeSurvivors, writeTable } from './report.ts';
import { tryMutants } from './TrialProcess.ts';

export interface MutationOptions {
  /** Beginnings of folders' or files' names; all when empty. */
  readonly places: readonly string[];
  readonly count: number;
  readonly seed: number;
  readonly isListing: boolean;
  /** Whether what a former run found is taken as found. */
  readonly isAgain: boolean;
  readonly onLine: (line: string) => void;
}

/** @returns whether anything was tried */
export async function main(options: MutationOptions): Promise<boolean> {
  const { onLine, places } = options;
  const byFolder = collectMutants(projectRoot);
  reportStale(
    [...byFolder.values()].flat().map(({ key }) => key),
    onLine,
  );
  const chosen = chooseMutants(byFolder, options.count, options.seed).filter(
    ({ file, folder }) =>
      places.length === 0 || places.some((place) => `${folder}/`.startsWith(place) || file.startsWith(place)),
  );
  if (options.isListing) {
    for (const mutant of chosen) onLine(describeMutant(mutant));
    return chosen.length > 0;
  }
  const results = await judge(chosen, options);
  const survivors = describeSurvivors(results);
  if (survivors !== '') onLine(`\nSurvived:\n${survivors}`);
  onLine(`\n${writeTable(results)}`);
  return results.length > 0;
}

async function judge(mutants: readonly Mutant[], { isAgain, onLine }: MutationOptions): Promise<Result[]> {
  const memory = new Memory(projectRoot);
  const results = new Map<number, Result>();
  const reached = new Set<number>();
  const mutantById = new Map(mutants.map((mutant) => [mutant.id, mutant]));
  for (const mutant of mutants) {
    const reason = equivalents[mutant.key];
    const killer = isAgain ? memory.killerOf(mutant) : undefined;
    if (reason !== undefined) results.set(mutant.id, { mutant, verdict: 'equivalent', by: reason });
    else if (killer !== undefined) results.set(mutant.id, { mutant, verdict: 'killed', by: killer });
    else memory.note(mutant, undefined);
  }
  const reach = new TestReach(projectRoot);
  for (const group of testGroups(projectRoot)) {
    const open = mutants.filter(({ id }) => !results.has(id));
    const files = [...new Set(open.map(({ file }) => file))];
    const testFiles = group.testFiles.filter((testFile) => files.some((file) => reach.isReached(file, testFile)));
    const left = open.filter(({ file }) => testFiles.some((testFile) => reach.isReached(file, testFile)));
    if (left.length === 0) continue;
    onLine(`${group.name}: ${left.length} changes, ${testFiles.length} files of tests`);
    const startedAt = performance.now();
    let killed = 0;
    await tryMutants({
      group: { ...group, testFiles },
      sources: instrumentAll(left),
      ids: left.map(({ id }) => id),
      onUnfit: (test, problem) => onLine(`  left out, fails without a change: ${test}: ${problem}`),
      onTrial: ({ id, by, isReached }) => {
        const mutant = mutantById.get(id);
        if (mutant === undefined) return;
        if (isReached) reached.add(id);
        if (by === undefined) return;
        killed += 1;
        results.set(id, { mutant, verdict: 'killed', by });
        memory.note(mutant, by);
      },
    });
    memory.save();
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    onLine(`  killed ${killed} in ${seconds} s`);
  }
  return mutants.map((mutant): Result => {
    const by = reached.has(mutant.id) ? '' : ' (no test runs it)';
    return results.get(mutant.id) ?? { mutant, verdict: 'survived', by };
  });
}

/** Sources with the switches of these changes, by absolute path. */
function instrumentAll(mutants: readonly Mutant[]): Record<string, string> {
  const files = [...new Set(mutants.map(({ file }) => file))];
  return Object.fromEntries(
    files.map((file) => {
      const absolute = path.join(projectRoot, file);
      const own = mutants.filter((mutant) => mutant.file === file);
      return [absolute, instrument(readFileSync(absolute, 'utf8'), own)];
    }),
  );
}

function reportStale(keys: readonly string[], onLine: (line: string) => void): void {
  const known = new Set(keys);
  for (const key of Object.keys(equivalents)) {
    if (!known.has(key)) onLine(`equivalents.ts lists what is no longer there: ${key}`);
  }
}
