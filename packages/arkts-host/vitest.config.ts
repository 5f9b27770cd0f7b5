/** The host's own tests, outside of a browser. The project that they work on is the second one, `test/demo`. */
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { arkts } from './arkts/vitePlugin.ts';

const project = path.join(import.meta.dirname, 'test/demo');

export default defineConfig({
  root: import.meta.dirname,
  plugins: [arkts({ root: project })],
  test: {
    name: 'host',
    env: { ARKTS_HOST_PROJECT: project },
    chaiConfig: { truncateThreshold: 400 },
    include: ['test/**/*.test.ts'],
    // Those run in Chromium, see test/pages/vitest.config.ts.
    exclude: ['test/pages/**'],
    globalSetup: ['test/temporaryFolderOfRun.ts'],
    setupFiles: ['test/cleanUp.ts'],
    // What hangs is found by the runner; the limit ends what goes round in circles. Files of one process after each other
    // load the compiler once.
    runner: './test/HangRunner.ts',
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    server: { deps: { inline: [/@ohos\/hypium/] } },
  },
});
