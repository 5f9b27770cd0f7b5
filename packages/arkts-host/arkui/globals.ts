/** Gives pages the global names of ArkUI. Loaded before any compiled file of a page. */
import { arkuiGlobals } from './globalTable.ts';

for (const [name, value] of Object.entries(arkuiGlobals)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
