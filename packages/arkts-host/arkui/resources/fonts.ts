/**
 * Noto Sans SC as a web font, so that Chinese text looks the same on every machine, and Noto's emoji for machines without
 * any. The browser loads only the parts whose characters are shown. Its lines are as high as a device's (`webFonts`).
 */
import '../../../../node_modules/@fontsource-variable/noto-sans-sc/index.css';
import '../../../../node_modules/@infolektuell/noto-color-emoji/index.css';
