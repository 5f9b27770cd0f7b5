/** The keyboard on a phone's screen, in real Chromium: when it comes and goes, and how pages make room (platform.md 72, 73). */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useGallery } from './openGallery.ts';

const open = useGallery();
const WINDOW = 844;

async function openKeyboardPage(): Promise<Page> {
  const page = await open('pages/Keyboard');
  await page.evaluate(() => {
    (globalThis as unknown as { gallery: { softKeyboard: { enable(on: boolean): void } } }).gallery.softKeyboard.enable(
      true,
    );
  });
  return page;
}

const keyboard = (page: Page) => page.locator('.system-keyboard');
const isShown = (page: Page) => keyboard(page).evaluate((panel) => !(panel as HTMLElement).hidden);
const place = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom };
  });
const heightOf = (page: Page) =>
  keyboard(page).evaluate((panel) => Number.parseInt((panel as HTMLElement).style.height, 10));

describe('the keyboard on the screen', () => {
  it('comes with the focus of a field and goes with it', async () => {
    const page = await openKeyboardPage();
    expect(await isShown(page)).toBe(false);
    await page.click('#field input');
    expect(await isShown(page)).toBe(true);
    await page.click('#clear');
    await expect.poll(() => isShown(page)).toBe(false);
    await page.click('#focus');
    expect(await isShown(page)).toBe(true);
  });

  it('stays away from a field that wants none, and from one that the page writes into', async () => {
    const page = await openKeyboardPage();
    await page.click('#quiet input');
    expect(await isShown(page)).toBe(false);
    await page.click('#add');
    expect(await page.inputValue('#field input')).toBe('!');
    expect(await isShown(page)).toBe(false);
    expect(await page.textContent('#state')).toBe('not editing');
  });

  it('moves the whole page up by default, as far as the field needs', async () => {
    const page = await openKeyboardPage();
    const before = await place(page, '#title');
    await page.click('#field input');
    const height = await heightOf(page);
    await expect.poll(async () => Math.round((await place(page, '#field')).bottom)).toBe(WINDOW - height);
    expect((await place(page, '#title')).top).toBeLessThan(before.top);
  });

  it('makes the page shorter where it is resized, and the title stays', async () => {
    const page = await openKeyboardPage();
    await page.click('#resize');
    const before = await place(page, '#title');
    await page.click('#field input');
    const height = await heightOf(page);
    await expect.poll(async () => (await place(page, '#quiet')).bottom).toBe(WINDOW - height);
    expect(await place(page, '#title')).toEqual(before);
  });

  it('covers the page where nothing is to make room', async () => {
    const page = await openKeyboardPage();
    await page.click('#none');
    const before = await place(page, '#field');
    await page.click('#field input');
    expect(await isShown(page)).toBe(true);
    expect(await place(page, '#field')).toEqual(before);
  });
});
