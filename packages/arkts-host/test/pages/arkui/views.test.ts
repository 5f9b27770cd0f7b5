/** Views above and beside a page, in real Chromium: covers, the place for nothing, one picture that becomes another, touches. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { middleOf, useGallery } from './openGallery.ts';

const open = useGallery();
const log = (page: Page) => page.textContent('#log');

describe('bindContentCover', () => {
  it('covers the page until its state or the back key takes it away', async () => {
    const page = await open('pages/Views');
    await page.click('#open-cover');
    await page.click('#close');
    await expect.poll(() => log(page)).toBe('covered uncovered');
    await page.click('#open-cover');
    await page.locator('#close').waitFor();
    await page.evaluate(() => (globalThis as unknown as { galleryApp: { back(): boolean } }).galleryApp.back());
    await expect.poll(() => log(page)).toBe('covered uncovered covered uncovered');
    await page.click('#open-cover');
    await page.locator('#close').waitFor();
  });
});

describe('splitPlaceholder', () => {
  it('stands beside the home page until something is opened, and not on a phone', async () => {
    const page = await open('pages/Views', { width: 900 });
    await page.locator('#nothing').waitFor();
    await page.click('#room');
    await page.getByText('In room').waitFor();
    expect(await page.locator('#nothing').count()).toBe(0);
    const phone = await open('pages/Views');
    expect(await phone.locator('#nothing').count()).toBe(0);
  });
});

describe('geometryTransition', () => {
  it('lets what comes grow from where the other one was', async () => {
    const page = await open('pages/Views');
    const first = await page.evaluate(async () => {
      const small = document.querySelector('#small')?.getBoundingClientRect();
      (document.querySelector('#enlarge') as HTMLElement).click();
      await new Promise(requestAnimationFrame);
      const [animation] = document.querySelector('#large')?.getAnimations() ?? [];
      animation?.pause();
      if (animation) animation.currentTime = 0;
      const large = document.querySelector('#large')?.getBoundingClientRect();
      animation?.play();
      return { small: Math.round(small?.width ?? 0), large: Math.round(large?.width ?? 0) };
    });
    expect(first).toEqual({ small: 40, large: 40 });
    const width = () => page.locator('#large').evaluate((element) => Math.round(element.getBoundingClientRect().width));
    await expect.poll(width).toBe(200);
  });
});

describe('onTouch', () => {
  it('follows a finger that has left the component', async () => {
    const page = await open('pages/Views');
    const { x, y } = await middleOf(page, '#touched');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 300);
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('down move up');
  });

  it('leaves the buttons inside of the component to their clicks', async () => {
    const page = await open('pages/Views');
    await page.click('#inside');
    await expect.poll(() => log(page)).toBe('clicked');
    const { x, y } = await middleOf(page, '#inside');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 300);
    await page.mouse.up();
    await page.click('#inside');
    await expect.poll(() => log(page)).toBe('clicked clicked');
  });
});
