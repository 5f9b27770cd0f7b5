/**
 * What becomes of what people write when the network, the phone or the screen goes away: it waits in sight, arrives once,
 * and everyone reads it in the same order, on both phones and on the wall. One conversation for all tests, each with words
 * of its own; it is open on both phones before and after each.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isLong } from '../long.ts';
import { PersonInRoom } from './Person.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

let room: RoomPage;
let ann: PersonInRoom;
let bob: PersonInRoom;

beforeAll(async () => {
  room = await openRoom();
  [ann, bob] = [new PersonInRoom(room.phone(1)), new PersonInRoom(room.phone(2))];
  for (const person of [ann, bob]) {
    await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
    await person.join();
    await person.openLobby();
  }
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

/** What the wall's messages say, from the top: as many as it has place for. */
async function wall(of: RegExp): Promise<string[]> {
  const items = await room.screen.app.getByRole('listitem').allInnerTexts();
  return items.flatMap((item) => of.exec(item)?.[0] ?? []);
}

/** Waits until both phones show these messages, in an order that is the same on both and on the wall. */
async function expectAgreement(of: RegExp, messages: readonly string[]): Promise<string[]> {
  const sorted = [...messages].sort();
  for (const person of [ann, bob]) {
    await expect.poll(async () => (await person.reads(of)).sort()).toEqual(sorted);
  }
  await expect.poll(() => bob.reads(of)).toEqual(await ann.reads(of));
  const order = await ann.reads(of);
  await expect.poll(async () => (await wall(of)).slice(-3)).toEqual(order.slice(-3));
  return order;
}

// The first: there are few messages yet.
test('the strip that says so hides no message, however few there are, and a list at its end stays there', async () => {
  const edge = async (which: 'top' | 'bottom', text: string | RegExp) => {
    const box = await ann.sees(text).boundingBox();
    return (box?.y ?? 0) + (which === 'bottom' ? (box?.height ?? 0) : 0);
  };
  const isClear = async () => (await edge('top', 'Today')) >= (await edge('bottom', /^No network/));
  await ann.phone.switchNetwork('Cut');
  await ann.sees('No network: waiting for one').waitFor();
  await expect.poll(isClear).toBe(true);
  await ann.phone.switchNetwork('On');
  await ann.sees('No network: waiting for one').waitFor({ state: 'detached' });
  for (let number = 1; number <= 12; number++) await ann.write(`line ${number}`);
  await bob.sees('line 12').waitFor();
  await ann.phone.switchNetwork('Cut');
  await ann.sees('No network: waiting for one').waitFor();
  const field = (await ann.field.boundingBox())?.y ?? 0;
  await expect.poll(() => edge('bottom', 'line 12')).toBeLessThan(field);
  await ann.sees('line 6').hover();
  await expect
    .poll(async () => {
      await room.page.mouse.wheel(0, -4000);
      return (await ann.sees('Today').isVisible()) && (await isClear());
    })
    .toBe(true);
  await ann.phone.switchNetwork('On');
  await ann.sees('No network: waiting for one').waitFor({ state: 'detached' });
});

test('what is written without a network waits in sight, and arrives once when the network is back', async () => {
  await ann.write('soup 1');
  await bob.sees('soup 1').waitFor();
  await ann.phone.switchNetwork('Cut');
  await ann.sees('No network: waiting for one').waitFor();
  await ann.write('soup 2');
  await ann.write('soup 3');
  await ann.sees('Waiting for the connection').waitFor();
  await bob.write('soup 4');
  await room.screen.shows('soup 4');
  expect(await bob.reads(/soup \d/)).toEqual(['soup 1', 'soup 4']);

  await ann.phone.switchNetwork('On');
  const order = await expectAgreement(/soup \d/, ['soup 1', 'soup 2', 'soup 3', 'soup 4']);
  // The hub heard of it before: the order is the hub's, not that of the phone's own list.
  expect(order).toEqual(['soup 1', 'soup 4', 'soup 2', 'soup 3']);
  await ann.sees('Waiting for the connection').waitFor({ state: 'detached' });
  await ann.sees(/^(Sent|Read by 1)$/).waitFor();
});

test('a phone that is killed in mid-send sends when it is started again, once', async () => {
  const said: string[] = [];
  for (const number of isLong ? [1, 2, 3] : [1]) {
    const text = `bread ${number}`;
    said.push(text);
    await ann.write(text);
    await ann.sees(text).waitFor();
    await ann.phone.kill();
    await ann.phone.start();
    await ann.openLobby();
  }
  expect(await expectAgreement(/bread \d/, said)).toEqual(said);
});

test('a phone that is killed while nothing gets through sends when it is started again with a network', async () => {
  await ann.phone.switchNetwork('Black hole');
  await ann.write('tea 1');
  await ann.sees('tea 1').waitFor();
  await ann.phone.kill();
  await ann.phone.switchNetwork('On');
  await ann.phone.start();
  await ann.openLobby();
  expect(await expectAgreement(/tea \d/, ['tea 1'])).toEqual(['tea 1']);
});

test('the screen is killed and started while both write: both are back, nothing is lost or doubled', async () => {
  await ann.write('cake 1');
  await bob.sees('cake 1').waitFor();
  await ann.write('cake 2');
  await bob.write('cake 3');
  await room.screen.kill();
  await ann.write('cake 4');
  await bob.write('cake 5');
  await room.screen.start();
  // What appears there takes the focus, and with it the keyboard of the page.
  await room.screen.app.locator('.ui-page :focus').waitFor();
  await ann.write('cake 6');
  await bob.write('cake 7');
  const said = [1, 2, 3, 4, 5, 6, 7].map((number) => `cake ${number}`);
  const order = await expectAgreement(/cake \d/, said);
  for (const own of [/[1246]/, /[1357]/]) {
    const lines = order.filter((line) => own.test(line));
    expect(lines).toEqual([...lines].sort());
  }
  for (const person of [ann, bob]) await person.sees(/^(Offline|Connecting)/).waitFor({ state: 'detached' });
});

test('a network that swallows everything is noticed, and what was written goes when it is back', async () => {
  await bob.phone.switchNetwork('Black hole');
  // Nobody tells the phone: its own checks (6 s, and 4 s for the answer) must find out.
  await bob.sees(/^(Offline\. Next try in|Connecting)/).waitFor();
  await bob.write('milk 1');
  await bob.sees('Waiting for the connection').waitFor();
  await bob.phone.switchNetwork('On');
  await bob.sees(/^(Offline|Connecting)/).waitFor({ state: 'detached' });
  await expectAgreement(/milk \d/, ['milk 1']);
});

// Pauses grow slowly. That the button works is shown in join.test.ts, too.
test.runIf(isLong)('“Retry now” is the way back to a screen that was away', async () => {
  await room.screen.kill();
  await bob.write('honey 1');
  await bob.sees('Waiting for the connection').waitFor();
  // Without a screen attempts fail at once, and the pauses grow: sooner or later one is long enough to be cut short.
  await bob.sees(/^Offline\. Next try in (?:[6-9]|1\d) s$/).waitFor();
  await room.screen.start();
  await bob.button('Retry now').click();
  await bob.sees(/^(Offline|Connecting)/).waitFor({ state: 'detached' });
  await expectAgreement(/honey \d/, ['honey 1']);
});
