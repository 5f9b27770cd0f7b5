/** The keyboard on a phone's screen: what it leaves in sight, what takes its place, and what sends it away. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Person } from './Person.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

let room: RoomPage;
let ann: Person;

beforeAll(async () => {
  room = await openRoom({ phones: 1, hasSoftKeyboard: true });
  ann = new Person(room.phone(1).app);
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

function keyboard() {
  return ann.glass.locator('.system-keyboard');
}

/** Where something is on the phone's glass, in its own pixels. */
async function placeOf(what: ReturnType<Person['sees']>): Promise<{ top: number; bottom: number }> {
  return what.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom };
  });
}

async function typeKeys(keys: string): Promise<void> {
  for (const key of keys) await keyboard().locator(`[data-key="${key}"]`).click();
}

function field(): Person['field'] {
  return ann.field;
}

test('the boxes of the code stay in sight above the keyboard, whose digits fill them', async () => {
  await ann.glass.getByRole('textbox', { name: 'Address or link of the screen' }).fill(`127.0.0.1:${room.hubPort}`);
  const code = ann.glass.getByRole('textbox', { name: 'Code on the screen' });
  await code.click();
  await keyboard().waitFor();
  await expect.poll(async () => (await placeOf(code)).bottom <= (await placeOf(keyboard())).top).toBe(true);
  await typeKeys(await room.readCode());
  await ann.sees('Lobby').waitFor();
  await keyboard().waitFor({ state: 'hidden' });
});

test('title, newest message and field are in sight while one writes', async () => {
  await ann.openLobby();
  for (let count = 1; count <= 15; count += 1) await ann.write(`line ${count}`);
  await field().click();
  await keyboard().waitFor();
  await expect.poll(async () => (await placeOf(field())).bottom <= (await placeOf(keyboard())).top).toBe(true);
  expect((await placeOf(ann.sees('Lobby'))).top).toBeGreaterThan(0);
  await expect.poll(async () => (await placeOf(ann.sees('line 15'))).bottom <= (await placeOf(field())).top).toBe(true);
  await typeKeys('hi');
  await typeKeys('⏎');
  await ann.sees('hi').waitFor();
  await keyboard().waitFor();
});

test('emoji take the place of the keyboard, and it theirs', async () => {
  const before = await placeOf(field());
  await ann.button('Emoji').click();
  await keyboard().waitFor({ state: 'hidden' });
  await ann.button('😀').waitFor();
  await expect.poll(async () => Math.abs((await placeOf(field())).top - before.top)).toBeLessThan(2);
  await ann.button('😀').click();
  expect(await field().inputValue()).toBe('😀');
  await keyboard().waitFor({ state: 'hidden' });
  await ann.button('Emoji').click();
  await keyboard().waitFor();
  await ann.button('😀').waitFor({ state: 'hidden' });
  await expect.poll(async () => Math.abs((await placeOf(field())).top - before.top)).toBeLessThan(2);
});

test('a tap on the messages sends the keyboard away', async () => {
  await keyboard().waitFor();
  await ann.sees('line 14').click();
  await keyboard().waitFor({ state: 'hidden' });
  await expect.poll(async () => (await placeOf(ann.sees('hi'))).bottom <= (await placeOf(field())).top).toBe(true);
});

test('Back closes the keyboard, and only then leaves', async () => {
  await field().click();
  await keyboard().waitFor();
  await room.phone(1).panel.getByRole('button', { name: 'Back', exact: true }).click();
  await keyboard().waitFor({ state: 'hidden' });
  await field().waitFor();
  await room.phone(1).panel.getByRole('button', { name: 'Back', exact: true }).click();
  await field().waitFor({ state: 'hidden' });
});

test('a field of the settings stays in sight, and the tabs make room', async () => {
  await ann.glass.getByRole('tab', { name: 'Settings' }).click();
  await ann.button('Connection (advanced)').click();
  const name = ann.glass.getByRole('textbox').filter({ visible: true }).last();
  await name.click();
  await keyboard().waitFor();
  await expect.poll(async () => (await placeOf(name)).bottom <= (await placeOf(keyboard())).top).toBe(true);
  await expect.poll(() => ann.glass.getByRole('tab', { name: 'Settings' }).isVisible()).toBe(false);
});
