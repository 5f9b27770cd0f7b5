#!/usr/bin/env node
/** The commands of this package, which is TypeScript: tsx runs it. */
import { register } from 'tsx/esm/api';

register();
const { run } = await import('../cli/main.ts');
process.exitCode = await run(process.argv.slice(2));
