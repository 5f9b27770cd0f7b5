/** `npm run check`: the host's check of this project. */
import { run } from '../packages/arkts-host/cli/check.ts';

process.exitCode = await run(process.argv.slice(2));
