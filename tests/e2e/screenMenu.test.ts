/**
 * The smart screen's whole menu with arrow keys, OK and Back only: what the host does to members, the way in, the rooms at
 * the wall, announcements, server, history, looks, and the numbers. Members are clients over sealed links, in each test
 * others. All of it happens to one screen: whoever adds a test begins and ends at the wall.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { TestPeer } from '../conformance/TestPeer.ts';
import { openWire } from '../conformance/wire.ts';
import { Remote } from './Remote.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';
import { SealedMember } from './SealedMember.ts';

/** The ring around what has the focus, as a part of a row's height. */
const RING = 6 / 54;

let room: RoomPage;
let remote: Remote;
const members: SealedMember[] = [];

beforeAll(async () => {
  room = await openRoom({ phones: 0 });
  remote = new Remote(room);
  await remote.focus('menu-corner');
});

afterEach(async () => {
  for (const member of members.splice(0)) member.leave();
  await remote.goHome();
  await room.expectNoErrors();
});

afterAll(() => room.close());

async function join(name: string): Promise<SealedMember> {
  const member = await SealedMember.join(room, name);
  members.push(member);
  return member;
}

async function knock(name: string, code: string): Promise<SealedMember> {
  const member = await SealedMember.knock(room, name, code);
  members.push(member);
  return member;
}

async function knockPlain(name: string, plainSecret: string): Promise<TestPeer> {
  const peer = new TestPeer(await openWire(`ws://127.0.0.1:${room.hubPort}`), 'plain', name);
  peer.sendHello({ plainSecret });
  return peer;
}

function memberRow(name: string) {
  return room.screen.app.locator('[id^="menu-member-"]').filter({ hasText: name });
}

/** Pixels of the curve's color. Runs in the page. */
function countEmber(canvas: HTMLElement | SVGElement): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(at, at + 4);
    if (alpha > 200 && red > 200 && green < 180 && blue < 120) count++;
  }
  return count;
}

/** Opens the panel of a member from the list of members. */
async function openMember(name: string): Promise<void> {
  const row = memberRow(name);
  await row.waitFor();
  await remote.choose((await row.getAttribute('id')) ?? '');
  await room.screen.app.locator('#menu-mute').waitFor();
}

async function isOn(id: string, on: boolean): Promise<void> {
  const [checked, pressed] = [`#${id}[aria-checked="${on}"]`, `#${id}[aria-pressed="${on}"]`];
  await room.screen.app.locator(`${checked}, ${pressed}`).waitFor();
}

test('every row leads to a panel that has the focus, and Back leads out of it to the row', async () => {
  await remote.openMenu();
  const panels = ['members', 'announcement', 'rooms', 'server', 'history', 'pictures', 'name', 'theme', 'language'];
  for (const row of [...panels, 'diagnostics']) {
    await remote.choose(`menu-${row}`);
    await room.screen.app.locator(`[id^="panel-"][id*="/${row}"]`).waitFor();
    await room.screen.app.locator('.ui-window :focus').waitFor();
    await remote.press('Escape');
    await remote.focus(`menu-${row}`);
  }
  await remote.press('Escape');
  await remote.focus('menu-corner');
});

test('the row that has the focus is whole with its ring, and the next one is to be seen, wherever in the menu one is', async () => {
  const { app } = room.screen;
  await remote.openMenu();
  const list = app.locator('[id^="panel-"] .ui-List');
  // What is far down is built only on the way there.
  const rows = await remote.walk('ArrowDown');
  expect(rows.length).toBeGreaterThan(10);
  rows.reverse();
  const isInside = async (id: string, part: number) => {
    const [row, frame] = [await app.locator(`#${id}`).boundingBox(), await list.boundingBox()];
    if (row === null || frame === null) return false;
    const ring = row.height * part;
    const isWide = row.x - ring >= frame.x && row.x + row.width + ring <= frame.x + frame.width;
    return isWide && row.y - ring >= frame.y && row.y + row.height + ring <= frame.y + frame.height;
  };
  for (const key of ['ArrowUp', 'ArrowDown']) {
    for (const [index, id] of rows.entries()) {
      await remote.focus(id);
      // Once it stands still, and as large as it becomes.
      await expect.poll(() => isInside(id, RING)).toBe(true);
      const next = rows[index + 1];
      if (next === undefined) break;
      await expect.poll(() => isInside(next, 0), { message: next }).toBe(true);
      await remote.press(key);
    }
    rows.reverse();
  }
});

test('who comes while the menu is open reads the code beside it, and the arrow keys stay in the menu', async () => {
  const { app } = room.screen;
  const isBeside = async (text: string | RegExp) => {
    const [words, panel] = [await app.getByText(text).boundingBox(), await app.locator('[id^="panel-"]').boundingBox()];
    return words !== null && panel !== null && words.x + words.width < panel.x;
  };
  await remote.openMenu();
  await expect.poll(() => isBeside(/^\d{3} \d{3}$/)).toBe(true);
  await app.getByRole('img', { name: 'QR code to join the room' }).waitFor();
  const ann = await join('Ann');
  await ann.say('It goes on while somebody looks for a row in the menu');
  await expect.poll(() => isBeside('It goes on while somebody')).toBe(true);
  await expect.poll(() => isBeside(/^\d{3} \d{3}$/)).toBe(true);
  for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) await remote.press(key);
  expect(await remote.focused()).toMatch(/^menu-/);
  await remote.leaveMenu();
  await remote.press('ArrowLeft');
  await remote.focus('code-corner');
});

test('keys of the remote control go on from where the focus is', async () => {
  await room.screen.press('Menu');
  await remote.focus('menu-members');
  await room.screen.press('Down');
  await remote.focus('menu-new-code');
  await room.screen.press('Down');
  await remote.focus('menu-lock');
  await room.screen.press('Up');
  await remote.focus('menu-new-code');
  await room.screen.press('Up', 'Back');
  await remote.focus('menu-corner');
});

test('a member is muted, heard again, made host, removed, banned, and let in again', async () => {
  const cleo = await join('Cleo');
  const dan = await join('Dan');
  const code = await room.readCode();
  await remote.openMenu();
  await remote.choose('menu-members');
  await openMember('Dan');
  await remote.choose('menu-mute');
  await isOn('menu-mute', true);
  expect(await dan.say('Am I heard?')).toMatchObject({ type: 'nack', data: { code: 'muted' } });
  await remote.choose('menu-mute');
  await isOn('menu-mute', false);
  expect(await dan.say('And now?')).toMatchObject({ type: 'ack' });
  await isOn('menu-host', false);
  await remote.choose('menu-host');
  await isOn('menu-host', true);

  const removed = dan.closed();
  await remote.choose('menu-remove');
  await remote.focus('menu-no');
  await remote.choose('menu-yes');
  expect(await removed).toBe(1008);
  await room.screen.app.locator('[id^="menu-member-"]:focus').waitFor();
  await memberRow('Dan').waitFor({ state: 'detached' });

  await openMember('Cleo');
  const banned = cleo.closed();
  await remote.choose('menu-ban', 'menu-yes');
  expect(await banned).toBe(1008);
  await remote.choose('menu-banned');
  const row = room.screen.app.locator('[id^="menu-banned-"]').filter({ hasText: 'Cleo' });
  await row.waitFor();
  expect((await (await knock('Cleo', code)).hears('nack')).data.code).toBe('banned');
  await remote.choose((await row.getAttribute('id')) ?? '');
  await row.waitFor({ state: 'detached' });
  await (await knock('Cleo', code)).hears('welcome');
});

test('the focus goes to what is left when the member who has it is removed by a host', async () => {
  const eve = await join('Eve');
  await join('Fay');
  await remote.openMenu();
  await remote.choose('menu-members');
  await openMember('Eve');
  await remote.choose('menu-host');
  await isOn('menu-host', true);
  await remote.press('Escape');
  await memberRow('Eve').and(room.screen.app.locator(':focus')).waitFor();
  await remote.to((await memberRow('Fay').getAttribute('id')) ?? '');
  const user = (await remote.focused()).replace('menu-member-', '');
  eve.send('moderate', { action: 'remove', user });
  await memberRow('Fay').waitFor({ state: 'detached' });
  await room.screen.app.locator('[id^="menu-member-"]:focus').waitFor();
});

test('a new code replaces the old one at once', async () => {
  const old = await room.readCode();
  await remote.openMenu();
  await remote.choose('menu-new-code');
  await remote.hears('There is a new code.');
  await remote.leaveMenu();
  await expect.poll(() => room.readCode()).not.toBe(old);
  expect((await (await knock('Gus', old)).hears('nack')).data.code).toBe('bad-code');
});

test('a locked room refuses newcomers until it is unlocked', async () => {
  const code = await room.readCode();
  await remote.openMenu();
  await remote.choose('menu-lock');
  await room.screen.app.getByRole('img', { name: 'The room is locked: nobody new can join' }).waitFor();
  expect((await (await knock('Hal', code)).hears('nack')).data.code).toBe('locked');
  await remote.choose('menu-lock');
  await isOn('menu-lock', false);
  await (await knock('Hal', code)).hears('welcome');
});

test('programs without protection come in with the secret that is shown, and only while they may', async () => {
  await remote.openMenu();
  await remote.choose('menu-plain', 'menu-plain-on');
  await isOn('menu-plain-on', true);
  const plainSecret = ((await room.screen.app.locator('#menu-plain-secret').textContent()) ?? '').trim();
  const tool = await knockPlain('Tool', plainSecret);
  await tool.expect('welcome');
  await tool.leave();
  await remote.choose('menu-plain-on');
  await isOn('menu-plain-on', false);
  await (await knockPlain('Late tool', plainSecret)).expectNack('forbidden');
});

test('a group is shown at the wall when the host chooses it, and its members are told first', async () => {
  const { app } = room.screen;
  const ida = await join('Ida');
  const group = await ida.makeRoom('Cooking club');
  await ida.say('Soup on Friday', group);
  await ida.say('Hello everybody');
  await app.getByText('Hello everybody').waitFor();
  expect(await app.getByText('Soup on Friday').count()).toBe(0);
  await remote.openMenu();
  await remote.choose('menu-rooms', `menu-room-${group}`);
  await isOn(`menu-room-${group}`, true);
  await ida.hears('system', (data) => data.key === 'wall-shown');
  await remote.choose('menu-lobby');
  await isOn('menu-lobby', false);
  await remote.leaveMenu();
  await app.getByText('Soup on Friday').waitFor();
  await app.getByText('Cooking club').first().waitFor();
  await app.getByText('Hello everybody').waitFor({ state: 'detached' });
  await remote.openMenu();
  await remote.choose('menu-rooms', `menu-room-${group}`);
  await ida.hears('system', (data) => data.key === 'wall-hidden');
  await remote.choose('menu-lobby');
  await remote.leaveMenu();
  await app.getByText('Hello everybody').waitFor();
  await app.getByText('Soup on Friday').waitFor({ state: 'detached' });
});

test('an announcement stands at the wall; what was cleared from the wall does not come back with a restart', async () => {
  const { app } = room.screen;
  const jay = await join('Jay');
  await remote.openMenu();
  await remote.choose('menu-announcement');
  await remote.focus('menu-field');
  await remote.choose('menu-submit');
  await app.getByText('Type something first.').waitFor();
  await remote.press('ArrowUp', 'ArrowUp', 'ArrowUp');
  await remote.focus('menu-field');
  await app.locator(':focus').pressSequentially('Cake in the kitchen');
  await remote.choose('menu-level-warning', 'menu-submit');
  await remote.hears('Announced.');
  await jay.hears('system', (data) => data.key === 'announcement' && String(data.params).endsWith(',warning'));
  await remote.press('Escape');
  // As a line, and pinned.
  const announcement = app.getByText('Cake in the kitchen');
  await expect.poll(() => announcement.count()).toBe(2);
  await remote.choose('menu-clear');
  await remote.hears('The wall is clear.');
  await expect.poll(() => announcement.count()).toBe(0);
  await jay.say('After the cake');
  await app.getByText('After the cake').waitFor();
  await room.screen.kill();
  await room.screen.start();
  await app.getByText('After the cake').waitFor();
  expect(await app.getByText('Cake in the kitchen').count()).toBe(0);
});

test('diagnostics count what happens, and the chart moves', async () => {
  const { app } = room.screen;
  const kim = await join('Kim');
  await remote.openMenu();
  await remote.choose('menu-diagnostics');
  await app.getByText('Messages a second', { exact: true }).waitFor();
  const chart = app.locator('canvas');
  const drawn = () => chart.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const stored = async () => {
    const line = app.getByText('Entries stored since the start').locator('..');
    return Number(/\d+$/.exec((await line.textContent()) ?? '')?.[0]);
  };
  await expect.poll(stored).toBeGreaterThan(0);
  const [first, before] = [await drawn(), await stored()];
  await kim.say('One');
  await expect.poll(drawn).not.toBe(first);
  // One message in some seconds is little, and yet there is a curve: far more of the accent's color than the grid has.
  await expect.poll(() => chart.evaluate(countEmber)).toBeGreaterThan(50);
  await expect.poll(stored).toBeGreaterThan(before);
  await remote.focus('menu-back');
  await remote.press('Enter');
  await remote.focus('menu-diagnostics');
});

test('colors and language change at once, under the focus', async () => {
  const { app } = room.screen;
  const background = () => app.locator('.ui-window').evaluate((window) => getComputedStyle(window).colorScheme);
  await remote.openMenu();
  const before = await background();
  await remote.choose('menu-theme', 'menu-option-light');
  await remote.hears('Saved.');
  await expect.poll(background).not.toBe(before);
  await remote.press('Escape');
  await remote.choose('menu-language', 'menu-option-zh-Hans');
  await remote.hears('已保存。');
  await remote.focus('menu-option-zh-Hans');
  await remote.press('Escape');
  await app.getByText('大屏显示的房间').waitFor();
  await remote.choose('menu-language', 'menu-option-en');
  await remote.hears('Saved.');
});

// The last: nobody finds the screen at its port any more.
test('port, limits, history, room for pictures and the name of the room are chosen, and hold after a restart', async () => {
  const { app } = room.screen;
  await remote.openMenu();
  await remote.choose('menu-server', 'menu-addresses', 'menu-option-8');
  await remote.hears('Saved.');
  await remote.press('Escape');
  await remote.choose('menu-connections', 'menu-option-9');
  await remote.hears('Saved.');
  await remote.press('Escape');
  await remote.choose('menu-port');
  await remote.focus('menu-field');
  await app.locator(':focus').fill('80');
  await remote.press('ArrowDown', 'Enter');
  await app.getByText('Give a number from 1024 to 65535.').waitFor();
  await remote.choose('menu-next-port');
  await remote.hears('Saved.');
  await remote.press('Escape', 'Escape');
  await remote.choose('menu-history', 'menu-option-30');
  await remote.hears('Saved.');
  await remote.press('Escape');
  await remote.choose('menu-pictures', 'menu-option-512');
  await remote.hears('Saved.');
  await remote.press('Escape');
  await remote.choose('menu-name');
  await remote.focus('menu-field');
  await app.locator(':focus').fill('The Smiths');
  await remote.press('ArrowDown', 'Enter');
  await remote.hears('Saved.');
  await room.screen.kill();
  await room.screen.start();
  await app.getByText('The Smiths', { exact: true }).waitFor();
  await remote.focus('menu-corner');
  await remote.press('ArrowLeft', 'Enter');
  await app.getByText('Join The Smiths').waitFor();
  await remote.press('Escape');
  await remote.focus('menu-corner');
  await remote.openMenu();
  await app.locator('#menu-history').filter({ hasText: '30 days' }).waitFor();
  await app.locator('#menu-pictures').filter({ hasText: '512 MB' }).waitFor();
  await remote.choose('menu-server');
  await app.locator('#menu-addresses').filter({ hasText: '8' }).waitFor();
  await app.locator('#menu-connections').filter({ hasText: '9' }).waitFor();
  await app
    .locator('#menu-port')
    .filter({ hasNotText: `:${room.hubPort}` })
    .waitFor();
});
