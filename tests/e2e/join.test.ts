/**
 * How a phone gets into the room and out of it: by code, by link, back to a screen it knows, to one that it finds on the
 * network; what it says when the code is wrong or the connection is gone; who is there, and what the owner of the phone can
 * choose. All tests have one room and follow one another: the first phone becomes its host, the second a member.
 */
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

/** Sooner than the next try that was announced, however busy the machine is. */
const SOONER_MILLISECONDS = 6000;

let room: RoomPage;

beforeAll(async () => {
  room = await openRoom();
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

function glass(number: number): FrameLocator {
  return room.phone(number).app;
}

/** A text that a person can see: what lies behind may say the same. */
function seen(number: number, text: string | RegExp): Locator {
  return glass(number).getByText(text).filter({ visible: true }).first();
}

function address(number: number): Locator {
  return glass(number).getByRole('textbox', { name: 'Address or link of the screen' });
}

function code(number: number): Locator {
  return glass(number).getByRole('textbox', { name: 'Code on the screen' });
}

function button(number: number, name: string | RegExp): Locator {
  return glass(number).getByRole('button', { name, exact: true }).filter({ visible: true }).first();
}

/** What a long press on someone offers. */
async function choose(number: number, person: string, action: string): Promise<void> {
  await seen(number, person).click({ button: 'right' });
  await glass(number).getByRole('menuitem', { name: action }).click();
}

async function openTab(number: number, name: 'Chats' | 'People' | 'Settings'): Promise<void> {
  await glass(number).getByRole('tab', { name }).click();
}

async function leave(number: number): Promise<void> {
  await openTab(number, 'Settings');
  await button(number, 'Leave this screen').click();
  await button(number, 'Leave').click();
  await seen(number, 'Recent screens').waitFor();
}

/** The screen among those that the phone has found on the network: its name, and its address at the end. */
function nearby(number: number): Locator {
  return glass(number).getByRole('button', { name: new RegExp(`:${room.hubPort}$`) });
}

test('a screen that is killed is no longer offered; started again, it is', async () => {
  await nearby(1).waitFor();
  await room.screen.kill();
  // platform.md 50: for twenty seconds more.
  await seen(1, 'Looking for screens…').waitFor();
  expect(await nearby(1).count()).toBe(0);
  await room.screen.start();
  await nearby(1).waitFor();
});

test('a screen that does not answer is waited for, and the wait can be ended', async () => {
  await address(1).fill('127.0.0.1:1');
  await code(1).pressSequentially('123456');
  await seen(1, '127.0.0.1:1 does not answer').waitFor();
  await button(1, 'Cancel').click();
  expect(await address(1).inputValue()).toBe('127.0.0.1:1');
  await address(1).fill('');
  await code(1).fill('');
});

test('a phone joins by address and code, and what is missing or wrong is said at its field', async () => {
  await button(1, 'Join').click();
  await seen(1, 'Type the address that the screen shows').waitFor();
  await address(1).fill('nowhere..x');
  await button(1, 'Join').click();
  await seen(1, /^This is no address/).waitFor();
  await address(1).fill(`127.0.0.1:${room.hubPort}`);
  await button(1, 'Join').click();
  await seen(1, 'Type all digits that the screen shows').waitFor();

  const right = await room.readCode();
  await code(1).pressSequentially(right === '111111' ? '222222' : '111111');
  await seen(1, 'That is not the code: compare it with the screen').waitFor();
  expect(await code(1).inputValue()).toBe('');
  expect(await accessibilityFaults(room.page)).toEqual([]);

  await code(1).pressSequentially(right);
  await seen(1, 'Lobby').waitFor();
});

test('a phone finds the screen on the network and joins with the code alone', async () => {
  await seen(2, 'Screens on this network').waitFor();
  await nearby(2).waitFor();
  expect(await seen(2, 'Looking for screens…').count()).toBe(0);
  expect(await accessibilityFaults([room.phone(2)])).toEqual([]);
  await nearby(2).click();
  expect(await address(2).inputValue()).toMatch(new RegExp(`^\\d+(\\.\\d+){3}:${room.hubPort}$`));
  await expect.poll(() => code(2).evaluate((field) => field === document.activeElement)).toBe(true);
  await room.page.keyboard.type(await room.readCode());
  await seen(2, 'Lobby').waitFor();

  // Out again, it is a screen that the phone knows, and not offered a second time.
  await leave(2);
  await seen(2, 'Looking for screens…').waitFor();
  expect(await nearby(2).count()).toBe(1);
  expect(await accessibilityFaults([room.phone(2)])).toEqual([]);
});

test('a killed phone that has left a screen does not go back by itself, but with one tap', async () => {
  await room.phone(2).kill();
  await room.phone(2).start();
  await seen(2, 'Recent screens').waitFor();
  // The address may be the one that the screen announces by now.
  await button(2, new RegExp(`:${room.hubPort}`)).click();
  await seen(2, 'Lobby').waitFor();
});

test('a code may be pasted with its space, and a link where the address goes', async () => {
  await room.addPhone();
  await room.phone(3).waitForState('foreground');
  await address(3).fill(`127.0.0.1:${room.hubPort}`);
  await code(3).fill((await room.readCode()).replace(/^.../, '$& '));
  await seen(3, 'Lobby').waitFor();

  await leave(3);
  await address(3).fill('hearth://join?h=127.0.0.1');
  await button(3, 'Join').click();
  await seen(3, 'This link is not complete: copy all of it').waitFor();
  await address(3).fill(`hearth://join?h=127.0.0.1&p=${room.hubPort}&c=${await room.readCode()}`);
  await seen(3, 'Lobby').waitFor();
});

test('a phone joins by scanning the code on the screen', async () => {
  await leave(3);
  await button(3, 'Scan the code on the screen').click();
  await seen(3, 'Lobby').waitFor();
  await room.phone(3).kill();
});

test('a strip says what keeps the phone offline, counts down to the next try, and tries at once when asked to', async () => {
  await room.phone(1).switchNetwork('Cut');
  await seen(1, 'No network: waiting for one').waitFor();
  await glass(1).getByRole('status').getByText('No network: waiting for one').waitFor({ state: 'attached' });
  await room.phone(1).switchNetwork('On');
  await glass(1).getByRole('status').getByText('Online').waitFor({ state: 'attached' });
  await seen(1, 'No network: waiting for one').waitFor({ state: 'detached' });

  await room.screen.kill();
  // The pauses grow: sooner or later there is one that is long enough to be cut short.
  await seen(1, /^Offline\. Next try in (?:[89]|1\d) s$/).waitFor();
  // From now on an attempt hangs instead of failing at once, so that it can be seen.
  await room.phone(1).switchNetwork('Black hole');
  await button(1, 'Retry now').click();
  await seen(1, 'Connecting…').waitFor({ timeout: SOONER_MILLISECONDS });

  await room.screen.start();
  await room.phone(1).switchNetwork('On');
  await seen(1, /^(?:Offline|Connecting)/).waitFor({ state: 'detached' });
  await openTab(1, 'People');
  await seen(1, 'Here now').waitFor();
  await openTab(1, 'Chats');
});

test('a new name and picture reach the others', async () => {
  await openTab(2, 'People');
  await seen(2, 'Phone 1').waitFor();
  await openTab(1, 'Settings');
  await button(1, /Name and picture/).click();
  const name = glass(1).getByRole('textbox', { name: 'Your name' });
  await name.fill('  ');
  await button(1, 'Save').click();
  await seen(1, 'Others need a name for you').waitFor();
  await name.fill('Ming 明');
  await button(1, 'Color 9').click();
  await button(1, 'Save').click();
  await seen(2, 'Ming 明').waitFor();
  await seen(1, 'Ming 明').waitFor();
});

test('the host mutes and removes; who was removed is told, and comes back with a new code', async () => {
  await openTab(1, 'People');
  await openTab(2, 'People');
  await choose(1, 'Phone 2', 'Mute');
  await seen(2, 'Muted').waitFor();
  await choose(1, 'Phone 2', 'Let speak');
  await seen(2, 'Muted').waitFor({ state: 'detached' });

  await choose(1, 'Phone 2', 'Remove');
  await seen(1, 'Remove Phone 2?').waitFor();
  await button(1, 'Remove').click();
  await seen(2, 'The host has removed you: ask the host').waitFor();
  await button(2, 'Join again').click();
  await expect.poll(() => address(2).inputValue()).toMatch(new RegExp(`:${room.hubPort}$`));
  await code(2).pressSequentially(await room.readCode());
  await seen(2, 'Lobby').waitFor();
});

test('a tap on a person opens the private conversation', async () => {
  await openTab(1, 'Chats');
  await openTab(2, 'People');
  await seen(2, 'Ming 明').click();
  await glass(2).getByRole('textbox', { name: 'Message' }).fill('Just between us');
  await glass(2).getByRole('textbox', { name: 'Message' }).press('Enter');
  await seen(1, 'Just between us').waitFor();
});

test('settings: colors, values that are checked, diagnostics; axe finds no serious fault', async () => {
  await openTab(1, 'Settings');
  await button(1, 'Dark').click();
  await glass(1).locator('.ui-window.ui-dark').waitFor();
  await button(1, 'System').click();
  await glass(1).locator('.ui-window:not(.ui-dark)').waitFor();

  await button(1, 'Connection (advanced)').click();
  await glass(1).getByRole('textbox', { name: 'Heartbeat, every (s)' }).fill('15');
  await button(1, 'Apply').click();
  await seen(1, 'Choose 1 to 14').waitFor();
  await glass(1).getByRole('textbox', { name: 'Heartbeat, every (s)' }).fill('1');
  expect(await accessibilityFaults([room.phone(1)])).toEqual([]);
  await button(1, 'Apply').click();
  await seen(1, 'Lobby').waitFor();

  await openTab(1, 'Settings');
  await button(1, 'Diagnostics').click();
  await seen(1, 'Online').waitFor();
  await seen(1, /^\d+ ms$/).waitFor();
  // A browser without a window refuses what it would grant to a person who clicks.
  await room.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(1, 'Copy the log').click();
  await seen(1, /^Copied: no messages, codes or keys/).waitFor();
});
