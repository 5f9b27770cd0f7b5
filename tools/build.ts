/** `npm run build`: the room's pages as static files, for `npm start -- --built`. */
import path from 'node:path';
import { build } from 'vite';
import { readOptions } from '../packages/arkts-host/cli/options.ts';
import { projectRoot } from '../packages/arkts-host/projectRoot.ts';
import { builtFolder, webConfig } from '../packages/arkts-host/web/build/viteConfig.ts';

readOptions('npm run build: takes no options. Then: npm start -- --built', { options: {} });
const startedAt = performance.now();
await build(webConfig());
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`Built ${path.relative(projectRoot, builtFolder)} in ${seconds} s. Serve it with: npm start -- --built`);
