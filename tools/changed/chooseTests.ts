/** `npm test -- --changed`: which tests a change can reach. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type PlannedRun, planRuns, readModules } from '../../packages/arkts-host/hypium/plan.ts';
import { FileGraph } from './FileGraph.ts';

export interface Choice {
  /** Why everything runs, if it does: a file that all tests stand on. */
  readonly because?: string;
  /** Files of vitest, from the root. */
  readonly unit: readonly string[];
  readonly e2e: readonly string[];
  /** Modules whose own tests run. */
  readonly modules: readonly string[];
}

/** What every test stands on: how code is compiled, run and tested, the kits and ArkUI, and all configuration. */
const CORE = [
  /^packages\/arkts-host\/(?:arkts|arkui|kits|hypium|project|web)\//,
  /^tools\/(?:changed\/|test|check)/,
  /^packages\/arkts-host\/test\/(?:HangRunner|hangs|cleanUp)\.ts$/,
  /^tests\/e2e\/vitest\.config\.ts$/,
  /^packages\/arkts-host\/[^/]*$/,
  /^[^/]*\.(?:json5?|ts)$/,
  /^(?:AppScope|hvigor)\//,
];

/** Tests that run in Chromium. */
const OF_PAGES = /^(?:tests\/e2e|packages\/arkts-host\/test\/pages)\//;

/** What is prepared for all tests of pages. */
const BELOW_PAGES = /^(?:tests\/e2e\/buildPages|packages\/arkts-host\/test\/pages\/(?:browser|cleanUp|limits))\.ts$/;

/**
 * The tests that can fail by a change. What a file that is gone leaves behind in others is found by the check, which
 * always runs.
 *
 * @param root the project's root
 * @param files what was changed; paths from the root
 */
export function chooseTests(root: string, files: readonly string[]): Choice {
  const runs = planRuns(root);
  const names = [...readModules(root).keys()];
  const tests = ['packages', 'tests'].flatMap((folder) => findTests(root, folder));
  const unit = tests.filter((file) => !OF_PAGES.test(file));
  const e2e = tests.filter((file) => OF_PAGES.test(file));
  const because = files.find((file) => CORE.some((pattern) => pattern.test(file)));
  if (because !== undefined) return { because, unit, e2e, modules: names };

  const graph = new FileGraph(root, names);
  const reachesChange = (test: string): boolean => {
    const reached = graph.reach(test);
    return files.some((file) => reached.has(file));
  };
  const isPagesChange = files.some((file) => BELOW_PAGES.test(file));
  const isModuleReached = ({ moduleFolder, listFile, testFiles }: PlannedRun): boolean => {
    const folder = `${path.relative(root, moduleFolder)}/`;
    // Resources and configuration are read by path.
    if (files.some((file) => file.startsWith(folder) && !file.endsWith('.ets'))) return true;
    return [listFile ?? [], testFiles].flat().some((file) => reachesChange(path.relative(root, file)));
  };
  return {
    unit: unit.filter(reachesChange),
    e2e: isPagesChange ? e2e : e2e.filter(reachesChange),
    modules: names.filter((name) => runs.some((run) => run.moduleName === name && isModuleReached(run))),
  };
}

/** What was chosen, in words. */
export function describeChoice({ because, unit, e2e, modules }: Choice): string {
  if (because !== undefined) return `everything: ${because} was changed, and all tests stand on it`;
  const parts = [
    'the check',
    ...(unit.length === 0 ? [] : [`unit: ${unit.join(' ')}`]),
    ...(modules.length === 0 ? [] : [`hypium: ${modules.join(' ')}`]),
    ...(e2e.length === 0 ? [] : [`e2e: ${e2e.join(' ')}`]),
  ];
  return parts.join('\n  ');
}

function findTests(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.posix.join(folder, name))
    .sort();
}
