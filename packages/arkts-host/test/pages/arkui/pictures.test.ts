/** Pictures in real Chromium: placeholders, events, colors of drawings, and the view of a picture alone. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useGallery } from './openGallery.ts';

const open = useGallery();
const log = (page: Page) => page.textContent('#log');
const style = (page: Page, selector: string, name: string) =>
  page.locator(selector).evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);

describe('Image', () => {
  it('reports that it is loaded and that it is decoded, with its sizes', async () => {
    const page = await open('pages/Pictures');
    await page.click('#load');
    await expect.poll(() => log(page)).toBe('0:2x1:120x60 1:2x1:120x60');
  });

  it('shows its placeholder until it is loaded', async () => {
    const page = await open('pages/Pictures');
    expect(await style(page, '#picture', 'background-image')).toContain('url(');
    await page.click('#load');
    await expect.poll(() => style(page, '#picture', 'background-image')).toBe('none');
  });

  it('keeps its placeholder when there is no picture, and says so', async () => {
    const page = await open('pages/Pictures');
    await page.click('#miss');
    await expect.poll(() => log(page)).toBe('error 120');
    expect(await style(page, '#picture', 'background-image')).toContain('url(');
  });

  it('is colored by fillColor when it is a drawing, and not otherwise', async () => {
    const page = await open('pages/Pictures');
    await page.click('#load');
    await expect.poll(() => page.getAttribute('#picture', 'src')).toContain('image/png');
    expect(await style(page, '#picture', 'background-color')).toBe('rgba(0, 0, 0, 0)');
    expect(await style(page, '#icon', 'background-color')).toBe('rgb(0, 255, 0)');
    expect(await page.getAttribute('#plain', 'src')).toContain('svg');
  });
});
