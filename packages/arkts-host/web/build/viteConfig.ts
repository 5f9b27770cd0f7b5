/** Vite's configuration for the room's pages: the same for developing, building and serving what was built. */
import path from 'node:path';
import type { InlineConfig, PluginOption } from 'vite';
import { arkuiPages } from '../../arkui/build/vitePlugin.ts';
import { projectRoot } from '../../projectRoot.ts';
import { abilityModules } from './abilityModules.ts';
import { startWindows } from './startWindows.ts';
import { webKits } from './webKits.ts';

const webFolder = path.join(projectRoot, 'packages/arkts-host/web');
/** Where `npm run build` puts the pages. */
export const builtFolder: string = path.join(projectRoot, '.hearth/dist');

/** What devices run. */
const APPLICATIONS = ['entry', 'server_tv'];
/** Whose pages devices show, and what they share. */
const MODULES = ['common', ...APPLICATIONS];

const VITE_CACHE = '.hearth/vite-web';
const SERVED = [...MODULES, 'AppScope', 'packages', 'node_modules', VITE_CACHE];

/** @param outDir where built pages are or will be */
export function webConfig(plugins: PluginOption[] = [], outDir: string = builtFolder): InlineConfig {
  return {
    root: webFolder,
    configFile: false,
    envDir: false,
    publicDir: false,
    appType: 'mpa',
    logLevel: 'warn',
    clearScreen: false,
    cacheDir: path.join(projectRoot, VITE_CACHE),
    plugins: [webKits(), ...arkuiPages(), abilityModules(), startWindows(APPLICATIONS), ...plugins],
    server: {
      // What pages are made of, and nothing else: devices keep their files below the project, too.
      fs: { allow: SERVED.map((folder) => path.join(projectRoot, folder)) },
      // Compiled while the address is being opened, not when the browser asks.
      warmup: {
        clientFiles: [
          './room/main.ts',
          './device/main.ts',
          ...MODULES.map((module) => path.join(projectRoot, module, 'src/main/ets/**/*.ets')),
        ],
      },
    },
    optimizeDeps: {
      noDiscovery: true,
      // Both in one go: a second copy of the reactivity would not hear of what the first one tracks.
      include: ['vue', '@vue/reactivity', 'birpc', 'msgpackr', 'buffer/', '@jridgewell/trace-mapping', 'qr'],
    },
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: {
        input: { room: path.join(webFolder, 'index.html'), device: path.join(webFolder, 'device.html') },
      },
    },
  };
}
