/** Messages that come while nobody sees the app: the system shows them, and a tap opens the conversation. One room for all. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { PersonInRoom } from './Person.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

let room: RoomPage;
let one: PersonInRoom;
let two: PersonInRoom;

beforeAll(async () => {
  room = await openRoom();
  [one, two] = [new PersonInRoom(room.phone(1)), new PersonInRoom(room.phone(2))];
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
  for (const person of [one, two]) await person.join();
  await two.openLobby();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

/** What the first phone's system shows. */
const shown = () => room.phone(1).panel.getByRole('group', { name: 'Notifications' }).getByRole('button');

test('a phone in the background is told of the newest message of a room, and a tap opens the room', async () => {
  await room.phone(1).toBackground();
  await two.write('Soup is ready');
  await shown().filter({ hasText: 'Phone 2: Soup is ready' }).waitFor();
  await two.write('It is getting cold');
  await shown().filter({ hasText: 'It is getting cold' }).waitFor();
  expect(await shown().allInnerTexts()).toEqual([expect.stringMatching(/^Lobby\s+Phone 2: It is getting cold$/)]);
  expect(await accessibilityFaults(room.page)).toEqual([]);
  await shown().click();
  await room.phone(1).waitForState('foreground');
  await one.sees('It is getting cold').waitFor();
  await one.field.waitFor();
  expect(await shown().count()).toBe(0);
  await one.button('Back').click();
});

test('a notification of the open conversation goes to its message, and goes itself when that is taken back', async () => {
  await one.openLobby();
  for (const name of ['first', 'second', 'last']) await two.write(`the ${name} one${'\na long story'.repeat(20)}`);
  await one.sees(/^the last one/).waitFor();
  await one.glass.getByRole('list').filter({ visible: true }).last().hover();
  await room.page.mouse.wheel(0, -4000);
  await room.phone(1).toBackground();
  await two.write('Tea is ready');
  await shown().filter({ hasText: 'Tea is ready' }).click();
  await room.phone(1).waitForState('foreground');
  await one.sees('Tea is ready').waitFor();

  await room.phone(1).toBackground();
  await two.write('a secret');
  await shown().filter({ hasText: 'a secret' }).waitFor();
  await two.sees('a secret').click({ button: 'right' });
  await two.button('Recall').click();
  await shown().waitFor({ state: 'detached' });
  await room.phone(1).toForeground();
});

test('a tap on a notification closes questions and menus that lie over another page', async () => {
  await one.button('Back').click();
  await one.glass.getByRole('tab', { name: 'Settings' }).click();
  await one.button('Leave this screen').click();
  await one.glass.getByRole('dialog').waitFor();
  await room.phone(1).toBackground();
  await two.write('Rice is ready');
  await shown().filter({ hasText: 'Rice is ready' }).click();
  await one.field.waitFor();
  expect(await one.glass.getByRole('dialog').count()).toBe(0);

  await one.sees('Rice is ready').click({ button: 'right' });
  await one.button('Copy').waitFor();
  await room.phone(1).toBackground();
  await two.write('Fish is ready');
  await shown().filter({ hasText: 'Fish is ready' }).click();
  await one.sees('Fish is ready').waitFor();
  expect(await one.glass.getByRole('button', { name: 'Copy' }).count()).toBe(0);
});

// The last: the phone wants no notifications afterwards.
test('who comes back by the home screen finds no notification left; who wants none gets none', async () => {
  await room.phone(1).toBackground();
  await two.write('Bread is ready');
  await shown().waitFor();
  await room.phone(1).toForeground();
  await shown().waitFor({ state: 'detached' });

  await one.button('Back').click();
  await one.glass.getByRole('tab', { name: 'Settings' }).click();
  await one.glass.getByRole('switch', { name: 'Notifications' }).click();
  await one.glass.getByRole('tab', { name: 'Chats' }).click();
  await room.phone(1).toBackground();
  await two.write('Nobody is disturbed');
  // The page that nobody sees has it already.
  await one.sees('Nobody is disturbed').waitFor();
  expect(await shown().count()).toBe(0);
});
