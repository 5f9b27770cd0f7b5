/** Serves the built gallery of components to tests, and opens it in Chromium. */
import type { BrowserContext, Page } from 'playwright-core';
import { preview } from 'vite';
import { inject } from 'vitest';
import { openBrowser } from '../../../browser.ts';
import { findFreePort } from '../../../kits/host/freePort.ts';
import { STEP_MILLISECONDS } from '../limits.ts';
import { galleryConfig } from './galleryConfig.ts';

export interface Gallery {
  /** Opens a page of the gallery in a window that nobody else has. */
  open(page: string, setting?: GallerySetting): Promise<Page>;
  /** The window may show another page: loading it anew costs half of what a new window does. */
  giveBack(page: Page): Promise<void>;
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

/** Where a pointer touches nothing. */
const OUTSIDE = { x: -1, y: -1 };

/** Serves the built gallery on a free port. */
export async function startGallery(): Promise<Gallery> {
  const port = await findFreePort();
  const server = await preview({ ...galleryConfig(inject('builtGallery')), preview: { port, host: '127.0.0.1' } });
  const browser = await openBrowser();
  const contexts = new Map<boolean, Promise<BrowserContext>>();
  /** Windows that show nothing any more, by their contexts. */
  const idle = new Map<BrowserContext, Page[]>();
  let opened = 0;
  const failures = new WeakMap<Page, string[]>();
  const newPage = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_MILLISECONDS);
    page.on('pageerror', (error) => failures.get(page)?.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') failures.get(page)?.push(message.text());
    });
    return page;
  };
  return {
    open: async (name, setting = {}) => {
      // Pages of one context share what the browser has compiled.
      const isMoving = setting.moves ?? false;
      const opening =
        contexts.get(isMoving) ?? browser.newContext({ reducedMotion: isMoving ? 'no-preference' : 'reduce' });
      contexts.set(isMoving, opening);
      const context = await opening;
      const page = idle.get(context)?.pop() ?? (await newPage(context));
      failures.set(page, []);
      await page.setViewportSize({ width: setting.width ?? 390, height: setting.height ?? 844 });
      // The same address twice would be a reload, which keeps what was typed and where was scrolled to.
      const query = new URLSearchParams({ page: name, at: String(++opened) });
      if (setting.locale) query.set('locale', setting.locale);
      if (setting.isDark) query.set('dark', '1');
      await page.goto(`http://127.0.0.1:${port}/?${query}`);
      await page.waitForSelector('body[data-ready], .ui-errors', { state: 'attached' }).catch((error) => {
        throw new Error(`The gallery did not start. ${failures.get(page)?.join('\n')}`, { cause: error });
      });
      return page;
    },
    giveBack: async (page) => {
      // No finger stays down, and none where the next page would have it.
      await page.mouse.up();
      await page.mouse.move(OUTSIDE.x, OUTSIDE.y);
      idle.set(page.context(), [...(idle.get(page.context()) ?? []), page]);
    },
    close: async () => {
      for (const context of contexts.values()) await (await context).close();
      await server.close();
    },
  };
}
