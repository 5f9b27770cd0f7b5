import { defineConfig } from 'vitest/config';
import { arkts } from './devhost/arkts/vitePlugin.ts';

export default defineConfig({
  plugins: [arkts()],
  test: {
    chaiConfig: { truncateThreshold: 400 },
    include: ['devhost/test/**/*.test.ts'],
    server: { deps: { inline: [/@ohos\/hypium/] } },
  },
});
