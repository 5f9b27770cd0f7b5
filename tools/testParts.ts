/** The parts of `npm test`. Each runs to its end whatever happens, and says what it counted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Counts, countRun, describeFailures, runHypium, runName } from '../packages/arkts-host/hypium/index.ts';
import { projectRoot } from '../packages/arkts-host/projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../packages/arkts-host/temporaryFolder.ts';
import { sortIntoAreas } from './checkAreas.ts';

export interface TestSetting {
  readonly root: string;
  readonly modules?: readonly string[];
  readonly grep?: string;
  /** Hypium's limit in milliseconds. */
  readonly timeout?: number;
  /** Only these files of vitest, paths from the root; all when absent. */
  readonly files?: { readonly unit: readonly string[]; readonly e2e: readonly string[] };
  /** Hypium's processes at a time. */
  readonly parallel: number;
  readonly onProgress: (line: string) => void;
}

export interface PartResult extends Counts {
  readonly name: string;
  /** Everything about the failures; empty when there are none. */
  readonly report: string;
  readonly milliseconds: number;
}

type Ran = Omit<PartResult, 'name' | 'milliseconds'>;

interface Output {
  readonly code: number | null;
  readonly text: string;
}

const runs = { check: runCheck, unit: runUnit, hypium: runModules, e2e: runPages };

export type PartName = keyof typeof runs;

export const PARTS = Object.keys(runs) as PartName[];

/** How long vitest may be silent: as long as the longest file takes, many times over. */
const SILENCE_MILLISECONDS = 1_200_000;

export async function runPart(name: PartName, setting: TestSetting): Promise<PartResult> {
  const startedAt = performance.now();
  const ran = await runs[name](setting);
  return { name, ...ran, milliseconds: performance.now() - startedAt };
}

async function runCheck(setting: TestSetting): Promise<Ran> {
  const startedAt = performance.now();
  const loader = fileURLToPath(import.meta.resolve('tsx'));
  const flags = ['--max-semi-space-size=64', '--import', loader];
  const { code, text } = await runNode([...flags, path.join(projectRoot, 'tools/check.ts'), '--strict']);
  const areas = [...sortIntoAreas(text).values()];
  const failed = areas.filter((findings) => findings.length > 0).length;
  // It failed without a finding: it broke down, and nothing is known of any area.
  const counts = code !== 0 && failed === 0 ? { passed: 0, failed: 1 } : { passed: areas.length - failed, failed };
  setting.onProgress(progressLine('check', counts, performance.now() - startedAt));
  return { ...counts, report: counts.failed > 0 ? text.trim() : '' };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function runUnit(setting: TestSetting): Promise<Ran> {
  return runVitest(setting, setting.files?.unit ?? [], [`--maxWorkers=${availableParallelism()}`]);
}

function runPages(setting: TestSetting): Promise<Ran> {
  const config = path.join(projectRoot, 'tests/e2e/vitest.config.ts');
  return runVitest(setting, setting.files?.e2e ?? [], ['--config', config]);
}

/** @param files only these; all when empty */
async function runVitest(setting: TestSetting, files: readonly string[], options: readonly string[]): Promise<Ran> {
  const folder = makeTemporaryFolder('vitest');
  const reportFile = path.join(folder, 'report.json');
  const vitest = path.join(projectRoot, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const filter = setting.grep === undefined ? [] : ['--testNamePattern', setting.grep];
  const { code, text } = await runNode([vitest, 'run', ...files, ...options, ...reporters, ...filter], {
    onLine: (line) => {
      if (/^\s*[✓❯×] (?:\|\w+\| )?[\w/.-]+\.test\.ts \(\d+ test/.test(line)) setting.onProgress(line.trim());
    },
    silence: SILENCE_MILLISECONDS,
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
  return { passed, failed, report: failed > 0 ? text.trim() : '' };
}

async function runModules(setting: TestSetting): Promise<Ran> {
  const { root, modules, grep, timeout, parallel } = setting;
  const results = await runHypium(root, {
    parallel,
    ...(modules === undefined ? {} : { modules }),
    ...(grep === undefined ? {} : { grep }),
    ...(timeout === undefined ? {} : { timeout }),
    onResult: (result) => {
      const name = result.skipped === 0 ? runName(result) : `${runName(result)}, ${result.skipped} skipped`;
      setting.onProgress(progressLine(name, countRun(result), result.milliseconds));
    },
  });
  const counts = results.map(countRun);
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    report: results.map(describeFailures).filter(Boolean).join('\n\n'),
  };
}

function progressLine(name: string, { passed, failed }: Counts, milliseconds: number): string {
  const seconds = (milliseconds / 1000).toFixed(1);
  return `${failed > 0 ? '✗' : '✓'} ${name} (${passed} passed, ${failed} failed, ${seconds} s)`;
}

interface Watch {
  readonly onLine?: (line: string) => void;
  /** Milliseconds without a line after which the program is ended. */
  readonly silence?: number;
}

/** Ends a program with all that it started, at once. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Runs a program of this project to its end. */
function runNode(args: readonly string[], { onLine = () => {}, silence }: Watch = {}): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      // A group of its own, with all that it starts: workers and browsers outlive a runner that is ended from outside.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    const end = () => endGroup(child);
    process.once('exit', end);
    let text = '';
    let rest = '';
    const timer = setTimeout(() => {
      text += `\nEnded: it said nothing for ${(silence ?? 0) / 60_000} minutes.`;
      end();
    }, silence);
    if (silence === undefined) clearTimeout(timer);
    const onChunk = (chunk: string) => {
      text += chunk;
      if (silence !== undefined) timer.refresh();
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', onChunk);
    child.stderr.setEncoding('utf8').on('data', onChunk);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ code, text });
    });
  });
}
