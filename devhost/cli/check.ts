/**
 * `npm run check`: the ArkTS modules as the platform's compiler checks them, their configuration, and the host's own code.
 *
 * Options: `--sdk DIR` checks against the `ets` folder of a real SDK; `--types` only writes the modules' declarations
 * for host code.
 */
import { parseArgs } from 'node:util';
import { formatFinding } from '../arkts/check/finding.ts';
import { checkModules, emitDeclarations } from '../arkts/check/index.ts';
import { projectRoot } from '../arkts/language.ts';

const { values } = parseArgs({ options: { sdk: { type: 'string' }, types: { type: 'boolean', default: false } } });
const findings = values.types
  ? emitDeclarations(projectRoot)
  : checkModules({ root: projectRoot, ...(values.sdk === undefined ? {} : { sdk: values.sdk }) });
for (const finding of findings) console.log(formatFinding(finding, projectRoot));
process.exitCode = findings.length === 0 ? 0 : 1;
