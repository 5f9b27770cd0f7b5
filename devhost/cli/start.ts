/** `npm start`: the hub; see hub/program.ts. */
import { readHubOptions } from './hub/options.ts';
import { runProgram } from './program.ts';

await runProgram('devhost/cli/hub/program.ts', readHubOptions);
