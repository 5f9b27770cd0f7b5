/** Before all tests: builds pages and hub once, into folders of this run, and has the browser ready. */
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { galleryConfig } from '../../packages/arkts-host/test/pages/arkui/galleryConfig.ts';
import { unpackBrowser } from '../../packages/arkts-host/test/pages/browser.ts';
import { webConfig } from '../../packages/arkts-host/web/build/viteConfig.ts';
import { BuiltPrograms } from '../tools/builtPrograms.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the room's built pages are. */
    builtPages: string;
    /** Where the built gallery of components is. */
    builtGallery: string;
    /** The program that `npm run hub` starts, to be run with Node. */
    builtHub: string;
  }
}

export default async function buildPages(project: TestProject): Promise<() => void> {
  const pages = makeTemporaryFolder('pages');
  const gallery = makeTemporaryFolder('gallery');
  await unpackBrowser();
  await build({ ...webConfig([], pages), logLevel: 'error' });
  await build(galleryConfig(gallery));
  const programs = await BuiltPrograms.build(['hub']);
  project.provide('builtHub', programs.file('hub'));
  project.provide('builtPages', pages);
  project.provide('builtGallery', gallery);
  return () => {
    programs.remove();
    removeTemporaryFolder(pages);
    removeTemporaryFolder(gallery);
  };
}
