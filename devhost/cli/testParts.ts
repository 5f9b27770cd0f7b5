/** The parts of `npm test`. Each runs to its end whatever happens, and says what it counted. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../arkts/language.ts';
import { type Counts, countRun, describeFailures, runHypium, runName } from '../hypium/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporaryFolder.ts';
import { sortIntoAreas } from './checkAreas.ts';

export interface TestSetting {
  readonly root: string;
  readonly modules?: readonly string[];
  readonly grep?: string;
  /** Hypium's limit in milliseconds. */
  readonly timeout?: number;
  /** Hypium's processes at a time. */
  readonly parallel: number;
  readonly onProgress: (line: string) => void;
}

export interface PartResult extends Counts {
  readonly name: string;
  /** Everything about the failures; empty when there are none. */
  readonly report: string;
}

interface Output {
  readonly code: number | null;
  readonly text: string;
}

export const testParts = { check: runCheck, unit: runUnit, hypium: runModules, e2e: runBrowser };

async function runCheck(setting: TestSetting): Promise<PartResult> {
  const startedAt = performance.now();
  const loader = fileURLToPath(import.meta.resolve('tsx'));
  const { code, text } = await runNode(['--import', loader, path.join(projectRoot, 'devhost/cli/check.ts')]);
  const areas = [...sortIntoAreas(text).values()];
  const failed = areas.filter((findings) => findings.length > 0).length;
  // It failed without a finding: it broke down, and nothing is known of any area.
  const counts = code !== 0 && failed === 0 ? { passed: 0, failed: 1 } : { passed: areas.length - failed, failed };
  setting.onProgress(progressLine('check', counts, performance.now() - startedAt));
  return { name: 'check', ...counts, report: counts.failed > 0 ? text.trim() : '' };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function runUnit(setting: TestSetting): Promise<PartResult> {
  return runVitest('unit', setting, [`--maxWorkers=${availableParallelism()}`]);
}

/** Tests in Chromium, one file after the other: a browser with several applications in it has all processors busy. */
function runBrowser(setting: TestSetting): Promise<PartResult> {
  return runVitest('e2e', setting, ['--config', path.join(projectRoot, 'devhost/e2e/vitest.config.ts')]);
}

async function runVitest(name: string, setting: TestSetting, options: readonly string[]): Promise<PartResult> {
  const folder = makeTemporaryFolder('vitest');
  const reportFile = path.join(folder, 'report.json');
  const vitest = path.join(projectRoot, 'node_modules/vitest/vitest.mjs');
  // The limit is for what hangs, not for what is slow on a busy machine.
  const running = [...options, '--testTimeout=60000', '--hookTimeout=60000'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const filter = setting.grep === undefined ? [] : ['--testNamePattern', setting.grep];
  const { code, text } = await runNode([vitest, 'run', ...running, ...reporters, ...filter], (line) => {
    if (/^\s*[✓❯×] devhost\/.* \(\d+ test/.test(line)) setting.onProgress(line.trim());
  });
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport) : undefined;
  removeTemporaryFolder(folder);
  // A file that does not even load has no test to count.
  const unloaded = report?.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const passed = report?.numPassedTests ?? 0;
  let failed = (report?.numFailedTests ?? 0) + (unloaded?.length ?? 0);
  // An error outside of any test, or a crash; with a filter that chooses nothing vitest only says so.
  if (code !== 0 && failed === 0 && (passed > 0 || setting.grep === undefined)) failed = 1;
  return { name, passed, failed, report: failed > 0 ? text.trim() : '' };
}

async function runModules(setting: TestSetting): Promise<PartResult> {
  const { root, modules, grep, timeout, parallel } = setting;
  const results = await runHypium(root, {
    parallel,
    ...(modules === undefined ? {} : { modules }),
    ...(grep === undefined ? {} : { grep }),
    ...(timeout === undefined ? {} : { timeout }),
    onResult: (result) => setting.onProgress(progressLine(runName(result), countRun(result), result.milliseconds)),
  });
  const counts = results.map(countRun);
  return {
    name: 'hypium',
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    report: results.map(describeFailures).filter(Boolean).join('\n\n'),
  };
}

function progressLine(name: string, { passed, failed }: Counts, milliseconds: number): string {
  const seconds = (milliseconds / 1000).toFixed(1);
  return `${failed > 0 ? '✗' : '✓'} ${name} (${passed} passed, ${failed} failed, ${seconds} s)`;
}

/** Runs a program of this project to its end. */
function runNode(args: readonly string[], onLine: (line: string) => void = () => {}): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let text = '';
    let rest = '';
    const onChunk = (chunk: string) => {
      text += chunk;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', onChunk);
    child.stderr.setEncoding('utf8').on('data', onChunk);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
}
