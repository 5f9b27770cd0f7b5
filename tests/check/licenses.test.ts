/** Covers the part of the check that knows which licenses may come in, and what NOTICE has to name. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeProject } from '../../packages/arkts-host/test/arkts/project.ts';
import { checkLicenses } from '../../tools/check/licenses.ts';

function lock(dependencies: Record<string, string>, licenses: Record<string, string | undefined>): string {
  const packages = Object.entries(licenses).map(([name, license]) => [`node_modules/${name}`, { license }]);
  return JSON.stringify({ packages: { '': { dependencies }, ...Object.fromEntries(packages) } }, undefined, 2);
}

function rulesOf(files: Record<string, string>): string[] {
  return checkLicenses(makeProject(files).root).map(({ file, rule }) => `${path.basename(file)} ${rule}`);
}

describe('licenses', () => {
  it('that ask for no more than to be named may come in, also one of several', () => {
    const known = { a: 'MIT', b: 'ISC', c: '(MIT OR GPL-3.0)', d: 'OFL-1.1' };
    expect(rulesOf({ 'package-lock.json': lock({}, known) })).toEqual([]);
  });

  it.each(['GPL-3.0', 'SEE LICENSE IN EULA', 'Unlicense', undefined])('others are findings: %s', (license) => {
    expect(rulesOf({ 'package-lock.json': lock({}, { a: license }) })).toEqual(['package-lock.json license-unknown']);
  });

  it('of builds for other machines are those of their parent', () => {
    const builds = { '@biomejs/cli-darwin-x64': undefined, '@msgpackr-extract/msgpackr-extract-darwin-x64': undefined };
    expect(rulesOf({ 'package-lock.json': lock({}, builds) })).toEqual([]);
  });

  it('stand in NOTICE for all that ships, and for nothing else', () => {
    const text = lock({ a: '1.0.0', '@x/b': '1.0.0' }, { a: 'MIT', '@x/b': 'ISC', c: 'MIT' });
    const notice = 'Words.\n\n- a: MIT\n- @x/b: ISC\n';
    expect(rulesOf({ 'package-lock.json': text, NOTICE: notice })).toEqual([]);
    expect(rulesOf({ 'package-lock.json': text })).toEqual(['NOTICE license-notice', 'NOTICE license-notice']);
    expect(rulesOf({ 'package-lock.json': text, NOTICE: `${notice}- c: MIT\n` })).toEqual(['NOTICE license-notice']);
    expect(rulesOf({ 'package-lock.json': text, NOTICE: notice.replace('ISC', 'MIT') })).toHaveLength(2);
  });
});
