import { defineConfig } from 'vitest/config';
import { arkts } from './devhost/arkts/vitePlugin.ts';

export default defineConfig(({ mode }) => ({
  plugins: [arkts()],
  test: {
    chaiConfig: { truncateThreshold: 400 },
    include: ['devhost/test/**/*.test.ts'],
    globalSetup: ['devhost/test/temporaryFolderOfRun.ts'],
    setupFiles: ['devhost/test/cleanUp.ts'],
    // What hangs is found by the runner; the limit ends what goes round in circles. Files of one process after each other
    // load the compiler and the product once. Benchmarks have a runner and processes of their own.
    ...(mode === 'benchmark' ? {} : { runner: './devhost/test/HangRunner.ts', isolate: false }),
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    server: { deps: { inline: [/@ohos\/hypium/] } },
  },
}));
