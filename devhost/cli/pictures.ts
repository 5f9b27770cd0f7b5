/** `npm run pictures`: the pictures of the documentation, taken anew. See ../pictures/program.ts. */
import { runProgram } from './program.ts';

await runProgram('devhost/pictures/program.ts', () => {});
