/** Makes throw-away HarmonyOS projects of one module and runs their tests as `npm test` does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeFailures, type HypiumOptions, type RunResult, runHypium } from '../../hypium/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';

export interface Ran {
  readonly results: readonly RunResult[];
  /** Paths of tests that passed and failed: `suite › test`. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** Messages of problems that belong to no test. */
  readonly strays: readonly string[];
  /** The whole report of failures. */
  readonly report: string;
}

const LIST = `
import caseTest from './Case.test';
export default function testsuite() {
  caseTest();
}
`;

/** A `Case.test.ets` whose default function has `body`; hypium's names and whatever `head` imports are there. */
export function testFile(body: string, head = ''): string {
  return `import { describe, it, expect, beforeAll, beforeEach, afterEach, afterAll } from '@ohos/hypium';
${head}
export default function caseTest() {
${body}
}
`;
}

/** Runs a project with one module `app` and the given files (paths within it). */
export async function runModule(files: Readonly<Record<string, string>>, options: HypiumOptions = {}): Promise<Ran> {
  const root = makeTemporaryFolder('hypium');
  const all = { 'build-profile.json5': "{ modules: [{ name: 'app', srcPath: './app' }] }" };
  for (const [name, text] of Object.entries(all)) writeFileSync(path.join(root, name), text);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, 'app', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const results = await runHypium(root, options).finally(() => removeTemporaryFolder(root));
  const outcomes = results.flatMap((result) => result.outcomes);
  const pathOf = (outcome: (typeof outcomes)[number]) => [...outcome.suites, outcome.name].join(' › ');
  return {
    results,
    passed: outcomes.filter((outcome) => outcome.problems.length === 0).map(pathOf),
    failed: outcomes.filter((outcome) => outcome.problems.length > 0).map(pathOf),
    strays: results.flatMap((result) => result.problems.map((problem) => problem.message)),
    report: results.map(describeFailures).filter(Boolean).join('\n\n'),
  };
}

/** The same for one local test file with a `List.test.ets` that calls it. */
export function runCase(body: string, options: HypiumOptions & { head?: string } = {}): Promise<Ran> {
  const files = { 'src/test/List.test.ets': LIST, 'src/test/Case.test.ets': testFile(body, options.head) };
  return runModule(files, options);
}
