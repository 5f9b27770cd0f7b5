/**
 * The list of conversations: what a newcomer has not read, groups that are made, pulled aside and left. axe looks at each
 * of these states in light and in dark. One room for all tests: the first phone is at its list before and after each.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faultsInLightAndDark } from './accessibility.ts';
import { fillHub } from './fillHub.ts';
import { PersonInRoom } from './Person.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

const HOUR = 3_600_000;

let room: RoomPage;
let one: PersonInRoom;
let two: PersonInRoom;

beforeAll(async () => {
  const time = Date.now() - HOUR;
  const members = [{ user: 'ann', name: 'Grandma' }];
  const messages = ['one', 'two', 'three'].map((content) => ({ from: 'ann', content, time }));
  room = await openRoom({ prepare: (data) => fillHub(data, { members, messages }) });
  [one, two] = [new PersonInRoom(room.phone(1)), new PersonInRoom(room.phone(2))];
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
  for (const person of [one, two]) await person.join();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

/** Looks at what a phone shows now, in light and in dark. */
async function expectNoFaults(person: PersonInRoom): Promise<void> {
  expect(await faultsInLightAndDark(person.phone)).toEqual([]);
}

test('a newcomer has read nothing of the past, and is told of nothing in it; what is said from now on counts', async () => {
  await one.sees('Phone 2 joined').waitFor();
  expect(await one.glass.getByText(/^\d+$/).filter({ visible: true }).count()).toBe(0);
  await two.openLobby();
  await two.write('Good evening');
  await one.sees(/^1$/).waitFor();
  await expectNoFaults(one);
  await one.openLobby();
  await one.sees('three').waitFor();
  await one.sees('New messages').waitFor();
  await one.button('Back').click();
  await one.sees(/^1$/).waitFor({ state: 'detached' });
});

test('a group is made, pulled aside, and left only after a question', async () => {
  await one.button('New group').click();
  const name = one.glass.getByRole('textbox', { name: 'Name of the group' });
  await name.waitFor();
  await expectNoFaults(one);
  await name.fill('Cooks');
  await one.button('Create').click();
  await one.field.waitFor();
  await one.button('Back').click();
  const card = await one.sees('Cooks').boundingBox();
  if (card === null) throw new Error('The group is not to be seen.');
  const { mouse } = room.page;
  const y = card.y + card.height / 2;
  await mouse.move(card.x + 100, y);
  await mouse.down();
  await mouse.move(card.x, y, { steps: 8 });
  await mouse.up();
  await one.button('Leave').waitFor();
  await expectNoFaults(one);
  await one.button('Leave').click();
  const question = one.glass.getByRole('alertdialog').or(one.glass.getByRole('dialog')).filter({ visible: true });
  await question.getByText('Leave “Cooks”?').waitFor();
  await expectNoFaults(one);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  await one.sees('Cooks').click({ button: 'right' });
  await one.sees('Leave').click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await one.sees('Groups to join').waitFor();
  await one.button('Join').waitFor();
  await expectNoFaults(one);
});
