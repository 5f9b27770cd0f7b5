/** `npm run conformance`; see conformance/program.ts. */
import { readConformanceOptions } from './conformance/options.ts';
import { runProgram } from './program.ts';

await runProgram('tools/conformance/program.ts', readConformanceOptions);
