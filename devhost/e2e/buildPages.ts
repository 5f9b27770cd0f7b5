/** Before all tests: builds the room's pages once, into a folder of this run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { webConfig } from '../web/build/viteConfig.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built pages are. */
    builtPages: string;
  }
}

export default async function buildPages(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-pages-'));
  await build({ ...webConfig([], folder), logLevel: 'error' });
  project.provide('builtPages', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
