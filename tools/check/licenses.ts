/**
 * Licenses of what npm installs: each is one that may come in, and NOTICE names what the host ships with
 * (`license-unknown`, `license-notice`).
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../packages/arkts-host/check.ts';

/** Those that ask for no more than to be named; of MPL-2.0 the files themselves stay as they are. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MPL-2.0', 'OFL-1.1']);

/** Builds for other machines, of which the lock says nothing, by the beginning of their names: their parent's license. */
const otherMachines: readonly (readonly [string, string])[] = [
  ['@biomejs/cli-', 'MIT OR Apache-2.0'],
  ['@msgpackr-extract/msgpackr-extract-', 'MIT'],
];

interface LockedPackage {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export function checkLicenses(root: string): Finding[] {
  const lock = path.join(root, 'package-lock.json');
  if (!existsSync(lock)) return [];
  const text = readFileSync(lock, 'utf8');
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, LockedPackage> };
  const lines = text.split('\n');
  const findings: Finding[] = [];
  const licenseOf = new Map<string, string>();
  for (const [place, { license }] of Object.entries(packages)) {
    if (place === '' || isOwn(place)) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const known = license ?? otherMachines.find(([beginning]) => name.startsWith(beginning))?.[1];
    licenseOf.set(name, known ?? 'none');
    if (known !== undefined && isAllowed(known)) continue;
    const line = lines.findIndex((each) => each.includes(`"${place}": {`)) + 1;
    const message = `${name} has ${known === undefined ? 'no license' : `the license ${known}`}, which is none that may come in.`;
    findings.push({ file: lock, line, column: 5, rule: 'license-unknown', message });
  }
  const own = Object.entries(packages).filter(([place]) => place === '' || isOwn(place));
  const names = own.flatMap(([, { dependencies }]) => Object.keys(dependencies ?? {}));
  return [...findings, ...checkNotice(root, names, licenseOf)];
}

/** The project's own packages, and the links to them. */
function isOwn(place: string): boolean {
  return place.startsWith('packages/') || place === 'node_modules/arkts-host';
}

/** One of several that there are to choose from is enough. */
function isAllowed(license: string): boolean {
  return license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((each) => allowed.has(each));
}

function checkNotice(root: string, names: readonly string[], licenseOf: ReadonlyMap<string, string>): Finding[] {
  const file = path.join(root, 'NOTICE');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const wanted = new Set(names.map((name) => `- ${name}: ${licenseOf.get(name) ?? 'none'}`));
  const findings = [...wanted]
    .filter((line) => !lines.includes(line))
    .map((line) => ({ file, line: 1, column: 1, rule: 'license-notice', message: `There is no line '${line}'.` }));
  lines.forEach((line, index) => {
    if (!/^- @?[a-z][\w./@-]*: [^ ].*$/.test(line) || wanted.has(line)) return;
    const message = `'${line}' is nothing that the host depends on.`;
    findings.push({ file, line: index + 1, column: 1, rule: 'license-notice', message });
  });
  return findings;
}
