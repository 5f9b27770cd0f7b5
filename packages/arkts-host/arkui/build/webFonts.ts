/**
 * Lines are as high as a device's: the platform's typeface, HarmonyOS Sans, may be used but not cut into parts, so pages are set
 * in one that may, with the heights of the other.
 *
 * Web fonts come from their files alone. Each part of a font names fonts of the computer first, `local(…)`: the browser
 * asks the system for every one of these names in each document, hundreds of times, only to hear that it has none; and
 * where it has one, text would not look the same on every machine.
 */
import type { Plugin } from 'vite';

const FAMILY = "font-family: 'Noto Sans SC Variable';";
/** Above and below the baseline, of HarmonyOS Sans SC. */
const HEIGHTS = 'ascent-override: 92.8%; descent-override: 24.4%; line-gap-override: 0%;';
const LOCAL_SOURCE = /\blocal\((?:"[^"]*"|'[^']*'|[^)'"]*)\)\s*,\s*/g;

export function webFonts(): Plugin {
  return {
    name: 'arkts-host:web-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /\/node_modules\/.*\.css$/ },
      handler: (css) => ({ code: css.replace(LOCAL_SOURCE, '').replaceAll(FAMILY, `${FAMILY} ${HEIGHTS}`), map: null }),
    },
  };
}
