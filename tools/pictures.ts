/** `npm run pictures`: the pictures of the documentation, taken anew. See ../pictures/program.ts. */
import { readOptions } from '../packages/arkts-host/cli/options.ts';
import { runProgram } from './program.ts';

const USAGE = `npm run pictures -- [options]

  --language en|zh   only those in this language
  --help             this`;

await runProgram('tools/pictures/program.ts', () => {
  readOptions(USAGE, { options: { language: { type: 'string' } } });
});
