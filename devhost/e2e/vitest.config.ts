/** Tests in Chromium: of the room as people use it, and of what pages run on. */
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { projectRoot } from '../arkts/language.ts';
import { arkts } from '../arkts/vitePlugin.ts';

export default defineConfig({
  root: projectRoot,
  plugins: [arkts()],
  test: {
    include: ['devhost/e2e/**/*.test.ts'],
    globalSetup: [path.join(import.meta.dirname, 'buildPages.ts')],
    // A browser with three applications keeps the processors busy: one file after the other.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    chaiConfig: { truncateThreshold: 400 },
  },
});
