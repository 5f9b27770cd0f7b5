/**
 * How smoothly a phone scrolls through ten thousand messages in Chromium: the time from frame to frame, and the processor
 * time that a frame takes, both against an empty page of the same height that scrolls as fast.
 */
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { closeBrowser } from '../../packages/arkts-host/browser.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { webConfig } from '../../packages/arkts-host/web/build/viteConfig.ts';
import { fillHub } from '../../tests/e2e/fillHub.ts';
import { longPast } from '../../tests/e2e/longPast.ts';
import { Person } from '../../tests/e2e/Person.ts';
import { openRoom } from '../../tests/e2e/RoomPage.ts';
import { percentile } from './percentile.ts';

const MESSAGES = 10_000;
const FRAMES = 600;
const PIXELS_OF_FRAME = 48;

export interface Scroll {
  /** Milliseconds from one frame to the next. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time of the page's main thread for a frame. */
  readonly cpu: number;
}

export interface ScrollMeasures {
  readonly messages: number;
  readonly conversation: Scroll;
  readonly baseline: Scroll;
}

export async function measureScroll(): Promise<ScrollMeasures> {
  const built = makeTemporaryFolder('pages');
  await build({ ...webConfig([], built), logLevel: 'error' });
  const room = await openRoom({ built, phones: 0, prepare: (data) => fillHub(data, longPast(MESSAGES, 1)) });
  try {
    const page = await room.openPhoneAlone('phone-9', await room.readLink());
    // The room's own page would take its share of the processor.
    for (const number of [1, 2]) await room.phone(number).kill();
    const person = new Person(page);
    await person.openLobby();
    await person.sees(new RegExp(`^#${MESSAGES} `)).waitFor();
    const conversation = await scroll(page, '[role=list]');
    const empty = await page.context().newPage();
    await empty.setViewportSize(page.viewportSize() ?? { width: 360, height: 780 });
    await empty.setContent(
      `<div role="list" style="height: 100vh; overflow: auto"><div style="height: ${FRAMES * PIXELS_OF_FRAME * 2}px"></div></div>`,
    );
    await empty.locator('[role=list]').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    const baseline = await scroll(empty, '[role=list]');
    await room.close();
    return { messages: MESSAGES, conversation, baseline };
  } finally {
    await closeBrowser();
    removeTemporaryFolder(built);
  }
}

/** Scrolls up, the same way in each frame. */
async function scroll(page: Page, selector: string): Promise<Scroll> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const before = await taskSeconds(devtools);
  const list = page.locator(selector).filter({ visible: true }).last();
  const gaps = await list.evaluate(
    (element, { frames, pixels }) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const step = (time: number) => {
          times.push(time);
          element.scrollBy(0, -pixels);
          if (times.length <= frames) requestAnimationFrame(step);
          else resolve(times.slice(1).map((each, index) => each - (times[index] ?? each)));
        };
        requestAnimationFrame(step);
      }),
    { frames: FRAMES, pixels: PIXELS_OF_FRAME },
  );
  const after = await taskSeconds(devtools);
  return { p50: percentile(gaps, 0.5), p99: percentile(gaps, 0.99), cpu: ((after - before) * 1000) / FRAMES };
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
