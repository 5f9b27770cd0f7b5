/** What vitest measures: its benchmarks, and the long run of a test that `npm test` runs for a short while. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';

export interface Speed {
  /** The group and the work in it. */
  readonly name: string;
  readonly perSecond: number;
}

export interface ScheduleRun {
  /** Of each kind. */
  readonly schedules: number;
  readonly milliseconds: number;
}

export interface MitmRuns {
  readonly runs: number;
  readonly milliseconds: number;
}

interface BenchReport {
  readonly files: readonly {
    readonly groups: readonly {
      readonly fullName: string;
      readonly benchmarks: readonly { readonly name: string; readonly hz: number }[];
    }[];
  }[];
}

/** See codec.bench.ts. */
export async function measureCodec(): Promise<Speed[]> {
  const folder = makeTemporaryFolder('codec');
  const reportFile = path.join(folder, 'report.json');
  await runVitest(['bench', '--run', 'tools/bench/codec.bench.ts', '--outputJson', reportFile]);
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as BenchReport;
  removeTemporaryFolder(folder);
  return report.files.flatMap(({ groups }) =>
    groups.flatMap(({ fullName, benchmarks }) => {
      const group = fullName.slice(fullName.indexOf(' > ') + ' > '.length);
      return benchmarks.map(({ name, hz }) => ({ name: `${group}: ${name}`, perSecond: hz }));
    }),
  );
}

/** See ../test/simulation/schedules.test.ts. @throws Error with the schedule that broke a promise */
export async function runSchedules(schedules: number): Promise<ScheduleRun> {
  const startedAt = performance.now();
  await runVitest(['run', 'tests/simulation/schedules.test.ts'], { HEARTH_SCHEDULES: String(schedules) });
  return { schedules, milliseconds: performance.now() - startedAt };
}

/** See ../test/mitm/mitm.test.ts. @throws Error with the run in which somebody got in, or read or changed a word */
export async function runMitm(runs: number): Promise<MitmRuns> {
  const startedAt = performance.now();
  await runVitest(['run', 'tests/mitm/mitm.test.ts', '-t', 'nobody in between'], { HEARTH_MITM: String(runs) });
  return { runs, milliseconds: performance.now() - startedAt };
}

/** @throws Error with all that vitest said, when it fails */
function runVitest(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const vitest = path.join(projectRoot, 'node_modules/vitest/vitest.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...environment },
    });
    let text = '';
    const keep = (chunk: string) => {
      text += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(text))));
  });
}
