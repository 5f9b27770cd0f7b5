/**
 * Two phones at one hub: what people say, answer, take back and read, and what a phone does without its network. Each phone
 * is a window of its own; the hub runs in a terminal. One conversation for all tests, each with words of its own: both phones
 * are at their lists before and after each.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from '../../packages/arkts-host/browser.ts';
import { findFreePort } from '../../packages/arkts-host/kits/host/freePort.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { STEP_MILLISECONDS } from '../../packages/arkts-host/test/pages/limits.ts';
import { type RoomServer, startRoomServer } from '../../packages/arkts-host/web/server/RoomServer.ts';

let folder: string;
let hub: ChildProcess;
let link: string;
let port: number;
let server: RoomServer;
let browser: Browser;
let errors: string[];
let one: Page;
let two: Page;

async function startHub(port: number): Promise<void> {
  const args = [inject('builtHub'), '--port', `${port}`, '--data', path.join(folder, 'hub')];
  hub = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  link = await new Promise<string>((resolve, reject) => {
    hub.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const [found] = /hearth:\/\/\S+/.exec(said) ?? [];
      if (found !== undefined) resolve(found.replace(/h=[^&]*/, 'h=127.0.0.1'));
    });
    hub.on('exit', () => reject(new Error(`The hub ended: ${said}`)));
  });
}

async function stopHub(): Promise<void> {
  hub.removeAllListeners('exit');
  const gone = new Promise((resolve) => hub.once('exit', resolve));
  hub.kill('SIGINT');
  await gone;
}

/** A text that a person can see: the list behind an open conversation may say the same. */
function seen(phone: Page, text: string): Locator {
  return phone.getByText(text).filter({ visible: true }).first();
}

/** A phone that was opened by the code on the screen, at its list of conversations. */
async function openPhone(number: number, width = 390): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(STEP_MILLISECONDS);
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  const query = new URLSearchParams({
    module: 'entry',
    device: `phone-${number}`,
    locale: 'en_US',
    dark: '0',
    uri: link,
  });
  await page.goto(server.address('localhost', `/device?${query}`));
  await seen(page, 'Lobby').waitFor();
  return page;
}

async function openLobby(phone: Page): Promise<void> {
  await seen(phone, 'Lobby').click();
  await phone.getByRole('textbox', { name: 'Message' }).waitFor();
}

async function leave(...phones: Page[]): Promise<void> {
  for (const phone of phones) {
    await phone.getByRole('button', { name: 'Back', exact: true }).filter({ visible: true }).click();
    await phone.getByRole('textbox', { name: 'Message' }).waitFor({ state: 'detached' });
  }
}

async function write(phone: Page, text: string): Promise<void> {
  const field = phone.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

async function openMenu(phone: Page, text: string): Promise<void> {
  await seen(phone, text).click({ button: 'right' });
}

/** The messages on the glass, from the top. */
function texts(phone: Page, of: RegExp): Promise<string[]> {
  return phone
    .getByRole('listitem')
    .allInnerTexts()
    .then((items) => items.flatMap((item) => of.exec(item)?.[0] ?? []));
}

beforeAll(async () => {
  errors = [];
  folder = makeTemporaryFolder('talk');
  port = await findFreePort();
  await startHub(port);
  server = await startRoomServer({
    port: 0,
    data: path.join(folder, 'devices'),
    isBuilt: true,
    built: inject('builtPages'),
  });
  browser = await openBrowser();
  [one, two] = [await openPhone(1), await openPhone(2)];
});

afterEach(() => expect(errors.splice(0)).toEqual([]));

afterAll(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await server.close();
  await stopHub();
  removeTemporaryFolder(folder);
});

test('two phones talk, see the same order, and know what was read', async () => {
  await openLobby(one);
  await openLobby(two);
  for (const number of [1, 3, 5]) {
    await write(one, `word ${number}`);
    await seen(two, `word ${number}`).waitFor();
    await write(two, `word ${number + 1}`);
    await seen(one, `word ${number + 1}`).waitFor();
  }
  const order = ['word 1', 'word 2', 'word 3', 'word 4', 'word 5', 'word 6'];
  expect(await texts(one, /word \d/)).toEqual(order);
  expect(await texts(two, /word \d/)).toEqual(order);
  await seen(one, 'Read by 1').waitFor();
  await leave(one, two);
});

test('a person sees that another is typing, and the list says what came last and how much is unread', async () => {
  await openLobby(two);
  await two.getByRole('textbox', { name: 'Message' }).fill('I am wri');
  await seen(one, 'typing…').waitFor();
  await write(two, 'written');
  await seen(one, 'written').waitFor();
  await one.getByRole('img', { name: '1 unread' }).waitFor();
  await leave(two);
});

test('answers, reactions and recalls reach the other phone', async () => {
  await openLobby(one);
  await openLobby(two);
  await write(one, 'Shall we?');
  await seen(two, 'Shall we?').waitFor();

  await openMenu(two, 'Shall we?');
  await two.getByRole('button', { name: 'React with 👍' }).click();
  await one.getByRole('button', { name: '👍 1' }).waitFor();

  await openMenu(two, 'Shall we?');
  await two.getByRole('button', { name: 'Reply' }).click();
  await two.getByText('Replying to Phone 1').waitFor();
  await write(two, 'Yes');
  await seen(one, 'Yes').waitFor();
  expect(await one.getByText('Shall we?').filter({ visible: true }).count()).toBe(2);

  await openMenu(two, 'Yes');
  await two.getByRole('button', { name: 'Recall' }).click();
  await seen(one, 'Phone 2 recalled a message').waitFor();
  await seen(two, 'You recalled a message').waitFor();
  await two.getByRole('button', { name: 'Edit again' }).click();
  expect(await two.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('Yes');
  await two.getByRole('textbox', { name: 'Message' }).fill('');
  await leave(one, two);
});

test('of a long text the beginning is shown, and all of it when somebody wants it', async () => {
  await openLobby(one);
  await openLobby(two);
  await write(one, Array.from({ length: 40 }, (_, index) => `verse ${index + 1}`).join('\n'));
  const message = (phone: Page) =>
    phone
      .getByText(/verse 1\n/)
      .filter({ visible: true })
      .first();
  await message(two).waitFor();
  expect(await message(two).textContent()).toMatch(/verse 12…$/);
  await two.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => message(two).textContent()).toMatch(/verse 40$/);
  await two.getByRole('button', { name: 'Show all' }).waitFor({ state: 'detached' });
  await leave(one, two);
});

test('an edited message changes in place', async () => {
  await openLobby(one);
  await openLobby(two);
  await write(one, 'See you at fvie');
  await seen(two, 'See you at fvie').waitFor();
  await openMenu(one, 'See you at fvie');
  await one.getByRole('button', { name: 'Edit' }).click();
  await write(one, 'See you at five');
  await seen(two, 'See you at five').waitFor();
  await seen(two, 'edited').waitFor();
  await leave(one, two);
});

test('what is begun is kept as a draft', async () => {
  await openLobby(one);
  await one.getByRole('textbox', { name: 'Message' }).fill('half a thought');
  await leave(one);
  await seen(one, '[Draft]').waitFor();
  await openLobby(one);
  await expect.poll(() => one.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a thought');
  await one.getByRole('textbox', { name: 'Message' }).fill('');
  await leave(one);
});

test('a new group is there for everyone, and whoever joins can talk in it', async () => {
  await one.getByRole('button', { name: 'New group' }).click();
  await one.getByRole('textbox', { name: 'Name of the group' }).fill('Cooks');
  await one.getByRole('button', { name: 'Create' }).click();
  await seen(one, 'The group “Cooks” was created').waitFor();
  await write(one, 'Soup?');
  await two.getByRole('button', { name: 'Join', exact: true }).click();
  await write(two, 'Soup!');
  await seen(one, 'Soup!').waitFor();
  await leave(one, two);
});

test('what is written while the hub is away waits in sight, and arrives once when it is back', async () => {
  await openLobby(one);
  await openLobby(two);
  await write(one, 'before');
  await seen(two, 'before').waitFor();
  await stopHub();
  await write(one, 'meanwhile');
  await seen(one, 'Waiting for the connection').waitFor();
  await startHub(port);
  await seen(two, 'meanwhile').waitFor();
  await expect.poll(() => texts(two, /before|meanwhile/)).toEqual(['before', 'meanwhile']);
  await expect.poll(() => texts(one, /before|meanwhile/)).toEqual(['before', 'meanwhile']);
  await leave(one, two);
});

test('Shift and Enter begin a new line, and Escape ends what is under way before it leaves', async () => {
  await openLobby(one);
  const field = one.getByRole('textbox', { name: 'Message' });
  await field.focus();
  await one.keyboard.type('first');
  await one.keyboard.press('Shift+Enter');
  await one.keyboard.type('second');
  await expect.poll(() => field.inputValue()).toBe('first\nsecond');
  await one.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('');
  await openMenu(one, 'second');
  await one.getByRole('button', { name: 'Reply' }).click();
  await one.getByText(/^Replying to/).waitFor();
  await field.focus();
  await one.keyboard.press('Escape');
  await one.getByText(/^Replying to/).waitFor({ state: 'detached' });
  await one.keyboard.press('Escape');
  await one.getByRole('tab', { name: 'Chats' }).waitFor();
});
