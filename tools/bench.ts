/** `npm run bench`: see ../bench/program.ts. */

import { readOptions } from '../packages/arkts-host/cli/options.ts';
import { areas, main } from './bench/program.ts';

const USAGE = `npm run bench -- [options] [area …]

  area     ${Object.keys(areas).join(', ')}; default all of them
  --json   the numbers for programs
  --help   this`;

const { values, positionals } = readOptions(USAGE, {
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
process.exit(await main(positionals, values.json));
