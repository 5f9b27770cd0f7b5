/**
 * Web fonts come from their files alone. Each part of a font names fonts of the computer first, `local(…)`: the browser
 * asks the system for every one of these names in each document, hundreds of times, only to hear that it has none; and
 * where it has one, text would not look the same on every machine.
 */
import type { Plugin } from 'vite';

const LOCAL_SOURCE = /\blocal\((?:"[^"]*"|'[^']*'|[^)'"]*)\)\s*,\s*/g;

export function webFonts(): Plugin {
  return {
    name: 'hearth:web-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /\/node_modules\/.*\.css$/ },
      handler: (css) => ({ code: css.replace(LOCAL_SOURCE, ''), map: null }),
    },
  };
}
