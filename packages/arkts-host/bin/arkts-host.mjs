#!/usr/bin/env node
/** The commands of this package, which is TypeScript: tsx runs it. */
import path from 'node:path';
import { register } from 'tsx/esm/api';

// npx goes up to the next package.json; the project is where its user is.
const { INIT_CWD: start = '' } = process.env;
if (start.startsWith(process.cwd() + path.sep)) process.chdir(start);

register();
const { run } = await import('../cli/main.ts');
process.exitCode = await run(process.argv.slice(2));
