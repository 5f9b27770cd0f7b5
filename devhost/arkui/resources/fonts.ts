/**
 * HarmonyOS Sans as a web font, so that Chinese text looks the same on every machine, and Noto's emoji for machines
 * without any. The browser loads only the parts whose characters are shown. Imported by path: the package's own door
 * opens all seven weights, a megabyte of CSS.
 */
import '../../../node_modules/harmonyos-sans-sc-webfont-splitted/dist/Regular.css';
import '../../../node_modules/harmonyos-sans-sc-webfont-splitted/dist/Medium.css';
import '../../../node_modules/harmonyos-sans-sc-webfont-splitted/dist/Bold.css';
import '../../../node_modules/@infolektuell/noto-color-emoji/index.css';
