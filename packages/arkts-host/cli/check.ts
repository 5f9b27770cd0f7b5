/** `check`: the ArkTS modules as the platform's compiler checks them, their configuration, and the TypeScript around them. */
import { checkEverything } from '../arkts/check/everything.ts';
import { formatFinding, isError } from '../arkts/check/finding.ts';
import { projectRoot } from '../projectRoot.ts';
import { readOptions } from './options.ts';

const USAGE = `check [options]

  --sdk DIR   checks against the \`ets\` folder of a real SDK
  --types     only writes the declarations of the modules, for the TypeScript around them
  --strict    fails on warnings, too
  --pending   also lists what rules find that are not yet in force
  --help      this`;

/** @returns the exit code: 1 with errors, and with warnings where they count */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readOptions(USAGE, {
    args: [...args],
    options: {
      sdk: { type: 'string' },
      types: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      pending: { type: 'boolean', default: false },
    },
  });
  const started = performance.now();
  const options = {
    root: projectRoot,
    withPending: values.pending,
    ...(values.sdk === undefined ? {} : { sdk: values.sdk }),
  };
  // The compiler is large: only what needs it loads it.
  const findings = values.types
    ? (await import('../arkts/check/index.ts')).emitDeclarations(projectRoot)
    : await checkEverything(options);
  for (const finding of findings) console.log(formatFinding(finding, projectRoot));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const files = new Set(findings.map((finding) => finding.file)).size;
  const errors = findings.filter(isError).length;
  const warnings = findings.length - errors;
  console.log(
    findings.length === 0
      ? `No findings (${seconds} s)`
      : `${errors} errors and ${warnings} warnings in ${files} files (${seconds} s)`,
  );
  return errors > 0 || (values.strict && warnings > 0) ? 1 : 0;
}
