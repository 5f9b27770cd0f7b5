/**
 * A conversation of 10,000 rows of unknown heights, in real Chromium: exact jumps, older rows above what is read, and no
 * more work or memory after a long way than after a short one. How long frames take depends on the machine and is not
 * tested here; docs/arkui.md says what was measured.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isLong } from '../../long.ts';
import { boxOf, useGallery } from './openGallery.ts';

const open = useGallery();

async function openChat(): Promise<Page> {
  const page = await open('pages/Chat');
  await expect.poll(() => page.textContent('#at')).toMatch(/-9999$/);
  return page;
}

/** How far below the list's top a row stands, in whole pixels; undefined while it is no element. */
const topOf = (page: Page, id: number) =>
  page.evaluate((row) => {
    const list = document.querySelector('#chat')?.getBoundingClientRect();
    const item = document.querySelector(`#row-${CSS.escape(String(row))}`)?.getBoundingClientRect();
    // Half a pixel above is 0, too, and not -0.
    return list && item && Math.round(item.top - list.top) + 0;
  }, id);

/** Scrolls as a person does, so that nothing is held in place. */
async function wheel(page: Page, dy: number): Promise<void> {
  const { x, y, width, height } = await boxOf(page, '#chat');
  await page.mouse.move(x + width / 2, y + height / 2);
  // The browser gives the wheel on a moment later.
  const turned = await page.evaluateHandle(() => {
    const list = document.querySelector('#chat') as HTMLElement;
    return { event: new Promise((done) => list.addEventListener('wheel', done, { once: true })) };
  });
  await page.mouse.wheel(0, dy);
  await turned.evaluate(({ event }) => event.then(() => undefined));
}

describe('scrollToIndex', () => {
  it('puts a row exactly where it is to stand, near and far, forwards and back', async () => {
    const page = await openChat();
    for (const index of [5000, 17, 2500, 0, 5000]) {
      await page.click(`#go-${index}`);
      await expect.poll(() => topOf(page, index)).toBe(0);
    }
  });

  it('puts the last row at the end', async () => {
    const page = await openChat();
    await page.click('#go-17');
    await expect.poll(() => topOf(page, 17)).toBe(0);
    await page.click('#go-9999');
    const fromEnd = () =>
      page.evaluate(() => {
        const list = document.querySelector('#chat')?.getBoundingClientRect();
        const item = document.querySelector('#row-9999')?.getBoundingClientRect();
        return list && item && Math.round(item.bottom - list.bottom) + 0;
      });
    await expect.poll(fromEnd).toBe(0);
  });

  it('holds the row until something else scrolls the list, as a screen reader does', async () => {
    const page = await openChat();
    const size = page.viewportSize() ?? { width: 390, height: 844 };
    const resize = async (by: number) => {
      await page.setViewportSize({ width: size.width, height: size.height - by });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    };
    await page.click('#go-5000');
    await expect.poll(() => topOf(page, 5000)).toBe(0);
    await resize(40);
    expect(await topOf(page, 5000)).toBe(0);
    await page.evaluate(() => document.querySelector('#row-4998')?.scrollIntoView({ block: 'start' }));
    await expect.poll(() => topOf(page, 4998)).toBe(0);
    await resize(80);
    expect(await topOf(page, 4998)).toBe(0);
  });

  it('puts a row into the middle', async () => {
    const page = await openChat();
    await page.click('#centre');
    const off = async () => {
      if ((await page.locator('#row-7000').count()) === 0) return undefined;
      const [list, row] = [await boxOf(page, '#chat'), await boxOf(page, '#row-7000')];
      return Math.round(Math.abs(list.y + list.height / 2 - row.y - row.height / 2));
    };
    await expect.poll(off).toBeLessThanOrEqual(1);
  });
});

describe('older rows that come in above', () => {
  it('leave what is read where it is, page after page', async () => {
    const page = await openChat();
    await page.click('#go-17');
    await expect.poll(() => topOf(page, 17)).toBe(0);
    await wheel(page, 40);
    await expect.poll(() => topOf(page, 17)).toBe(-40);
    for (let times = 1; times <= 5; times++) {
      await page.click('#older');
      await expect.poll(() => page.textContent('#at')).toMatch(new RegExp(`^${17 + times * 50}-`));
      expect(await topOf(page, 17)).toBe(-40);
    }
  });

  it('leave what is read where it is at the very beginning, and all of them can be reached', async () => {
    const page = await openChat();
    await page.click('#go-0');
    await expect.poll(() => topOf(page, 0)).toBe(0);
    await wheel(page, -40);
    await page.click('#older');
    await expect.poll(() => page.textContent('#at')).toMatch(/^50-/);
    expect(await topOf(page, 0)).toBe(0);
    for (let step = 0; step < 60 && (await topOf(page, -50)) !== 0; step++) await wheel(page, -600);
    await expect.poll(() => topOf(page, -50)).toBe(0);
  });
});

describe('a long way', () => {
  it('costs no more elements and no more memory than a short one', async () => {
    const page = await openChat();
    const session = await page.context().newCDPSession(page);
    const scroll = (steps: number) =>
      page.evaluate(async (count) => {
        const list = document.querySelector('#chat') as HTMLElement;
        list.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
        let most = 0;
        for (let step = 0; step < count; step++) {
          list.scrollTop -= 400;
          await new Promise(requestAnimationFrame);
          most = Math.max(most, document.querySelectorAll('.ui-ListItem').length);
        }
        return most;
      }, steps);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    expect(await scroll(isLong ? 100 : 50)).toBeLessThan(50);
    const before = await heap();
    expect(await scroll(isLong ? 400 : 150)).toBeLessThan(50);
    // Sizes that have become known are all that stays: a number a row.
    expect((await heap()) - before).toBeLessThan(2);
  });
});
