/** Serves the gallery of components to tests, and opens it in Chromium. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { arkuiPages } from '../../arkui/build/vitePlugin.ts';
import { webKits } from '../../web/build/webKits.ts';
import { openBrowser } from '../browser.ts';

const folder = path.join(import.meta.dirname, 'gallery');

export interface Gallery {
  /** Opens a page of the gallery in a window of its own. Errors in the page fail the returned promise's next use. */
  open(page: string, setting?: GallerySetting): Promise<Page>;
  close(): Promise<void>;
}

export interface GallerySetting {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  readonly isDark?: boolean;
  /** Pages come and go in movement; else the system is set to less movement, and they change at once. */
  readonly moves?: boolean;
}

/** Starts a development server on a free port. */
export async function startGallery(): Promise<Gallery> {
  const server: ViteDevServer = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'error',
    cacheDir: path.join(folder, '../../../../.hearth/vite-gallery'),
    plugins: [webKits(), ...arkuiPages({ root: folder, moduleFolders: { gallery: folder } })],
    optimizeDeps: { include: ['vue', '@vue/reactivity', 'qr'] },
    server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || !address) throw new Error('The gallery has no address.');
  const browser = await openBrowser();
  return {
    open: async (name, setting = {}) => {
      const viewport = { width: setting.width ?? 390, height: setting.height ?? 844 };
      const page = await browser.newPage({ viewport, reducedMotion: setting.moves ? 'no-preference' : 'reduce' });
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') failures.push(message.text());
      });
      const query = new URLSearchParams({ page: name });
      if (setting.locale) query.set('locale', setting.locale);
      if (setting.isDark) query.set('dark', '1');
      await page.goto(`http://127.0.0.1:${address.port}/?${query}`);
      await page.waitForSelector('body[data-ready], .ui-errors', { state: 'attached' }).catch((error) => {
        throw new Error(`The gallery did not start. ${failures.join('\n')}`, { cause: error });
      });
      return page;
    },
    close: () => server.close(),
  };
}
