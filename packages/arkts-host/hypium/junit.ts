/** Results as JUnit's XML, as services that build and test read it. */
import type { Problem, TestOutcome } from './messages.ts';
import type { RunResult } from './process.ts';
import { countRun, runName } from './report.ts';

const MILLISECONDS = 1000;

export function junitReport(results: readonly RunResult[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${results.map(suite).join('')}</testsuites>\n`;
}

/** What belongs to no test is a test of its own that failed. */
function suite(result: RunResult): string {
  const { passed, failed } = countRun(result);
  const name = runName(result);
  const cases = [
    ...result.outcomes.map((outcome) => testCase(name, outcome)),
    ...result.problems.map(
      (problem) => `    <testcase${attributes({ name, classname: name })}>${failure(problem)}</testcase>\n`,
    ),
  ];
  const { skipped } = result;
  const tests = passed + failed + skipped;
  const counts = { name, tests, failures: failed, skipped, time: result.milliseconds / MILLISECONDS };
  return `  <testsuite${attributes(counts)}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(run: string, { suites, name, place, milliseconds, problems }: TestOutcome): string {
  const [file = ''] = place.split(':');
  const classname = [run, ...suites].join('.');
  const opening = `    <testcase${attributes({ name, classname, file, time: milliseconds / MILLISECONDS })}`;
  return problems.length === 0 ? `${opening}/>\n` : `${opening}>${problems.map(failure).join('')}</testcase>\n`;
}

function failure({ message, expected, actual, stack }: Problem): string {
  const values = [
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(actual === undefined ? [] : [`actual: ${actual}`]),
    ...stack.map((line) => `at ${line}`),
  ];
  return `<failure${attributes({ message })}>${escaped(values.join('\n'))}</failure>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Control characters cannot stand in XML at all, but for tabs and line ends. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (character) => (/[\t\n\r]/.test(character) ? character : '\uFFFD'))
    .replace(/[&<>"\n]/g, (character) => ENTITIES[character] ?? '');
}
