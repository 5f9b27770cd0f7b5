/** `npm run check`: the ArkTS modules as the platform's compiler checks them, their configuration, and the host's own code. */
import { checkEverything } from '../packages/arkts-host/arkts/check/everything.ts';
import { formatFinding, isError } from '../packages/arkts-host/arkts/check/finding.ts';
import { projectRoot } from '../packages/arkts-host/projectRoot.ts';
import { readOptions } from './options.ts';

const USAGE = `npm run check -- [options]

  --sdk DIR   checks against the \`ets\` folder of a real SDK
  --types     only writes the declarations of the modules, for the host's code
  --strict    fails on warnings, too
  --pending   also lists what rules find that are not yet in force
  --help      this`;

const { values } = readOptions(USAGE, {
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
  ? (await import('../packages/arkts-host/arkts/check/index.ts')).emitDeclarations(projectRoot)
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
process.exitCode = errors > 0 || (values.strict && warnings > 0) ? 1 : 0;
