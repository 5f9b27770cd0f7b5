/** Words for results. */
import { type Problem, type TestOutcome, testPath } from './messages.ts';
import type { PlannedRun } from './plan.ts';
import type { RunResult } from './process.ts';

export interface Counts {
  passed: number;
  failed: number;
}

export function runName(run: Pick<PlannedRun, 'moduleName' | 'kind'>): string {
  return `${run.moduleName}/src/${run.kind}`;
}

/** Each test counts once; a problem that belongs to no test counts as one failure. */
export function countRun(result: RunResult): Counts {
  const failed = result.outcomes.filter((outcome) => outcome.problems.length > 0).length;
  return { passed: result.outcomes.length - failed, failed: failed + result.problems.length };
}

/** All failures of a run in full; empty when there are none. */
export function describeFailures(result: RunResult): string {
  const name = runName(result);
  const failed = result.outcomes.filter((outcome) => outcome.problems.length > 0);
  const blocks = [
    ...failed.map((outcome) => describeTest(name, outcome)),
    ...result.problems.map((problem) => [`✗ ${name}`, ...describeProblem(problem)].join('\n')),
  ];
  if (blocks.length === 0) return '';
  if (result.notRun > 0) blocks.push(`  ${name}: ${result.notRun} tests did not run`);
  if (result.output.trim() !== '') blocks.push(`  output of the test process of ${name}:\n${indent(result.output, 4)}`);
  return blocks.join('\n\n');
}

function describeTest(name: string, outcome: TestOutcome): string {
  const lines = [`✗ ${name} ${testPath(outcome.suites, outcome.name)}`, `  ${outcome.place}`];
  for (const problem of outcome.problems) lines.push(...describeProblem(problem));
  if (outcome.output.length > 0) lines.push('  output:', indent(outcome.output.join('\n'), 4));
  return lines.join('\n');
}

function describeProblem(problem: Problem): string[] {
  const lines = [indent(problem.message, 2)];
  if (problem.expected !== undefined) lines.push(`    expected: ${indent(problem.expected, 14).trimStart()}`);
  if (problem.actual !== undefined) lines.push(`    actual:   ${indent(problem.actual, 14).trimStart()}`);
  for (const line of problem.stack) lines.push(`    at ${line}`);
  return lines;
}

function indent(text: string, columns: number): string {
  return text.trimEnd().replace(/^/gm, ' '.repeat(columns));
}
