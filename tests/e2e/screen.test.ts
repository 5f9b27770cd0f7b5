/**
 * The smart screen by its remote control: from the welcome to the wall and back over a restart, pictures, the code made
 * large, the way out when the port is in use, and what axe finds. Members are clients over sealed links, in each test others.
 * All of it happens to one screen: whoever adds a test begins and ends at the wall. The menu has a file of its own.
 */
import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, type Judged } from './accessibility.ts';
import { Remote } from './Remote.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';
import { SealedMember } from './SealedMember.ts';

let room: RoomPage;
let remote: Remote;
const members: SealedMember[] = [];
const blockers: Server[] = [];

beforeAll(async () => {
  room = await openRoom({ phones: 0 });
  remote = new Remote(room);
  await remote.focus('menu-corner');
});

afterEach(async () => {
  for (const member of members.splice(0)) member.leave();
  await Promise.all(blockers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  await remote.goHome();
  await room.expectNoErrors();
});

afterAll(() => room.close());

async function join(name: string): Promise<SealedMember> {
  const member = await SealedMember.join(room, name);
  members.push(member);
  return member;
}

/** What axe finds on the screen in these colors, once everything stands still; in light what differs from dark. */
async function faultsIn(theme: string): Promise<string[]> {
  await remote.openMenu();
  await remote.choose('menu-theme', `menu-option-${theme}`);
  await remote.hears('Saved.');
  await remote.leaveMenu();
  return faults({ isColorsOnly: theme === 'light' });
}

async function faults(judged: Judged): Promise<string[]> {
  const moving = () => document.getAnimations().filter(({ playState }) => playState === 'running').length;
  // Once a minute the wall moves for two seconds.
  await expect.poll(() => room.screen.app.locator('body').evaluate(moving)).toBe(0);
  return accessibilityFaults([room.screen], judged);
}

// The first: nobody has joined yet.
test.each(['dark', 'light'])('axe finds no serious fault in the welcome in %s colors', async (theme) => {
  expect(await faultsIn(theme)).toEqual([]);
});

test('the welcome becomes the wall when the first member comes, and the focus stays', async () => {
  const { app } = room.screen;
  await app.getByText('Open Hearth and scan the code').waitFor();
  await app.getByRole('img', { name: 'QR code to join the room' }).waitFor();
  await app.getByText('Nobody is here').waitFor();
  const ann = await join('Ann');
  await app.getByText('Ann joined').waitFor();
  await app.getByText('1 person here').waitFor();
  await app.getByText('Say something: it shows here').waitFor();
  await remote.focus('menu-corner');
  await ann.say('Dinner is at seven');
  await app.getByText('Dinner is at seven').waitFor();
  await app.getByText('Say something: it shows here').waitFor({ state: 'detached' });
});

test.each([
  ['dark', 'Ada'],
  ['light', 'Ben'],
])('axe finds no serious fault in wall and code and menu in %s colors', async (theme, name) => {
  const { app } = room.screen;
  const member = await join(name);
  await member.say(`Dinner of ${name}`);
  await app.getByText(`Dinner of ${name}`).waitFor();
  expect(await faultsIn(theme)).toEqual([]);
  const isColorsOnly = theme === 'light';
  await remote.press('ArrowLeft', 'Enter');
  await app.getByText('Or type the digits of the code').waitFor();
  expect(await faults({ isColorsOnly })).toEqual([]);
  await remote.press('Escape');
  await remote.openMenu();
  expect(await faults({ isColorsOnly })).toEqual([]);
  for (const panel of ['members', 'rooms', 'announcement', 'theme', 'diagnostics']) {
    await remote.choose(`menu-${panel}`);
    const within = `[id^="panel-"][id*="/${panel}"]`;
    await app.locator(within).waitFor();
    expect(await faults({ within, isColorsOnly })).toEqual([]);
    await remote.press('Escape');
    await remote.focus(`menu-${panel}`);
  }
});

test('the newest message can be read from its beginning, however long it and those before are', async () => {
  const bea = await join('Bea');
  const cem = await join('Cem');
  for (const speaker of [bea, cem, bea]) await speaker.say('To be or not to be. '.repeat(150));
  await cem.say(`Newest: ${'x'.repeat(3900)}`);
  const newest = room.screen.app.getByText(/^Newest: x{300,}…$/);
  await newest.waitFor();
  const list = room.screen.app.locator('.ui-List', { has: newest });
  await expect
    .poll(async () => {
      const [text, frame] = [await newest.boundingBox(), await list.boundingBox()];
      return text !== null && frame !== null && text.y >= frame.y && text.y + text.height <= frame.y + frame.height + 1;
    })
    .toBe(true);
});

test('what was said stands at the wall again after a restart', async () => {
  const { app } = room.screen;
  const dot = await join('Dot');
  await dot.say('Before the restart');
  await app.getByText('Before the restart').waitFor();
  dot.leave();
  await room.screen.kill();
  await room.screen.start();
  await app.getByText('Before the restart').waitFor();
  await app.getByText('Nobody is here').waitFor();
  await remote.focus('menu-corner');
});

test('a picture stands at the wall with who sent it, and is gone when it is taken back', async () => {
  const { app } = room.screen;
  const eli = await join('Eli');
  const picture = await room.page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 480 } });
  const sent = await eli.sendPicture(picture, 'holiday.png', 'Our room');
  await app.getByText('Our room').waitFor();
  const image = app.getByRole('img', { name: 'Picture holiday.png' });
  await expect
    .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth || element.children.length))
    .toBeGreaterThan(0);
  eli.send('recall', { target: sent.data.id }, 'lobby');
  await app.getByText('Eli took a message back').waitFor();
  await image.waitFor({ state: 'detached' });
});

test('a member has the color that was chosen, behind the initial of the name; an emoji fills the circle', async () => {
  const { app } = room.screen;
  const quinn = await join('Quinn');
  const circles = (text: string) => app.getByText(text, { exact: true });
  const look = (text: string) =>
    circles(text)
      .last()
      .evaluate((circle) => {
        const { backgroundColor, fontSize, width } = getComputedStyle(circle);
        return { backgroundColor, share: Number.parseFloat(fontSize) / Number.parseFloat(width) };
      });
  quinn.send('profile', { name: 'Quinn', avatar: '#2A62C9' });
  await quinn.say('Blue, please');
  await app.getByText('Blue, please').waitFor();
  await expect.poll(async () => (await look('Q')).backgroundColor).toBe('rgb(42, 98, 201)');
  expect(await app.getByText('#2A62C9').count()).toBe(0);
  quinn.send('profile', { name: 'Quinn', avatar: '🦊' });
  await expect.poll(() => circles('🦊').count()).toBe(2);
  expect((await look('🦊')).share).toBeCloseTo(0.6, 1);
});

test('OK on the code enlarges it, and Back makes it small again', async () => {
  await join('Flo');
  await room.screen.app.getByText('Flo joined').waitFor();
  await remote.press('ArrowLeft');
  await remote.focus('code-corner');
  await remote.press('Enter');
  await room.screen.app.getByText('Or type the digits of the code').waitFor();
  await remote.press('Escape');
  await remote.focus('menu-corner');
  await room.screen.app.getByText('Flo joined').waitFor();
});

// The last: nobody finds the screen at its port any more.
test('with its port in use the screen says so on a page of its own, and moves to the next free one', async () => {
  await room.screen.kill();
  const blocker = createServer();
  blockers.push(blocker);
  await new Promise<void>((resolve) => blocker.listen(room.hubPort, resolve));
  await room.screen.start();
  const words = room.screen.app.getByText(`Port ${room.hubPort} is used by another application`);
  await words.waitFor();
  await room.screen.app.getByText('Until then no phone can join').waitFor();
  await remote.focus('trouble-action');
  expect(await accessibilityFaults(room.page)).toEqual([]);
  await remote.press('ContextMenu');
  await remote.focus('menu-members');
  await remote.press('Escape');
  await remote.focus('trouble-action');
  await remote.press('Enter');
  await words.waitFor({ state: 'detached' });
  await remote.focus('menu-corner');
  expect(await room.readCode()).toMatch(/^\d{6}$/);
  // The log tells of it as an error, too; once more if the next port was not free either.
  const errors = room.takeErrors();
  expect(errors[0]).toContain(`port ${room.hubPort} is in use`);
  expect(errors.filter((error) => !error.includes('the server did not start'))).toEqual([]);
});
