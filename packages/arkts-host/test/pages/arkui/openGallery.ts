/** Opens pages of the gallery for the tests of one file, and sees to it that none of them reports an error. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type Gallery, type GallerySetting, startGallery } from './galleryServer.ts';

export type OpenPage = (page: string, setting?: GallerySetting) => Promise<Page>;

/** To be called once at the top of a test file. */
export function useGallery(): OpenPage {
  let gallery: Gallery | undefined;
  beforeAll(async () => {
    gallery = await startGallery();
  });
  afterAll(() => gallery?.close());
  return async (page, setting) => {
    if (!gallery) throw new Error('The gallery opens pages in tests only.');
    const opened = await gallery.open(page, setting);
    onTestFinished(async () => {
      expect(await opened.locator('.ui-errors').count(), 'errors in the page').toBe(0);
      await gallery?.giveBack(opened);
    });
    return opened;
  };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the first element that a selector names is shown. */
export async function boxOf(page: Page, selector: string): Promise<Box> {
  const found = await page.locator(selector).first().boundingBox();
  if (!found) throw new Error(`${selector} is not shown.`);
  return found;
}

export async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(page, selector);
  return { x: x + width / 2, y: y + height / 2 };
}
