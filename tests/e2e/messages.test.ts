/**
 * Single messages: copied and pasted, their links opened, chosen pictures looked at before they go, and messages that a
 * screen has lost. axe looks at each of these states in light and in dark. One conversation for all tests, open on both
 * phones before and after each.
 */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { faultsInLightAndDark } from './accessibility.ts';
import { writeBitmap } from './bitmap.ts';
import { PersonInRoom } from './Person.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

let folder: string;
let room: RoomPage;
let one: PersonInRoom;
let two: PersonInRoom;

beforeAll(async () => {
  folder = makeTemporaryFolder('messages');
  room = await openRoom();
  [one, two] = [new PersonInRoom(room.phone(1)), new PersonInRoom(room.phone(2))];
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
  for (const person of [one, two]) {
    await person.join();
    await person.openLobby();
  }
});

afterEach(() => room.expectNoErrors());

afterAll(async () => {
  removeTemporaryFolder(folder);
  await room.close();
});

/** Holds a finger on something until `shown` is there. */
async function hold(target: Locator, shown: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to hold.');
  const { mouse } = room.page;
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down();
  await shown.waitFor();
  await mouse.up();
}

/** Looks at what a phone shows now, in light and in dark. */
async function expectNoFaults(person: PersonInRoom): Promise<void> {
  expect(await faultsInLightAndDark(person.phone)).toEqual([]);
}

test('a message is copied by a long press, and pasted into another', async () => {
  await room.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await one.write('Half past five at the bridge');
  await hold(two.sees('Half past five at the bridge'), two.button('Copy'));
  await expectNoFaults(two);
  await two.button('Copy').click();
  await two.sees('Copied').waitFor();
  await two.field.fill('She said: ');
  await two.field.press('ControlOrMeta+v');
  await expect.poll(() => two.field.inputValue()).toBe('She said: Half past five at the bridge');
  await two.button('Send').click();
  await one.sees('She said: Half past five at the bridge').waitFor();
});

test('a tap on a link in a message opens it, and the words around it do nothing', async () => {
  const context = room.page.context();
  await context.route('https://example.org/**', (route) => route.fulfill({ body: 'Soup' }));
  await one.write('Soup as in https://example.org/soup, please');
  const link = two.glass.getByText('https://example.org/soup', { exact: true }).filter({ visible: true });
  await link.waitFor();
  await expectNoFaults(two);
  await two.sees('Soup as in').click({ position: { x: 3, y: 8 } });
  const opening = context.waitForEvent('page');
  await link.click();
  const opened = await opening;
  expect(opened.url()).toBe('https://example.org/soup');
  expect(context.pages().length).toBe(2);
  await opened.close();
});

test('pictures are seen before they are sent', async () => {
  const names = ['wide', 'tall'].map((name) => path.join(folder, `${name}.bmp`));
  writeBitmap(names[0] as string, 300, 200);
  writeBitmap(names[1] as string, 200, 300);
  const chooser = room.page.waitForEvent('filechooser');
  await one.button('Send a picture').click();
  await (await chooser).setFiles(names);
  for (const number of [1, 2]) {
    const preview = one.glass.getByRole('img', { name: `Picture ${number}, to be sent` });
    await preview.waitFor();
    await expect.poll(() => preview.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  }
  await expectNoFaults(one);
  await one.button('Leave picture 1 out').click();
  await one.button('Leave picture 2 out').waitFor({ state: 'detached' });
  await one.button('Send').click();
  await two.button('Picture from Phone 1').waitFor();
});

test('a text runs as its first letter does, and its marks stay in its bubble', async () => {
  const directionOf = (text: RegExp) =>
    two.sees(text).evaluate((part) => getComputedStyle(part.closest('.ui-Text') ?? part).direction);
  await one.write('\u0645\u0631\u062d\u0628\u0627 at 5!');
  await two.sees(/at 5!/).waitFor();
  expect(await directionOf(/at 5!/)).toBe('rtl');
  await one.write('bridge \u0645\u0631\u062d\u0628\u0627');
  await two.sees(/^bridge/).waitFor();
  expect(await directionOf(/^bridge/)).toBe('ltr');
  const marks = 40;
  await one.write(`zalgo${'\u0300'.repeat(marks)}`);
  await two.sees(/^zalgo/).waitFor();
  expect((await two.sees(/^zalgo/).textContent())?.length).toBeLessThan('zalgo'.length + marks / 2);
});

test('times are shown as the system shows them', async () => {
  const clock = two.glass.getByText(/^\d{1,2}:\d{2} [AP]M$/).filter({ visible: true });
  expect(await clock.count()).toBe(0);
  await two.phone.setAllHours(false);
  await two.phone.toBackground();
  await two.phone.toForeground();
  await clock.first().waitFor();
  await two.phone.setAllHours(true);
  await two.phone.toBackground();
  await two.phone.toForeground();
  await clock.first().waitFor({ state: 'detached' });
});

test('what a screen has lost is shown on the phones that have it, until those who wrote it are back', async () => {
  const store = path.join(room.data, 'screen');
  await one.write('before the power went');
  await two.sees('before the power went').waitFor();
  await room.screen.kill();
  cpSync(store, path.join(folder, 'screen'), { recursive: true });
  await room.screen.start();
  await two.sees(/^\d people, 2 online$/).waitFor();
  await one.write('never kept by the disk');
  await two.sees('never kept by the disk').waitFor();
  await one.phone.kill();
  await room.screen.kill();
  rmSync(store, { recursive: true });
  cpSync(path.join(folder, 'screen'), store, { recursive: true });
  await room.screen.start();
  await two.sees('1 message is not on the screen any more').waitFor();
  await expectNoFaults(two);
  await two.button('Show').click();
  await two.sees(/^The screen lost them/).waitFor();
  await two.sees('never kept by the disk').waitFor();
  await expectNoFaults(two);
  await two.phone.back();
  await two.sees(/^The screen lost them/).waitFor({ state: 'detached' });
  await one.phone.start();
  await one.sees('Lobby').waitFor();
  await two.sees('1 message is not on the screen any more').waitFor({ state: 'detached' });
  await expect
    .poll(() => two.reads(/before the power went|never kept by the disk/))
    .toEqual(['before the power went', 'never kept by the disk']);
});
