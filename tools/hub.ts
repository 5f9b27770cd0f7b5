/** `npm run hub`; see hub/program.ts. */
import { readHubOptions } from './hub/options.ts';
import { runProgram } from './program.ts';

await runProgram('tools/hub/program.ts', readHubOptions);
