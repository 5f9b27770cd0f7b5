/** The host's tests in Chromium: of ArkUI, of kits in pages, and of the second project's page. */
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { arkts } from '../../arkts/vitePlugin.ts';
import { LOOK_MILLISECONDS, STEP_MILLISECONDS } from './limits.ts';

const folder = import.meta.dirname;
const project = path.join(folder, '../demo');

export default defineConfig({
  root: folder,
  plugins: [arkts({ root: project })],
  test: {
    name: 'host',
    env: { ARKTS_HOST_PROJECT: project },
    include: ['**/*.test.ts'],
    globalSetup: [path.join(folder, 'buildGallery.ts')],
    setupFiles: [path.join(folder, 'cleanUp.ts')],
    isolate: false,
    runner: path.join(folder, '../HangRunner.ts'),
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: STEP_MILLISECONDS, interval: LOOK_MILLISECONDS } },
    chaiConfig: { truncateThreshold: 400 },
  },
});
