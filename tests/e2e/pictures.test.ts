/**
 * Pictures in a conversation: chosen, said something about, left out, on their way, stopped, sent when the network is back,
 * answered, taken back, and looked at full size. One conversation for all tests, open on both phones before and after each;
 * a picture is known by the words that go with it.
 */
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { accessibilityFaults } from './accessibility.ts';
import { writeBitmap } from './bitmap.ts';
import { PersonInRoom } from './Person.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

let folder: string;
let room: RoomPage;
let one: PersonInRoom;
let two: PersonInRoom;

beforeAll(async () => {
  folder = makeTemporaryFolder('pictures');
  writeBitmap(file('wide'), 300, 200);
  writeBitmap(file('tall'), 200, 300);
  writeBitmap(file('large'), 600, 500);
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

function file(name: string): string {
  return path.join(folder, `${name}.bmp`);
}

async function choose(person: PersonInRoom, ...names: string[]): Promise<void> {
  const chooser = room.page.waitForEvent('filechooser');
  await person.button('Send a picture').click();
  await (await chooser).setFiles(names.map(file));
}

async function send(person: PersonInRoom, name: string, words: string): Promise<void> {
  await choose(person, name);
  await person.glass.getByRole('img', { name: 'Picture 1, to be sent' }).waitFor();
  await person.write(words);
}

/** The picture in a message of the first phone, whole; or as its name says. */
function picture(person: PersonInRoom, words: string, name: string | RegExp = 'Picture from Phone 1'): Locator {
  const message = person.glass.getByRole('listitem').filter({ hasText: words, visible: true });
  return message.getByRole('button', { name, exact: true });
}

/** Width by height: the room shows its phones smaller than they are. */
async function shape(shown: Locator): Promise<number> {
  const box = await shown.boundingBox();
  return (box?.width ?? 0) / (box?.height ?? 1);
}

// The first: no picture is there yet, so this one needs no words.
test('a picture that was copied elsewhere is pasted with the button of the system', async () => {
  await room.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await room.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
    canvas.getContext('2d')?.fillRect(0, 0, 300, 200);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob as Blob })]);
  });
  await one.button('Emoji').click();
  await one.button('Paste').click();
  await one.glass.getByRole('img', { name: 'Picture 1, to be sent' }).waitFor();
  await one.button('Send').click();
  const arrived = two.button('Picture from Phone 1');
  await arrived.waitFor();
  expect(await shape(arrived)).toBeCloseTo(3 / 2, 2);
});

test('pictures are chosen, one is left out again, and the other goes with the words', async () => {
  const all = two.glass.getByRole('button', { name: /^Picture from/ });
  const before = await all.count();
  await choose(one, 'wide', 'tall');
  await one.glass.getByRole('img', { name: 'Picture 2, to be sent' }).waitFor();
  await one.button('Leave picture 2 out').click();
  await one.glass.getByRole('img', { name: 'Picture 2, to be sent' }).waitFor({ state: 'detached' });
  await one.write('From the roof');
  await picture(two, 'From the roof').waitFor();
  await two.sees('From the roof').waitFor();
  expect(await all.count()).toBe(before + 1);
  expect(await shape(picture(two, 'From the roof'))).toBeCloseTo(3 / 2, 2);
  await two.button('Back').click();
  await two.sees(/\[Picture\] From the roof/).waitFor();
  await two.openLobby();
});

/** Writes down each name like this that anything on the glass has, however short. @returns what gives those so far */
async function watchNames({ glass }: PersonInRoom, of: RegExp): Promise<() => Promise<string[]>> {
  const names = await glass.locator('body').evaluateHandle((body, source) => {
    const pattern = new RegExp(source);
    const seen: string[] = [];
    const look = () => {
      const all = [...body.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label') ?? '');
      seen.push(...all.filter((name) => pattern.test(name)));
    };
    new MutationObserver(look).observe(body, { subtree: true, childList: true, attributeFilter: ['aria-label'] });
    return seen;
  }, of.source);
  return () => names.jsonValue();
}

test('how far a picture is can be seen on both phones', async () => {
  const share = /^Picture from Phone 1, \d+ %$/;
  const seen = await Promise.all([one, two].map((person) => watchNames(person, share)));
  await send(one, 'large', 'All of us');
  await picture(two, 'All of us').waitFor();
  await picture(one, 'All of us').waitFor();
  for (const names of seen) expect(await names()).not.toEqual([]);
  expect(await shape(picture(two, 'All of us'))).toBeCloseTo(6 / 5, 2);
});

test('a picture that waits for the network can be stopped, or goes when the network is back', async () => {
  await room.phone(1).switchNetwork('Cut');
  await send(one, 'wide', 'never');
  await one.button('Stop the picture').click();
  await picture(one, 'never', /^Picture from/).waitFor({ state: 'detached' });
  await send(one, 'tall', 'later');
  await one.button('Stop the picture').waitFor();
  await room.phone(1).switchNetwork('On');
  await two.sees('later').waitFor();
  await picture(two, 'later').waitFor();
  await one.button('Stop the picture').waitFor({ state: 'detached' });
});

test('an answer to a picture says so, and a picture that was taken back is gone', async () => {
  await send(one, 'wide', 'Guess where');
  await picture(two, 'Guess where').click({ button: 'right' });
  await two.button('Reply').click();
  await two.write('Lovely');
  await one.sees('Lovely').waitFor();
  await one.sees('[Picture]').waitFor();
  await picture(one, 'Guess where').click({ button: 'right' });
  await one.button('Recall').click();
  await two.sees('Phone 1 recalled a message').waitFor();
  await picture(two, 'Guess where').waitFor({ state: 'detached' });
});

/** Whether the system writes light over the top of the window. */
async function writesLight(person: PersonInRoom): Promise<boolean> {
  const color = await person.glass.locator('.system-status').evaluate((bar) => getComputedStyle(bar).color);
  return Number(/\d+/.exec(color)?.[0]) > 128;
}

test('a tap shows a picture full size, two taps enlarge it, and back leaves it', async () => {
  await send(one, 'wide', 'Look closely');
  expect(await writesLight(two)).toBe(false);
  await picture(two, 'Look closely').click();
  const full = two.glass.getByRole('img', { name: 'Picture from Phone 1' }).filter({ visible: true });
  await full.waitFor();
  expect(await accessibilityFaults([two.phone])).toEqual([]);
  expect(await writesLight(two)).toBe(true);
  // Keys were used to write, and then a finger: nothing has a ring.
  expect(await two.button('Back').evaluate((arrow) => getComputedStyle(arrow).outlineStyle)).toBe('none');
  const before = (await full.boundingBox())?.width ?? 0;
  await full.dblclick();
  await expect.poll(async () => (await full.boundingBox())?.width ?? 0).toBeGreaterThan(before * 2);
  await room.phone(2).back();
  await full.waitFor({ state: 'detached' });
  await picture(two, 'Look closely').waitFor();
  expect(await writesLight(two)).toBe(false);
  await room.phone(2).setDark(true);
  await expect.poll(() => writesLight(two)).toBe(true);
  await room.phone(2).setDark(false);
});

test('a file that is no picture is refused when it is chosen, and what was written stays', async () => {
  await one.field.fill('look');
  const chooser = room.page.waitForEvent('filechooser');
  await one.button('Send a picture').click();
  await (await chooser).setFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await one.sees('This file is no picture').waitFor();
  expect(await one.glass.getByRole('img', { name: 'Picture 1, to be sent' }).count()).toBe(0);
  expect(await one.field.inputValue()).toBe('look');
  await one.field.fill('');
});

test('a picture that was chosen waits with its words when the conversation is left', async () => {
  await choose(one, 'wide');
  await one.glass.getByRole('img', { name: 'Picture 1, to be sent' }).waitFor();
  await one.field.fill('From the cellar');
  await one.button('Back').click();
  await one.sees(/\[Picture\] From the cellar/).waitFor();
  await one.openLobby();
  await one.glass.getByRole('img', { name: 'Picture 1, to be sent' }).waitFor();
  await one.field.press('Enter');
  await picture(two, 'From the cellar').waitFor();
  await two.sees('From the cellar').waitFor();
});
