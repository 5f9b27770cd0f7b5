import { defineConfig } from 'vitest/config';
import { arkts } from './devhost/arkts/vitePlugin.ts';

export default defineConfig({
  plugins: [arkts()],
  test: {
    chaiConfig: { truncateThreshold: 400 },
    include: ['devhost/test/**/*.test.ts'],
    // Reached only when something is wrong: how busy the machine is decides nothing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/@ohos\/hypium/] } },
  },
});
