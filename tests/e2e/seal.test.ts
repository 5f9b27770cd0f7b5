/**
 * What people see of the sealed link: how it is known that nobody is in between, on phone and screen alike; who came in, and
 * how to undo it; a second device of the same person; and what the screen says of programs without protection.
 */
import decodeQR from 'qr/decode.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { Person } from './Person.ts';
import { Remote } from './Remote.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

const CHECK_NUMBER = /\d{4} \d{4} \d{4} \d{4} \d{4}/;

let room: RoomPage;
let remote: Remote;
let people: Person[];

beforeAll(async () => {
  room = await openRoom({ phones: 3 });
  remote = new Remote(room);
  people = [1, 2, 3].map((number) => new Person(room.phone(number).app));
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

function person(number: number): Person {
  const found = people[number - 1];
  if (found === undefined) throw new Error(`There is no phone ${number}.`);
  return found;
}

async function openTab(number: number, name: 'Chats' | 'People' | 'Settings'): Promise<void> {
  await person(number).glass.getByRole('tab', { name }).click();
}

/** Types this where the address goes, which joins when it is a whole link. */
async function typeAddress(number: number, text: string): Promise<void> {
  await person(number).glass.getByRole('textbox', { name: 'Address or link of the screen' }).fill(text);
}

async function joinByCode(number: number): Promise<void> {
  await typeAddress(number, `127.0.0.1:${room.hubPort}`);
  await person(number)
    .glass.getByRole('textbox', { name: 'Code on the screen' })
    .pressSequentially(await room.readCode());
  await person(number).sees('Lobby').waitFor();
}

/** What the QR code on a phone says. */
async function scannedFrom(number: number): Promise<string> {
  const picture = person(number).glass.locator('.ui-QRCode svg').first();
  const pixels = await picture.evaluate(async (svg) => {
    const side = 400;
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    const image = new Image();
    const drawing = new XMLSerializer().serializeToString(svg);
    image.src = `data:image/svg+xml;utf8,${encodeURIComponent(drawing)}`;
    await image.decode();
    if (context === null) throw new Error('no canvas');
    context.fillStyle = 'white';
    context.fillRect(0, 0, side, side);
    context.drawImage(image, 20, 20, side - 40, side - 40);
    return { side, data: Array.from(context.getImageData(0, 0, side, side).data) };
  });
  return decodeQR({ width: pixels.side, height: pixels.side, data: Uint8ClampedArray.from(pixels.data) });
}

test('after a join by code phone and screen show one number, and the person says that it is the same', async () => {
  await joinByCode(1);
  const notice = room.screen.app.getByText(/has joined by the code/).first();
  await notice.waitFor();
  const shown = CHECK_NUMBER.exec((await notice.textContent()) ?? '')?.[0];
  await openTab(1, 'Settings');
  await person(1).sees('Sealed by the typed code, not compared yet').waitFor();
  expect(await person(1).sees(CHECK_NUMBER).textContent()).toBe(shown);
  expect(await accessibilityFaults(room.page)).toEqual([]);
  await person(1).button('The numbers are the same').click();
  await person(1).sees('Sealed, you have compared the number').waitFor();
});

test('a phone that has scanned the QR code has nothing to compare', async () => {
  await room.phone(2).scanScreen();
  await person(2).sees('Lobby').waitFor();
  await room.screen.app
    .getByText(/has joined by the QR code/)
    .first()
    .waitFor();
  await openTab(2, 'Settings');
  await person(2).sees('Sealed, checked by QR code').waitFor();
  expect(await person(2).button('The numbers are the same').count()).toBe(0);
});

test('who has just come in is removed in one step at the screen', async () => {
  await room.screen.app.getByRole('button', { name: 'Remove', exact: true }).click();
  await person(2)
    .sees(/^The host has removed you/)
    .waitFor();
  await room.phone(2).scanScreen();
  await person(2).sees('Lobby').waitFor();
});

test('a second device joins by the code that the first one shows, and can be removed', async () => {
  await openTab(1, 'Settings');
  await person(1).button('My devices').click();
  await person(1).sees('This device').waitFor();
  await person(1).button('Link another device').click();
  await person(1).glass.locator('.ui-QRCode svg').first().waitFor();
  const link = await scannedFrom(1);
  // Whoever gave the ticket hears of it also when it was away just then.
  await room.phone(1).switchNetwork('Cut');
  await person(1).sees('No network: waiting for one').waitFor();
  await typeAddress(3, link);
  await person(3).sees('Lobby').waitFor();
  await room.phone(1).switchNetwork('On');
  const asked = person(1).sees(/has joined as your device/);
  await asked.waitFor();
  const shown = CHECK_NUMBER.exec((await asked.textContent()) ?? '')?.[0];
  await openTab(3, 'Settings');
  expect(await person(3).sees(CHECK_NUMBER).textContent()).toBe(shown);
  await person(1).button('It is mine').click();
  await openTab(3, 'Chats');
  await person(3).openLobby();
  await person(3).write('from the tablet');
  await openTab(1, 'Chats');
  await person(1).openLobby();
  await person(1).sees('from the tablet').waitFor();
  await person(1).button('Back').click();
  await openTab(1, 'Settings');
  await person(1).button('Remove').click();
  // The question's own is the last one.
  await person(1).glass.getByRole('button', { name: 'Remove', exact: true }).filter({ visible: true }).last().click();
  await person(3)
    .sees(/removed/)
    .waitFor();
});

test('the screen says honestly what programs without protection mean, and shows their secret while they are allowed', async () => {
  await room.screen.app.locator('#menu-corner').focus();
  await remote.openMenu();
  await remote.choose('menu-plain');
  await room.screen.app.getByText(/whoever is in this network can read along/).waitFor();
  expect(await room.screen.app.getByText('They join with this secret:').count()).toBe(0);
  await remote.choose('menu-plain-on');
  await room.screen.app.getByText('They join with this secret:').waitFor();
  await remote.choose('menu-plain-on');
  await room.screen.app.getByText('They join with this secret:').waitFor({ state: 'hidden' });
});
