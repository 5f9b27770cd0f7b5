/** Vite's configuration for the room's pages: the same for developing, building and serving what was built. */
import path from 'node:path';
import type { InlineConfig, PluginOption } from 'vite';
import { arkuiPages } from '../../arkui/build/vitePlugin.ts';
import { hostFolder, packageFolder } from '../../hostFolder.ts';
import { workFolder } from '../../project/hostConfig.ts';
import { applicationsOf, readProjectFacts } from '../../project/projectModules.ts';
import { projectRoot } from '../../projectRoot.ts';
import { abilityModules } from './abilityModules.ts';
import { roomModules } from './roomModules.ts';
import { startWindows } from './startWindows.ts';
import { webKits } from './webKits.ts';

const webFolder = path.join(hostFolder, 'web');
/** Where this package has what pages are made of; pages of its own tests among them. */
const HOST_SOURCES = ['arkts', 'arkui', 'kits', 'web', 'test/pages'];
/** Where npm put what pages are made of. */
const packagesFolder = path.dirname(packageFolder('vue'));
/** Where built pages go, unless somebody says otherwise. */
export const builtFolder: string = workFolder(projectRoot, 'dist');

/** @param outDir where built pages are or will be */
export function webConfig(plugins: PluginOption[] = [], outDir: string = builtFolder): InlineConfig {
  const facts = readProjectFacts(projectRoot);
  const applications = applicationsOf(facts).map(({ name }) => name);
  const sources = facts.modules.map(({ folder }) => folder);
  const cacheDir = workFolder(projectRoot, 'vite-web');
  const others = ['AppScope', 'node_modules'].map((name) => path.join(projectRoot, name));
  const own = HOST_SOURCES.map((name) => path.join(hostFolder, name));
  return {
    root: webFolder,
    configFile: false,
    envDir: false,
    publicDir: false,
    appType: 'mpa',
    logLevel: 'warn',
    clearScreen: false,
    cacheDir,
    plugins: [
      webKits(),
      ...arkuiPages(),
      abilityModules(),
      startWindows(applications),
      roomModules(projectRoot),
      ...plugins,
    ],
    server: {
      // What pages are made of, and nothing else: devices keep their files below the project, too.
      fs: { allow: [...sources, ...others, ...own, packagesFolder, cacheDir] },
      // Compiled while the address is being opened, not when the browser asks.
      warmup: {
        clientFiles: [
          './room/main.ts',
          './device/main.ts',
          ...sources.map((folder) => path.join(folder, 'src/main/ets/**/*.ets')),
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
