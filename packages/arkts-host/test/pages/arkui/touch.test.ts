/** Touching and holding, in real Chromium: what takes the focus and what leaves it, and which gesture is recognized. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { middleOf, useGallery } from './openGallery.ts';

const open = useGallery();
const log = (page: Page) => page.textContent('#log');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('[id]')?.id);

async function press(page: Page, selector: string): Promise<void> {
  const { x, y } = await middleOf(page, selector);
  await page.mouse.move(x, y);
  await page.mouse.down();
}

describe('the focus', () => {
  it('stays in the field while a button is pressed', async () => {
    const page = await open('pages/Touch');
    await page.click('#field input');
    await page.keyboard.type('one');
    await page.click('#send');
    await page.keyboard.type(' two');
    expect(await page.inputValue('#field input')).toBe('one two');
    expect(await log(page)).toBe('sent');
  });

  it('stays where it is when something is touched that cannot have it', async () => {
    const page = await open('pages/Touch');
    await page.locator('#send').focus();
    await page.click('#plain');
    expect(await focused(page)).toBe('send');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('ring');
  });

  it('is drawn around a field that keys led to, and not around one that was touched', async () => {
    const page = await open('pages/Touch');
    const ring = () => page.locator('#field').evaluate((field) => getComputedStyle(field).outlineStyle);
    await page.click('#field input');
    await page.keyboard.type('one');
    expect(await ring()).toBe('none');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('field');
    expect(await ring()).toBe('solid');
    await page.click('#field input');
    expect(await ring()).toBe('none');
  });

  it('is drawn around what a dialog begins with if a key opened it, and not if it was opened by touch', async () => {
    const page = await open('pages/Basics');
    const ring = () => page.locator(':focus').evaluate((button) => getComputedStyle(button).outlineStyle);
    await page.locator('#open-sheet').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('open-dialog');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('yes');
    expect(await ring()).toBe('solid');
    await page.keyboard.press('Enter');
    await page.locator('#yes').waitFor({ state: 'detached' });
    await page.click('#open-dialog');
    await expect.poll(() => focused(page)).toBe('yes');
    expect(await ring()).toBe('none');
  });

  it('has the ring that focusBox describes', async () => {
    const page = await open('pages/Touch');
    await page.locator('#send').focus();
    await page.keyboard.press('ArrowDown');
    const ring = await page.locator('#ring').evaluate((element) => {
      const { outlineColor, outlineWidth, outlineOffset } = getComputedStyle(element);
      return [outlineColor, outlineWidth, outlineOffset];
    });
    expect(ring).toEqual(['rgb(255, 138, 61)', '3px', '4px']);
  });
});

describe('a long press', () => {
  it('is recognized again after it has opened something, and is no click', async () => {
    const page = await open('pages/Touch');
    for (const times of [1, 2, 3]) {
      await press(page, '#hold');
      await page.getByRole('menuitem', { name: 'Copy' }).waitFor();
      await page.mouse.up();
      await page.keyboard.press('Escape');
      await page.mouse.click(380, 830);
      await page.getByRole('menu').waitFor({ state: 'detached' });
      expect((await log(page))?.split('held').length).toBe(times + 1);
    }
    expect(await log(page)).not.toContain('clicked');
  });

  it('says so when it is over', async () => {
    const page = await open('pages/Touch');
    await press(page, '#hold');
    await expect.poll(() => log(page)).toBe('held');
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('held let go');
  });

  it('that is too short is a click of what lies around', async () => {
    const page = await open('pages/Touch');
    await page.click('#hold');
    await expect.poll(() => log(page)).toBe('row clicked');
  });

  it('with repeat goes on until the finger is up', async () => {
    const page = await open('pages/Touch');
    await press(page, '#repeat');
    await expect.poll(() => log(page)).toContain('first again again');
    await page.mouse.up();
    const after = await log(page);
    await page.click('#send');
    expect(await log(page)).toBe(`${after} sent`);
  });
});

describe('tap gestures', () => {
  it('tell one tap from two, and keep both from the component around', async () => {
    const page = await open('pages/Touch');
    await page.dblclick('#taps');
    await expect.poll(() => log(page)).toBe('double');
    await page.click('#taps');
    await expect.poll(() => log(page)).toBe('double single');
  });

  it('of the component around are recognized beside the inner one', async () => {
    const page = await open('pages/Touch');
    await page.locator('#outer').click({ position: { x: 3, y: 3 } });
    await expect.poll(() => log(page)).toBe('outer tap');
  });
});

describe('gestures of a picture', () => {
  it('a pan follows the finger, in the directions it is for', async () => {
    const page = await open('pages/Touch');
    await press(page, '#picture');
    const { x, y } = await middleOf(page, '#picture');
    await page.mouse.move(x, y + 40, { steps: 4 });
    expect(await log(page)).toBe('');
    await page.mouse.up();
    await press(page, '#picture');
    await page.mouse.move(x + 60, y, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('pan moved 60');
  });

  it('two fingers pinch', async () => {
    const page = await open('pages/Touch');
    const touch = await page.context().newCDPSession(page);
    const { x, y } = await middleOf(page, '#picture');
    const send = (type: string, apart?: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints:
          apart === undefined
            ? []
            : [
                { x: x - apart / 2, y, id: 1 },
                { x: x + apart / 2, y, id: 2 },
              ],
      });
    await send('touchStart', 50);
    for (const apart of [60, 70, 80, 100]) await send('touchMove', apart);
    await send('touchEnd');
    await expect.poll(() => log(page)).toBe('pinch zoom 2');
  });

  it('a touchpad pinches, too', async () => {
    const page = await open('pages/Touch');
    const { x, y } = await middleOf(page, '#picture');
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -30);
    await page.mouse.wheel(0, -40);
    await page.keyboard.up('Control');
    await expect.poll(() => log(page)).toMatch(/^pinch zoom 2\.0/);
  });

  it('a sequence is one after the other', async () => {
    const page = await open('pages/Touch');
    const { x, y } = await middleOf(page, '#drag');
    await press(page, '#drag');
    await expect.poll(() => log(page)).toBe('lifted');
    await page.mouse.move(x + 40, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('lifted dragging dropped');
    await press(page, '#drag');
    await expect.poll(() => log(page)).toBe('lifted dragging dropped lifted');
    await page.mouse.up();
    await expect.poll(() => log(page)).toBe('lifted dragging dropped lifted not dragged');
  });
});
