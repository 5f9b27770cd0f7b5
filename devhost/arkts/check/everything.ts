/**
 * The check of everything: `npm run check`. The modules are checked in two processes; the host's own code beside them, its
 * types as soon as the declarations are there that it imports.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeOldDeclarations } from '../declarationFiles.ts';
import type { Share, ShareMessage } from './child.ts';
import { type Finding, sortFindings } from './finding.ts';
import { checkStyle, checkTypes } from './hostCode.ts';
import { pending } from './house/pending.ts';
import type { CheckOptions } from './index.ts';

export interface EverythingOptions extends CheckOptions {
  /** Findings also of the rules that are not yet in force. */
  readonly withPending?: boolean;
}

/** What is allocated and let go of while types are checked: with room for it, less time goes into tidying up. */
const YOUNG_MEGABYTES = 64;

interface CheckProcess {
  readonly declarations: Promise<readonly string[]>;
  readonly findings: Promise<readonly Finding[]>;
}

/** Checks the ArkTS modules, their configuration, and the host's own code. */
export async function checkEverything({ withPending = false, ...options }: EverythingOptions): Promise<Finding[]> {
  const style = checkStyle(options.root);
  const shares = (['largest module', 'others'] as const).map((share) => startProcess({ share, options }));
  const declarations = await Promise.all(shares.map((share) => share.declarations));
  removeOldDeclarations(options.root, declarations.flat());
  const host = await Promise.all([checkTypes(options.root), style]);
  const modules = await Promise.all(shares.map((share) => share.findings));
  const findings = sortFindings([...modules, ...host].flat());
  return withPending ? findings : findings.filter(({ rule }) => !pending.has(rule));
}

function startProcess(share: Share): CheckProcess {
  const loader = fileURLToPath(import.meta.resolve('tsx'));
  const child = fork(path.join(import.meta.dirname, 'child.ts'), [JSON.stringify(share)], {
    execArgv: [`--max-semi-space-size=${YOUNG_MEGABYTES}`, '--import', loader],
  });
  const take = <Key extends keyof ShareMessage>(key: Key) =>
    new Promise<NonNullable<ShareMessage[Key]>>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => reject(new Error(`The check of the ${share.share} ended with code ${code}.`)));
      child.on('message', ({ [key]: value }: ShareMessage) => {
        if (value !== undefined) resolve(value);
      });
    });
  return { declarations: take('declarations'), findings: take('findings') };
}
