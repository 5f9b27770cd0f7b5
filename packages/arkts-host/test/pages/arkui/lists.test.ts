/** Lists and what surrounds them, in real Chromium: actions at an item's side, pulling to refresh, edges, fields, bars. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, middleOf, useGallery } from './openGallery.ts';

const open = useGallery();
const log = (page: Page) => page.textContent('#log');

async function draw(page: Page, selector: string, dx: number, dy = 0): Promise<void> {
  const { x, y } = await middleOf(page, selector);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
}

describe('swipeAction', () => {
  it('opens when the item is drawn far enough, and its action can be used', async () => {
    const page = await open('pages/Lists');
    await draw(page, '[id="Room 1"]', -60);
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('Room 1 1');
    const right = async (selector: string) => {
      const { x, width } = await boxOf(page, selector);
      return Math.round(x + width);
    };
    await expect.poll(() => right('[id="leave-Room 1"]')).toBe(await right('[id="Room 1"]'));
    await page.click('[id="leave-Room 1"]');
    await expect.poll(() => log(page)).toBe('Room 1 1, left Room 1');
  });

  it('stays closed when the item is drawn a little, and that is no click', async () => {
    const page = await open('pages/Lists');
    await draw(page, '[id="Room 1"]', -12);
    await page.mouse.up();
    await page.click('[id="Room 2"]');
    await expect.poll(() => log(page)).toBe('opened Room 2');
  });

  it('closes when the item is touched, and that opens nothing', async () => {
    const page = await open('pages/Lists');
    await draw(page, '[id="Room 1"]', -60);
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('Room 1 1');
    await page.mouse.click(60, (await middleOf(page, '[id="Room 1"]')).y);
    await expect.poll(() => log(page)).toBe('Room 1 1, Room 1 0');
  });

  it('closes when another item is drawn, and by the scroller', async () => {
    const page = await open('pages/Lists');
    await draw(page, '[id="Room 1"]', -60);
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('Room 1 1');
    await draw(page, '[id="Room 2"]', -60);
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('Room 1 1, Room 1 0, Room 2 1');
    await page.click('#close');
    await expect.poll(() => log(page)).toBe('Room 1 1, Room 1 0, Room 2 1, Room 2 0, closed');
  });

  it('acts by itself when the item is drawn much farther', async () => {
    const page = await open('pages/Lists');
    await draw(page, '[id="Room 1"]', -160);
    await expect.poll(() => log(page)).toBe('Room 1 2');
    await page.mouse.up();
    await expect.poll(() => log(page)).toContain('thrown out of Room 1');
  });
});

describe('Refresh', () => {
  it('asks for new content when it is pulled far enough', async () => {
    const page = await open('pages/Lists');
    await draw(page, '[id="Room 3"]', 0, 60);
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('pull 1, pull 0');
    await draw(page, '[id="Room 3"]', 0, 200);
    await expect.poll(() => log(page)).toContain('pull 2');
    await page.mouse.up();
    await expect.poll(() => log(page)).toContain('pull 3, refreshing');
    await page.getByText('Loading').waitFor();
  });
});

describe('fadingEdge', () => {
  it('fades only the edge beyond which content goes on', async () => {
    const page = await open('pages/Lists');
    const fades = () =>
      page.locator('#rooms').evaluate((element) => {
        const style = getComputedStyle(element);
        return ['start', 'end'].map((edge) => style.getPropertyValue(`--ui-fade-${edge}`));
      });
    await expect.poll(fades).toEqual(['0px', '32px']);
    const { x, y } = await middleOf(page, '#rooms');
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 300);
    await expect.poll(fades).toEqual(['32px', '32px']);
    await page.mouse.wheel(0, 9000);
    await expect.poll(fades).toEqual(['32px', '0px']);
  });
});

describe('a field of several lines', () => {
  it('grows to its most lines, then its text scrolls inside', async () => {
    const page = await open('pages/Lists');
    const { height } = await boxOf(page, '#draft');
    await page.fill('#draft textarea', 'one\ntwo\nthree');
    const three = (await boxOf(page, '#draft')).height;
    expect(three).toBeGreaterThan(height + 20);
    await page.fill('#draft textarea', 'one\ntwo\nthree\nfour\nfive\nsix');
    expect((await boxOf(page, '#draft')).height).toBeCloseTo(three, 0);
    const field = await boxOf(page, '#draft textarea');
    expect(field.y + field.height).toBeLessThanOrEqual((await boxOf(page, '#draft')).y + three);
    const scrolls = await page.locator('#draft textarea').evaluate((area) => area.scrollHeight > area.clientHeight);
    expect(scrolls).toBe(true);
  });

  it('gives onKeyPreIme the key before it is written, and Shift with Enter to the text', async () => {
    const page = await open('pages/Lists');
    await page.click('#draft textarea');
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#draft textarea')).toBe('one\ntwo');
    expect(await log(page)).toBe('sent');
  });

  it('lets onPaste take what is pasted', async () => {
    const page = await open('pages/Lists');
    await page.click('#draft textarea');
    await page.locator('#draft textarea').evaluate((area) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'a word');
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => log(page)).toBe('pasted a word');
    expect(await page.inputValue('#draft textarea')).toBe('');
  });
});

describe('PasteButton', () => {
  it('is named in the window’s language and lets the application paste', async () => {
    const page = await open('pages/Lists', { locale: 'zh_CN' });
    await page.getByRole('button', { name: '粘贴' }).click();
    await expect.poll(() => log(page)).toBe('may paste');
  });
});

describe('a bar of tabs', () => {
  it('lies blurred over the pages with barOverlap', async () => {
    const page = await open('pages/Lists');
    const bar = await boxOf(page, '#tabs .ui-tab-bar');
    const content = await boxOf(page, '#tabs .ui-TabContent');
    expect(content.y + content.height).toBeCloseTo(bar.y + bar.height, 0);
    const filter = await page
      .locator('#tabs .ui-tab-bar')
      .evaluate((element) => getComputedStyle(element).getPropertyValue('backdrop-filter'));
    expect(filter).toContain('blur(32px)');
  });
});
