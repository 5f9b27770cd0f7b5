/** Before all tests: builds the room's pages once, into a folder of this run, and has the browser ready. */
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporaryFolder.ts';
import { webConfig } from '../web/build/viteConfig.ts';
import { unpackBrowser } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built pages are. */
    builtPages: string;
  }
}

export default async function buildPages(project: TestProject): Promise<() => void> {
  const folder = makeTemporaryFolder('pages');
  await unpackBrowser();
  await build({ ...webConfig([], folder), logLevel: 'error' });
  project.provide('builtPages', folder);
  return () => removeTemporaryFolder(folder);
}
