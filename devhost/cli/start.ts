/** `npm start`: the hub, and how to talk to it; see hub/startProgram.ts. */
import { readHubOptions } from './hub/options.ts';
import { runProgram } from './program.ts';

await runProgram('devhost/cli/hub/startProgram.ts', readHubOptions);
