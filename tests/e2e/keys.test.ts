/**
 * Keys: those of an input method, those that are held, those that choose a member, and where Tab does not go. One room for
 * all tests: before and after each the first phone has the lobby open, with nothing written, and the screen shows its wall.
 */
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { writeBitmap } from './bitmap.ts';
import { PersonInRoom } from './Person.ts';
import { Remote } from './Remote.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

let room: RoomPage;
let one: PersonInRoom;
let two: PersonInRoom;

beforeAll(async () => {
  room = await openRoom();
  [one, two] = [new PersonInRoom(room.phone(1)), new PersonInRoom(room.phone(2))];
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
  for (const person of [one, two]) await person.join();
  await one.openLobby();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

test('keys that an input method takes neither leave nor send, and arrows and Enter pick who is mentioned', async () => {
  await one.field.focus();
  const { keyboard } = room.page;
  const input = await room.page.context().newCDPSession(room.page);
  await input.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  for (const key of ['Escape', 'Enter']) {
    const code = { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 } as const;
    await input.send('Input.dispatchKeyEvent', code);
    await input.send('Input.dispatchKeyEvent', { ...code, type: 'keyUp' });
  }
  await input.send('Input.insertText', { text: '你' });
  expect(await one.field.inputValue()).toContain('你');

  await one.field.fill('');
  await keyboard.type('@');
  await one.button('Phone 2').waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.down('Enter');
  await keyboard.down('Enter');
  await keyboard.up('Enter');
  expect(await one.field.inputValue()).toBe('@Phone 2 ');
  await keyboard.type('ab');
  await keyboard.press('Shift+ArrowLeft');
  await one.button('Emoji').click();
  await one.button('😀').click();
  expect(await one.field.inputValue()).toBe('@Phone 2 a😀');
  await one.button('Emoji').click();
  await one.field.focus();
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  expect(await one.field.inputValue()).toContain('ab');
  await one.field.fill('x'.repeat(4005));
  await one.sees('5 characters too many').waitFor();
  await one.field.press('Enter');
  expect((await one.field.inputValue()).length).toBe(4005);
  await one.field.fill('');
});

test('OK that is held does one thing, and Back that is held goes one step', async () => {
  const remote = new Remote(room);
  await room.screen.app.locator('#menu-corner').focus();
  await remote.focus('menu-corner');
  const { keyboard } = room.page;
  await keyboard.press('Enter');
  await remote.focus('menu-members');
  for (let i = 0; i < 10; i++) await keyboard.down('Enter');
  await keyboard.up('Enter');
  const member = room.screen.app.locator('[id^="menu-member-"]').first();
  await member.waitFor();
  for (let i = 0; i < 10; i++) await keyboard.down('Escape');
  await keyboard.up('Escape');
  await room.screen.app.locator('#menu-members').waitFor();
  await remote.goHome();
});

test('a key that is held on a phone does one thing, also when another thing lies over the page meanwhile', async () => {
  const { keyboard } = room.page;
  const hold = async (key: string) => {
    for (let i = 0; i < 8; i++) await keyboard.down(key);
    await keyboard.up(key);
  };
  await one.field.focus();
  await hold('Escape');
  await one.sees('Lobby').waitFor();
  await one.phone.waitForState('foreground');

  await one.glass.getByRole('tab', { name: 'Settings' }).click();
  const leave = one.button('Leave this screen');
  const question = one.glass.getByRole('dialog');
  await leave.focus();
  await hold('Enter');
  await question.getByRole('button', { name: 'Cancel' }).waitFor();
  await hold(' ');
  await question.waitFor({ state: 'detached' });
  expect(await leave.evaluate((button) => button === document.activeElement)).toBe(true);
  await hold('Escape');
  await one.phone.waitForState('background');
  await one.phone.toForeground();
  await one.glass.getByRole('tab', { name: 'Chats' }).click();
  await one.openLobby();
});

test('a held space writes in a field, and a held Enter sends once', async () => {
  const { keyboard } = room.page;
  await one.field.focus();
  await keyboard.type('a');
  for (let i = 0; i < 3; i++) await keyboard.down(' ');
  await keyboard.up(' ');
  await keyboard.type('b');
  expect(await one.field.inputValue()).toBe('a   b');
  for (let i = 0; i < 5; i++) await keyboard.down('Enter');
  await keyboard.up('Enter');
  await two.openLobby();
  await two.sees('a   b').waitFor();
  expect(await one.reads(/a {3}b/)).toHaveLength(1);
});

test('a key that is held on a button of the room works it once', async () => {
  const kill = two.phone.panel.getByRole('button', { name: 'Kill' });
  await kill.focus();
  const presses = 5;
  for (let i = 0; i < presses; i++) await room.page.keyboard.down('Enter');
  await room.page.keyboard.up('Enter');
  await two.phone.waitForState('killed');
  await two.phone.start();
});

test('Tab goes round in a device and never out of it', async () => {
  await one.field.focus();
  const frame = () => room.page.evaluate(() => (document.activeElement as HTMLIFrameElement | null)?.title);
  const own = await frame();
  const rounds = 30;
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let i = 0; i < rounds; i++) {
      await room.page.keyboard.press(key);
      expect(await frame()).toBe(own);
    }
  }
});

test('Tab does not reach what lies behind an open picture', async () => {
  const folder = makeTemporaryFolder('keys');
  writeBitmap(path.join(folder, 'wide.bmp'), 300, 200);
  const chooser = room.page.waitForEvent('filechooser');
  await one.button('Send a picture').click();
  await (await chooser).setFiles(path.join(folder, 'wide.bmp'));
  await one.glass.getByRole('img', { name: 'Picture 1, to be sent' }).waitFor();
  await one.field.press('Enter');
  await one.button(/^Picture from/).click();
  for (let i = 0; i < 12; i++) {
    await room.page.keyboard.press('Tab');
    const isBehind = await one.glass.locator('.ui-pages').evaluate((pages) => pages.contains(document.activeElement));
    expect(isBehind).toBe(false);
  }
  await one.phone.back();
  await one.field.waitFor();
  removeTemporaryFolder(folder);
});
