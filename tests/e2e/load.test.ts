/**
 * A conversation with a long past, of ten thousand messages with `npm test -- --long`: from the newest to the oldest and
 * back, to a quoted one, with a page and a heap that stay as small as they were. What time it takes is measured by
 * `npm run bench`, not here.
 */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isLong } from '../long.ts';
import { fillHub } from './fillHub.ts';
import { longPast } from './longPast.ts';
import { Person } from './Person.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

const MESSAGES = isLong ? 10_000 : 1_000;
/** So many older ones pass while each is looked at. */
const LOOKED_AT = isLong ? 700 : 250;
const QUOTED = 5;
/** Rows of the page: those that are seen, and some beyond each edge. */
const MOST_ROWS = 60;
/** How much the heap may grow while all messages pass through it. */
const MOST_GROWTH = 1.5;

let room: RoomPage;
let page: Page;
let ann: Person;
let devtools: CDPSession;

beforeAll(async () => {
  room = await openRoom({ phones: 0, prepare: (data) => fillHub(data, longPast(MESSAGES, QUOTED)) });
  page = await room.openPhoneAlone('phone-9', await room.readLink());
  ann = new Person(page);
  devtools = await page.context().newCDPSession(page);
  await ann.openLobby();
  await message(MESSAGES).waitFor();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

/** The message with this number, where it stands itself and not as a quote. */
function message(number: number) {
  return page
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`#${number}\\b`) })
    .filter({ visible: true })
    .last();
}

function rows(): Promise<number> {
  return page.getByRole('listitem').count();
}

/** Bytes that are in use after everything was thrown away that nobody needs. */
async function heap(): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** Turns the wheel until something is seen. @param step pixels at once, negative towards older messages */
async function wheelTo(target: () => Promise<boolean>, step: number): Promise<number> {
  await page.mouse.move(180, 400);
  let most = 0;
  while (!(await target())) {
    await page.mouse.wheel(0, step);
    most = Math.max(most, await rows());
  }
  return most;
}

test('all of it can be scrolled through, jumped over and answered to, and neither page nor heap grow', async () => {
  const before = await heap();
  expect(await rows()).toBeLessThan(MOST_ROWS);

  const most = await wheelTo(() => message(1).isVisible(), -3000);
  const atTop = await heap();
  expect(most).toBeLessThan(MOST_ROWS);

  await ann.button(/^Jump to the latest/).click();
  await message(MESSAGES).waitFor();
  await ann.sees(new RegExp(`^#${QUOTED} `)).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: `#${QUOTED + 1} ` })
    .filter({ visible: true })
    .waitFor();
  await ann.button(/^Jump to the latest/).click();
  await message(MESSAGES).waitFor();
  expect(await rows()).toBeLessThan(MOST_ROWS);
  const after = await heap();
  const mebibytes = [before, atTop, after].map((bytes) => (bytes / 2 ** 20).toFixed(1));
  console.log(
    `Heap at the newest, at the oldest, back: ${mebibytes.join(', ')} MiB; rows in the page: at most ${most}`,
  );
  expect(atTop).toBeLessThan(before * MOST_GROWTH);
  expect(after).toBeLessThan(before * MOST_GROWTH);
});

test('what is in sight stays where it is when older messages are loaded above it', async () => {
  /** Where each message in sight begins, in pixels from the top. */
  const places = async () =>
    new Map(
      await page.getByRole('listitem').evaluateAll((items) =>
        items.flatMap((item) => {
          // Its own: a quoted one stands above it.
          const number = item.textContent?.match(/#\d+\b/g)?.at(-1);
          const { top } = item.getBoundingClientRect();
          return number !== undefined && top > 0 && top < innerHeight ? [[number, Math.round(top)] as const] : [];
        }),
      ),
    );
  const settled = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const oldest = async () => Math.min(...[...(await places()).keys()].map((number) => Number(number.slice(1))));

  await page.mouse.move(180, 400);
  let last = await places();
  let compared = 0;
  while ((await oldest()) > MESSAGES - LOOKED_AT) {
    await page.mouse.wheel(0, -240);
    await settled();
    const next = await places();
    const moves = [...next].flatMap(([number, top]) => {
      const former = last.get(number);
      return former === undefined ? [] : [top - former];
    });
    compared += moves.length;
    // All by the same, down by what the wheel was turned, or less at an edge.
    expect(Math.max(...moves) - Math.min(...moves)).toBeLessThanOrEqual(1);
    expect(Math.min(...moves)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...moves)).toBeLessThanOrEqual(241);
    last = next;
  }
  expect(compared).toBeGreaterThan(LOOKED_AT / 2);
});
