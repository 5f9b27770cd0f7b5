/** Vite's configuration for the gallery of components: the same for building and for serving what was built. */
import path from 'node:path';
import type { InlineConfig } from 'vite';
import { arkuiPages } from '../../../arkui/build/vitePlugin.ts';
import { webKits } from '../../../web/build/webKits.ts';

const folder = path.join(import.meta.dirname, './gallery');

/** @param outDir where the built gallery is or will be */
export function galleryConfig(outDir: string): InlineConfig {
  return {
    root: folder,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [webKits(), ...arkuiPages({ root: folder, moduleFolders: { gallery: folder } })],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      assetsInlineLimit: 0,
      sourcemap: true,
      rolldownOptions: { output: { assetFileNames: ({ originalFileNames: [file = ''] }) => assetName(file) } },
    },
  };
}

/** A font's parts are only numbered: what they belong to stands two folders above. */
function assetName(file: string): string {
  return `assets/${path.basename(path.resolve(file, '../..'))}-[name]-[hash][extname]`;
}
