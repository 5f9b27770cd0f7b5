/** Tests in Chromium: of the room as people use it, and of what pages run on. */
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { arkts } from '../../packages/arkts-host/arkts/vitePlugin.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { LOOK_MILLISECONDS, STEP_MILLISECONDS } from '../../packages/arkts-host/test/pages/limits.ts';

export default defineConfig({
  root: projectRoot,
  test: {
    // Each waits much: for pauses to end, for a browser. Meanwhile others work.
    maxWorkers: 4,
    projects: [
      'packages/arkts-host/test/pages/vitest.config.ts',
      {
        plugins: [arkts()],
        test: {
          name: 'product',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [path.join(import.meta.dirname, 'buildPages.ts')],
          setupFiles: [path.join(projectRoot, 'packages/arkts-host/test/pages/cleanUp.ts')],
          // Files of one process after each other have one browser, and load the product once.
          isolate: false,
          // What hangs is found by the runner, and by the limit of each step; this ends what goes round in circles.
          runner: path.join(projectRoot, 'packages/arkts-host/test/HangRunner.ts'),
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: STEP_MILLISECONDS, interval: LOOK_MILLISECONDS } },
          chaiConfig: { truncateThreshold: 400 },
        },
      },
    ],
  },
});
