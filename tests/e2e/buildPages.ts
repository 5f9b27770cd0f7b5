/** Before all tests: builds pages and hub once, into folders of this run, and has the browser ready. */
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { unpackBrowser } from '../../packages/arkts-host/browser.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { webConfig } from '../../packages/arkts-host/web/build/viteConfig.ts';
import { BuiltPrograms } from '../tools/builtPrograms.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the room's built pages are. */
    builtPages: string;
    /** The program that `npm run hub` starts, to be run with Node. */
    builtHub: string;
  }
}

export default async function buildPages(project: TestProject): Promise<() => void> {
  const pages = makeTemporaryFolder('pages');
  await unpackBrowser();
  await build({ ...webConfig([], pages), logLevel: 'error' });
  const programs = await BuiltPrograms.build(['hub']);
  project.provide('builtHub', programs.file('hub'));
  project.provide('builtPages', pages);
  return () => {
    programs.remove();
    removeTemporaryFolder(pages);
  };
}
