/** Before all tests: builds the gallery of components once, into a folder of this run, and has the browser ready. */
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { unpackBrowser } from '../../browser.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';
import { galleryConfig } from './arkui/galleryConfig.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built gallery of components is. */
    builtGallery: string;
  }
}

export default async function buildGallery(project: TestProject): Promise<() => void> {
  const gallery = makeTemporaryFolder('gallery');
  await unpackBrowser();
  await build(galleryConfig(gallery));
  project.provide('builtGallery', gallery);
  return () => removeTemporaryFolder(gallery);
}
