/** `test`: the modules' own suites with the real hypium, local and instrumented ones. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lcovReport, mergeCoverage } from '../hypium/coverage.ts';
import { countRun, describeFailures, type RunResult, runHypium, runName } from '../hypium/index.ts';
import { junitReport } from '../hypium/junit.ts';
import { projectRoot } from '../projectRoot.ts';
import { readOptions } from './options.ts';

const USAGE = `test [options]

  --module NAME     only this module's suites; may be given several times
  --grep PATTERN    only tests whose suites and name match this regular expression
  --timeout MS      the time limit for each test and hook, default hypium's own 5000
  --parallel N      processes at a time, default as many as there are processors
  --coverage FILE   counts which lines run, and writes that as lcov does
  --junit FILE      also writes the results as JUnit's XML
  --help            this`;

/** @returns the exit code: 1 when something failed or nothing ran */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readOptions(USAGE, {
    args: [...args],
    options: {
      module: { type: 'string', multiple: true },
      grep: { type: 'string' },
      timeout: { type: 'string' },
      parallel: { type: 'string' },
      coverage: { type: 'string' },
      junit: { type: 'string' },
    },
  });
  const results = await runHypium(projectRoot, {
    ...(values.module === undefined ? {} : { modules: values.module }),
    ...(values.grep === undefined ? {} : { grep: values.grep }),
    ...numberOption('timeout', values.timeout),
    ...numberOption('parallel', values.parallel),
    hasCoverage: values.coverage !== undefined,
    onResult: (result) => {
      const { passed, failed } = countRun(result);
      const seconds = (result.milliseconds / 1000).toFixed(1);
      console.log(`${failed > 0 ? '✗' : '✓'} ${runName(result)} (${passed} passed, ${failed} failed, ${seconds} s)`);
    },
  });
  for (const words of results.map(describeFailures)) if (words !== '') console.log(`\n${words}`);
  if (values.junit !== undefined) writeFileSync(path.resolve(values.junit), junitReport(results));
  if (values.coverage !== undefined) writeCoverage(path.resolve(values.coverage), results);
  const counts = results.map(countRun);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  if (passed + failed === 0) console.log('Nothing ran: no test matches.');
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function writeCoverage(file: string, results: readonly RunResult[]): void {
  const files = mergeCoverage(results.flatMap(({ coverage }) => coverage));
  writeFileSync(file, lcovReport(files, projectRoot));
  const lines = files.flatMap((each) => each.lines);
  const share = lines.length === 0 ? 0 : (100 * lines.filter(([, count]) => count > 0).length) / lines.length;
  console.log(`${share.toFixed(1)} % of ${lines.length} lines ran, in ${files.length} files that were loaded`);
}

/** @throws Error for what is no number above zero */
function numberOption(name: string, value: string | undefined): Record<string, number> {
  if (value === undefined) return {};
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} ${value}: give a number above zero.`);
  return { [name]: Number(value) };
}
