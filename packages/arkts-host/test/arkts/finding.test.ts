/** Covers how findings are told: errors and warnings. */
import { expect, it } from 'vitest';
import { type Finding, formatFinding, isError, sortFindings } from '../../arkts/check/finding.ts';

const error: Finding = { file: '/p/a.ets', line: 2, column: 3, rule: 'ts2304', message: 'No such name.' };
const warning: Finding = { ...error, line: 1, rule: 'ts28040', message: 'It may throw.', severity: 'warning' };

it('a warning says that it is one, behind its rule', () => {
  expect(formatFinding(error, '/p')).toBe('a.ets:2:3 ts2304 No such name.');
  expect(formatFinding(warning, '/p')).toBe('a.ets:1:3 ts28040 warning: It may throw.');
});

it('only what is no warning is an error', () => {
  expect([error, warning].filter(isError)).toEqual([error]);
});

it('warnings stand among errors in the order of their places', () => {
  expect(sortFindings([error, warning])).toEqual([warning, error]);
});
