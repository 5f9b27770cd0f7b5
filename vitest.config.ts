import { defineConfig } from 'vitest/config';
import { arkts } from './packages/arkts-host/arkts/vitePlugin.ts';

export default defineConfig(({ mode }) => ({
  test: {
    projects: [
      'packages/arkts-host/vitest.config.ts',
      {
        plugins: [arkts()],
        test: {
          name: 'product',
          chaiConfig: { truncateThreshold: 400 },
          include: ['tests/**/*.test.ts'],
          // Those run in Chromium, see tests/e2e/vitest.config.ts.
          exclude: ['tests/e2e/**'],
          globalSetup: ['packages/arkts-host/test/temporaryFolderOfRun.ts'],
          setupFiles: ['packages/arkts-host/test/cleanUp.ts'],
          // What hangs is found by the runner; the limit ends what goes round in circles. Files of one process after each
          // other load the compiler and the product once. Benchmarks have a runner and processes of their own.
          ...(mode === 'benchmark' ? {} : { runner: './packages/arkts-host/test/HangRunner.ts', isolate: false }),
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 60_000 } },
          server: { deps: { inline: [/@ohos\/hypium/] } },
        },
      },
    ],
  },
}));
