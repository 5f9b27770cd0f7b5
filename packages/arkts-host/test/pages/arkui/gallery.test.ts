/**
 * Components in real Chromium: what they look like where it matters, and what happens when a person uses them. State
 * management without a screen is covered in test/arkui.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, useGallery } from './openGallery.ts';

const open = useGallery();

describe('state', () => {
  it('flows through @Link to the child and back', async () => {
    const page = await open('pages/Basics');
    await page.click('#plus');
    await expect.poll(() => page.textContent('#counter')).toBe('Count: 2');
    expect(await page.textContent('#unread')).toBe('2 unread messages');
  });

  it('switches branches of if', async () => {
    const page = await open('pages/Basics');
    expect(await page.locator('#many').count()).toBe(0);
    await page.click('#plus');
    await page.click('#plus');
    await page.waitForSelector('#many');
    expect(await page.getByText('few').count()).toBe(0);
  });

  it('what goes with a transition stays to the eye, but nobody finds it any more', async () => {
    const page = await open('pages/Basics');
    await page.click('#plus');
    await page.click('#plus');
    await page.waitForSelector('#many');
    // At once, so that the transition is still going on.
    const left = await page.evaluate(async () => {
      const minus = [...document.querySelectorAll('button')].find((each) => each.textContent === '-');
      minus?.click();
      await new Promise(requestAnimationFrame);
      return {
        named: document.querySelectorAll('#many, #many-row').length,
        pictures: document.querySelectorAll('[inert][aria-hidden="true"]').length,
      };
    });
    expect(left).toEqual({ named: 0, pictures: 1 });
    await expect.poll(() => page.locator('[inert]').count()).toBe(0);
  });

  it('binds a field both ways with $$ and submits with Enter', async () => {
    const page = await open('pages/Basics');
    await page.fill('#field input', 'new one');
    await page.press('#field input', 'Enter');
    await page.waitForSelector('[id="item-new one"]');
    expect(await page.inputValue('#field input')).toBe('');
  });
});

describe('resources', () => {
  it('follow the language', async () => {
    const page = await open('pages/Basics', { locale: 'zh_CN' });
    await page.getByText('你好，Ada').waitFor();
    expect(await page.textContent('#unread')).toBe('1 条未读消息');
  });

  it('follow the color mode while the page is shown', async () => {
    const page = await open('pages/Basics');
    const color = () => page.locator('.ui-Scroll').evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await color()).toBe('rgb(241, 243, 245)');
    await page.evaluate(async () => {
      const { setResourceConfig } = (globalThis as unknown as { gallery: { setResourceConfig: (c: object) => void } })
        .gallery;
      setResourceConfig({ isDark: true });
    });
    await expect.poll(color).toBe('rgb(0, 0, 0)');
  });
});

describe('emoji', () => {
  const parts = (page: Page) =>
    page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('emoji')).length);

  it('come from a font of which a page loads only the parts that it shows', async () => {
    const plain = await open('pages/Basics');
    await plain.evaluate(() => document.fonts.ready.then(() => undefined));
    const none = await parts(plain);
    const page = await open('pages/Controls');
    await expect.poll(() => parts(page)).toBeGreaterThan(none);
    const loaded = () =>
      page.evaluate(
        () => [...document.fonts].filter((f) => f.family.includes('Emoji') && f.status === 'loaded').length,
      );
    await expect.poll(loaded).toBeGreaterThan(0);
    expect(await loaded()).toBeLessThan(11);
  });

  it('are pictures in color', async () => {
    const page = await open('pages/Controls');
    const colors = await page.evaluate(async () => {
      await document.fonts.load('32px "Noto Color Emoji"', '🔥');
      const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      context.font = '32px "Noto Color Emoji"';
      context.fillText('🔥', 0, 40);
      const { data } = context.getImageData(0, 0, 60, 60);
      let colored = 0;
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at + 3] ?? 0) > 128 && (data[at] ?? 0) > (data[at + 2] ?? 0) + 60) colored++;
      }
      return colored;
    });
    expect(colors).toBeGreaterThan(100);
  });
});

describe('layout', () => {
  it('centres across in a Column and lets Blank take the rest of a Row', async () => {
    const page = await open('pages/Basics');
    const title = await boxOf(page, 'text=Hello, Ada');
    expect(title.x + title.width / 2).toBeCloseTo(195, 0);
    const right = await boxOf(page, 'text=right');
    expect(right.x + right.width).toBeCloseTo(390 - 16 - 12, 0);
  });

  it('puts a Stack’s children to the alignment it names', async () => {
    const page = await open('pages/Basics');
    const corner = await boxOf(page, 'text=corner');
    expect(corner.x + corner.width).toBeCloseTo(390 - 16 - 8, 0);
  });

  it('animates a width that .animation() covers', async () => {
    const page = await open('pages/Basics');
    // In the frame in which it begins: later it may be over.
    const moving = await page.evaluate(async () => {
      document.querySelector<HTMLElement>('#bar')?.click();
      await new Promise(requestAnimationFrame);
      return document.getAnimations().length;
    });
    expect(moving).toBeGreaterThan(0);
    await expect.poll(async () => Math.round((await boxOf(page, '#bar')).width)).toBe(200);
  });
});

describe('over the page', () => {
  it('a sheet opens by its state, and sets the state when it is dismissed', async () => {
    const page = await open('pages/Basics');
    await page.click('#open-sheet');
    const sheet = page.getByRole('dialog', { name: 'A sheet' });
    await sheet.waitFor();
    await page.mouse.click(195, 40);
    await sheet.waitFor({ state: 'detached' });
    await page.click('#open-sheet');
    await sheet.getByRole('button', { name: 'Close' }).click();
    await sheet.waitFor({ state: 'detached' });
  });

  it('a dialog opens by its controller and gets it in its own member', async () => {
    const page = await open('pages/Basics');
    await page.click('#open-dialog');
    await page.getByText('Really?').waitFor();
    await page.click('#yes');
    await page.getByText('Really?').waitFor({ state: 'detached' });
  });

  it('a menu runs the chosen action and closes', async () => {
    const page = await open('pages/Basics');
    await page.click('#menu');
    await page.getByRole('menuitem', { name: 'One' }).click();
    await expect.poll(() => page.textContent('#counter')).toBe('Count: 10');
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  it('a toast says its message', async () => {
    const page = await open('pages/Basics');
    await page.click('#toast');
    await page.getByRole('status').getByText('Well done').waitFor();
  });
});

describe('List with LazyForEach', () => {
  const rendered = (page: Page) => page.locator('.ui-ListItem').count();

  it('builds only what is seen and the cached items around it', async () => {
    const page = await open('pages/Messages');
    expect(await rendered(page)).toBeLessThan(60);
    await page.getByText('Message 9999').waitFor();
  });

  it('goes to an index that was never shown', async () => {
    const page = await open('pages/Messages');
    await page.click('#jump');
    await expect.poll(() => page.textContent('#range')).toMatch(/^5000-/);
    const list = await boxOf(page, '#list');
    const item = await boxOf(page, 'text=/^Message 5000$/');
    expect(item.y - 12).toBeCloseTo(list.y, 0);
  });

  it('keeps what is seen in place when older items come in before it', async () => {
    const page = await open('pages/Messages');
    await page.click('#jump');
    await expect.poll(() => page.textContent('#range')).toMatch(/^5000-/);
    const before = await boxOf(page, 'text=/^Message 5001$/');
    await page.click('#older');
    await expect.poll(() => page.textContent('#range')).toMatch(/^5003-/);
    const after = await boxOf(page, 'text=/^Message 5001$/');
    expect(after.y).toBeCloseTo(before.y, 0);
  });

  it('goes to its end, also when an item is added there', async () => {
    const page = await open('pages/Messages');
    await page.click('#jump');
    await page.click('#new');
    await page.click('#end');
    await page.getByText('new', { exact: true }).waitFor();
    await expect.poll(() => page.textContent('#range')).toMatch(/-10000$/);
  });

  it('does not jump while it is scrolled over unknown heights', async () => {
    const page = await open('pages/Messages');
    await page.click('#jump');
    await expect.poll(() => page.textContent('#range')).toMatch(/^5000-/);
    const list = await boxOf(page, '#list');
    await page.mouse.move(list.x + 100, list.y + 300);
    for (let step = 0; step < 10; step++) {
      const first = Number((await page.textContent('#range'))?.split('-')[0]);
      const name = `text=/^Message ${first + 3}$/`;
      const before = await boxOf(page, name);
      await page.mouse.wheel(0, -200);
      await expect.poll(async () => (await boxOf(page, name)).y).toBeCloseTo(before.y + 200, 0);
    }
  });
});

/** In the page: what begins to move stays where it begins until it is finished by hand. */
function holdAnimations(): void {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...args) {
    const animation = animate.apply(this, args);
    animation.pause();
    return animation;
  };
}

describe('Navigation', () => {
  it('shows a destination above the home page on a phone, and goes back', async () => {
    const page = await open('pages/Places');
    await page.getByText('Kitchen').click();
    await page.getByText('Detail of Kitchen').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByText('Detail of Kitchen').waitFor({ state: 'detached' });
    await page.getByText('Garden').waitFor();
  });

  it('moves a page in from the right over the one before, and out again that way', async () => {
    const page = await open('pages/Places', { moves: true });
    await page.evaluate(holdAnimations);
    /** What moves now, with the place that it begins at and the one that it ends at; brought to its end. */
    const moved = (selector: string) =>
      page.locator(selector).evaluateAll((elements) =>
        elements.flatMap((element) =>
          element.getAnimations().map((animation) => {
            const frames = (animation.effect as KeyframeEffect).getKeyframes();
            animation.finish();
            return frames.map(({ transform }) => transform).join(' to ');
          }),
        ),
      );
    await page.getByText('Kitchen').click();
    await page.getByText('Detail of Kitchen').waitFor();
    expect(await moved('.ui-nav-entry')).toEqual(['translateX(100%) to none']);
    expect(await moved('.ui-nav-bar')).toEqual(['none to translateX(-25%)']);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.locator('.ui-nav-entry[inert]').waitFor();
    expect(await moved('.ui-nav-bar')).toEqual(['translateX(-25%) to none']);
    expect(await moved('.ui-nav-entry')).toEqual(['none to translateX(100%)']);
    await page.locator('.ui-nav-entry').waitFor({ state: 'detached' });
  });

  it('shows both from 600 vp on', async () => {
    const page = await open('pages/Places', { width: 900 });
    await page.getByText('Kitchen').click();
    const detail = await boxOf(page, '#detail');
    expect(detail.x).toBeGreaterThan(240);
    await page.getByText('Garden').waitFor();
  });

  it('tells its mode at the first layout and at each change', async () => {
    const page = await open('pages/Places');
    await expect.poll(() => page.textContent('#modes')).toBe('stack');
    await page.setViewportSize({ width: 900, height: 844 });
    await expect.poll(() => page.textContent('#modes')).toBe('stack split');
  });

  it('goes back with the back key, deepest first', async () => {
    const page = await open('pages/Places');
    await page.getByText('Kitchen').click();
    await page.click('#deeper');
    await page.getByText('Detail of Kitchen+').waitFor();
    const back = () =>
      page.evaluate(() => (globalThis as unknown as { galleryApp: { back(): boolean } }).galleryApp.back());
    expect(await back()).toBe(true);
    await page.getByText('Detail of Kitchen+').waitFor({ state: 'detached' });
    expect(await back()).toBe(true);
    expect(await back()).toBe(false);
  });
});

describe('controls', () => {
  it('a switch changes its variable', async () => {
    const page = await open('pages/Controls');
    await page.getByRole('switch', { name: 'Sound' }).click();
    await expect.poll(() => page.textContent('#state')).toBe('off');
  });

  it('a select offers its options and shows the chosen one', async () => {
    const page = await open('pages/Controls');
    await page.click('#language');
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await expect.poll(() => page.textContent('#language')).toBe('Deutsch');
  });

  it('a long press opens the context menu', async () => {
    const page = await open('pages/Controls');
    const held = await boxOf(page, '#held');
    await page.mouse.move(held.x + 20, held.y + 20);
    await page.mouse.down();
    await page.getByRole('menuitem', { name: 'Copy' }).waitFor();
    await page.mouse.up();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  it('tabs change the page', async () => {
    const page = await open('pages/Controls');
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('tabpanel').getByText('Settings').waitFor();
    expect(await page.locator('#switch').isVisible()).toBe(false);
  });
});

describe('keyboard focus', () => {
  it('moves in the direction of the arrow keys and clicks with Enter', async () => {
    const page = await open('pages/Basics');
    await page.locator('#open-sheet').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('toast');
    await page.keyboard.press('Enter');
    await page.getByText('Well done').waitFor();
  });

  it('stays inside of a dialog and comes back after it', async () => {
    const page = await open('pages/Basics');
    await page.locator('#open-dialog').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('yes');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('yes');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('open-dialog');
  });
});

describe('keys while nothing has the focus', () => {
  it('go to the page, and the first arrow key gives the focus to its first component', async () => {
    const page = await open('pages/Places', { width: 960, height: 540 });
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Kitchen');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Detail of Garden').waitFor();
    // From the list into the destination beside it.
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('deeper');
  });
});
