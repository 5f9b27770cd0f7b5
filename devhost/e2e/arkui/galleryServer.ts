/** Serves the built gallery of components to tests, and opens it in Chromium. */
import type { BrowserContext, Page } from 'playwright-core';
import { preview } from 'vite';
import { inject } from 'vitest';
import { findFreePort } from '../../kits/host/freePort.ts';
import { openBrowser } from '../browser.ts';
import { galleryConfig } from './galleryConfig.ts';

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

/** Serves the built gallery on a free port. */
export async function startGallery(): Promise<Gallery> {
  const port = await findFreePort();
  const server = await preview({ ...galleryConfig(inject('builtGallery')), preview: { port, host: '127.0.0.1' } });
  const browser = await openBrowser();
  const contexts = new Map<boolean, Promise<BrowserContext>>();
  return {
    open: async (name, setting = {}) => {
      const viewport = { width: setting.width ?? 390, height: setting.height ?? 844 };
      // Pages of one context share what the browser has compiled.
      const isMoving = setting.moves ?? false;
      const context =
        contexts.get(isMoving) ?? browser.newContext({ reducedMotion: isMoving ? 'no-preference' : 'reduce' });
      contexts.set(isMoving, context);
      const page = await (await context).newPage();
      await page.setViewportSize(viewport);
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') failures.push(message.text());
      });
      const query = new URLSearchParams({ page: name });
      if (setting.locale) query.set('locale', setting.locale);
      if (setting.isDark) query.set('dark', '1');
      await page.goto(`http://127.0.0.1:${port}/?${query}`);
      await page.waitForSelector('body[data-ready], .ui-errors', { state: 'attached' }).catch((error) => {
        throw new Error(`The gallery did not start. ${failures.join('\n')}`, { cause: error });
      });
      return page;
    },
    close: async () => {
      for (const context of contexts.values()) await (await context).close();
      await server.close();
    },
  };
}
