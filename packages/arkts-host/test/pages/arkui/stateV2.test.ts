/** State management V2 in real Chromium: a page with classes, monitors, two-way bindings and a long Repeat. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, useGallery } from './openGallery.ts';

const open = useGallery();
const text = (page: Page, id: string) => page.textContent(`#${id}`);

/** More rows than are seen at once, and far fewer than there are. */
const mostRows = 40;

describe('a page of V2', () => {
  it('shows what is computed and hears of its changes', async () => {
    const page = await open('pages/StateV2');
    await expect.poll(() => text(page, 'open')).toBe('2000 of 2000');
    await page.click('#done-1');
    await expect.poll(() => text(page, 'text-1')).toBe('1: Thing 1 (done)');
    await page.click('#remove-0');
    await expect.poll(() => text(page, 'open')).toBe('1998 of 1999');
    expect(await text(page, 'log')).toBe('2000 to 1999, 1999 to 1998');
    expect(await text(page, 'text-1')).toBe('0: Thing 1 (done)');
  });

  it('binds a field in both directions', async () => {
    const page = await open('pages/StateV2');
    await page.fill('#field input', 'Milk');
    await page.click('#add');
    await expect.poll(() => text(page, 'text-2000')).toBe('0: Milk');
    await expect.poll(() => page.inputValue('#field input')).toBe('');
    expect(await text(page, 'text-0')).toBe('1: Thing 0');
  });

  it('builds of a long Repeat what is seen and goes to its end', async () => {
    const page = await open('pages/StateV2');
    const rows = page.locator('#list .ui-ListItem');
    expect(await rows.count()).toBeLessThan(mostRows);
    await page.locator('#list').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    await expect.poll(() => page.locator('#text-1999').count()).toBe(1);
    expect(await rows.count()).toBeLessThan(mostRows);
  });

  it('animates what animateTo changes', async () => {
    const page = await open('pages/StateV2');
    await page.click('#grow');
    await expect.poll(async () => (await boxOf(page, '#bar')).width).toBeGreaterThan(50);
    expect((await boxOf(page, '#bar')).width).toBeLessThan(240);
  });
});
