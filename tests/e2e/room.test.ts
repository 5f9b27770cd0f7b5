/**
 * The room itself: it opens, its devices are applications of their own, and its switches do what they say. What the
 * applications do is tested beside this file, page by page; their kits in kits/. All tests have one room, and leave it as
 * they found it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createConnection } from 'node:net';
import path from 'node:path';
import { JoinLink } from '@hearth/common';
import json5 from 'json5';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { accessibilityFaults } from './accessibility.ts';
import type { DevicePart } from './DevicePart.ts';
import { DEFAULT_VIEWPORT, openRoom, type RoomPage } from './RoomPage.ts';

/** How `ws` reports the end of a connection that nobody closed. */
const ENDED_WITHOUT_CLOSE_FRAME = 1006;

const DARK_COLORS = 'server_tv/src/main/resources/dark/element/color.json';

interface ColorJson {
  readonly color: readonly { readonly name: string; readonly value: string }[];
}

let room: RoomPage;

beforeAll(async () => {
  room = await openRoom();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

/** @param color such as `#0b0f1a` */
function toRgb(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return `rgb(${red}, ${green}, ${blue})`;
}

test('a newcomer sees the screen and two phones, each with its own page', async () => {
  await room.screen.app.locator('.ui-page').first().waitFor();
  await room.phone(1).app.locator('.ui-page').first().waitFor();
  await room.phone(2).app.locator('.ui-page').first().waitFor();
  expect(room.takeErrors()).toEqual([]);
});

test('axe finds no serious fault in the room and on its devices, in light and in dark', async () => {
  expect(await accessibilityFaults(room.page)).toEqual([]);
  await room.page.getByLabel('Room', { exact: true }).selectOption('dark');
  expect(await accessibilityFaults(room.page, { isColorsOnly: true })).toEqual([]);
  await room.page.getByLabel('Room', { exact: true }).selectOption('light');
});

test('the room changes its language and its colors while its devices run on, and those that spoke its language follow', async () => {
  const mark = (device: DevicePart) => device.app.locator('html');
  const devices = [room.screen, room.phone(1), room.phone(2)];
  for (const device of devices) await mark(device).evaluate((html) => html.setAttribute('data-mark', ''));
  await room.phone(1).setLanguage('zh_CN');
  await room.page.getByLabel('Room', { exact: true }).selectOption('dark');
  const language = () => room.page.locator('.heading').getByLabel(/^(Language|语言)$/);
  await language().selectOption('zh');
  await room.page.getByRole('button', { name: '添加手机' }).waitFor();
  for (const device of devices) await device.app.locator('.ui-window[lang="zh-CN"]').waitFor();
  await room.phone(1).setLanguage('en_US');
  await room.phone(2).setLanguage('en_US');
  await language().selectOption('en');
  await room.screen.app.locator('.ui-window[lang="en-US"]').waitFor();
  for (const device of devices) expect(await mark(device).getAttribute('data-mark')).toBe('');
  await room.page.getByLabel('Room', { exact: true }).selectOption('light');
});

test('the keyboard belongs to the device that was clicked last', async () => {
  const keyboardIsAt = () => room.page.evaluate(() => document.activeElement?.getAttribute('title'));
  for (const number of [1, 2, 1]) {
    const page = room.phone(number).app.locator('.ui-page').first();
    await page.click({ position: { x: 5, y: 400 } });
    expect(await keyboardIsAt()).toBe(`Phone ${number}`);
  }
});

test('the room is as wide as a narrow window', async () => {
  await room.page.setViewportSize({ width: 390, height: 800 });
  const widths = () => room.page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(widths).toBe(390);
  await room.page.setViewportSize(DEFAULT_VIEWPORT);
});

test('a third phone joins the room, and leaves it', async () => {
  await room.addPhone();
  await room.phone(3).waitForState('foreground');
  const panel = room.phone(3).panel;
  await panel.getByRole('button', { name: 'More' }).click();
  await panel.getByRole('button', { name: 'Remove' }).click();
  await panel.waitFor({ state: 'detached' });
});

describe('a device', () => {
  test("shows the application's icon on its own color from the start until the first page is there", async () => {
    const page = await room.page.context().newPage();
    let letThrough = () => {};
    const isLetThrough = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.routeWebSocket(/./, async (socket) => {
      await isLetThrough;
      socket.connectToServer();
    });
    await page.goto(room.address({ module: 'server_tv', device: 'screen-2', locale: 'en_US', dark: '1' }));
    const shown = page.locator('.start-window');
    await shown.locator('img').evaluate((icon: HTMLImageElement) => icon.decode());
    const { color } = json5.parse<ColorJson>(readFileSync(path.join(projectRoot, DARK_COLORS), 'utf8'));
    const background = color.find(({ name }) => name === 'start_window_background')?.value.toLowerCase();
    expect(await shown.evaluate((element) => element.style.backgroundColor)).toBe(toRgb(background ?? ''));
    letThrough();
    await page.locator('.ui-page').first().waitFor();
    await shown.waitFor({ state: 'detached' });
    await page.close();
  });

  test('keeps its files when it is killed and started again, apart from those of others', async () => {
    const folderOf = (device: string) => path.join(room.data, device, 'entry/preferences');
    /** The name that the phone has written down; other settings may follow it at any time. */
    const kept = (device: string) =>
      readdirSync(folderOf(device))
        .map((name) => readFileSync(path.join(folderOf(device), name), 'utf8'))
        .flatMap((text) => /"name","[^"]+"/.exec(text) ?? []);
    await expect.poll(() => kept('phone-1')).not.toEqual([]);
    await expect.poll(() => kept('phone-2')).not.toEqual([]);
    const before = kept('phone-1');
    const mark = path.join(room.data, 'phone-1/entry/mark');
    writeFileSync(mark, '');
    await room.phone(1).kill();
    await room.phone(1).panel.locator('iframe').waitFor({ state: 'detached' });
    await room.phone(1).start();
    await room.phone(1).app.locator('.ui-page').first().waitFor();
    expect(kept('phone-1')).toEqual(before);
    expect(existsSync(mark)).toBe(true);
    expect(kept('phone-2')).not.toEqual(before);
  });

  test('shows its size, its colors and its language as they are set', async () => {
    const phone = room.phone(1);
    await phone.setSize('tablet');
    expect(await phone.app.locator('html').evaluate(() => [innerWidth, innerHeight])).toEqual([800, 1280]);
    await phone.setDark(true);
    await phone.app.locator('.ui-window.ui-dark').waitFor();
    await phone.setLanguage('zh_CN');
    await phone.app.locator('.ui-window[lang="zh-CN"]').waitFor();
    await phone.setLanguage('en_US');
    await phone.setDark(false);
    await phone.setSize('phone');
  });

  test('shows an error of its application, and none that is only the browser telling of a size a frame later', async () => {
    const { app } = room.phone(1);
    const tell = (message: string) =>
      app
        .locator('body')
        .evaluate((_, text) => dispatchEvent(new ErrorEvent('error', { message: text, cancelable: true })), message);
    expect(await tell('ResizeObserver loop completed with undelivered notifications.')).toBe(false);
    expect(room.takeErrors()).toEqual([]);
    await tell('That went wrong');
    await app.getByText('That went wrong').first().waitFor();
    await expect.poll(() => room.takeErrors().join()).toContain('That went wrong');
    await room.phone(1).kill();
    await room.phone(1).start();
  });

  test('goes to the background and comes back; Back on its first page takes it there, too', async () => {
    const phone = room.phone(1);
    await phone.toBackground();
    await phone.toForeground();
    await phone.back();
    await phone.waitForState('background');
    await phone.toForeground();
  });

  test('is asked for a second Back on the screen, which ends the room for everybody', async () => {
    await room.screen.press('Back');
    await room.screen.shows('Back once more ends the room for everybody.');
    await room.screen.app.getByText('Back once more ends the room for everybody.').waitFor({ state: 'detached' });
    // On a busy machine the second may come too late, and is the first of the next two then.
    const background = room.screen.panel.locator('.status[data-state="background"]');
    await expect
      .poll(async () => {
        if ((await background.count()) === 0) await room.screen.press('Back', 'Back');
        return background.count();
      })
      .toBe(1);
    await room.screen.toForeground();
  });
});

describe('the hub that the screen runs', () => {
  const isAnswered = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = createConnection({ port: room.hubPort, host: '127.0.0.1' });
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });

  test('listens on a real socket, until the screen is killed', async () => {
    await expect.poll(isAnswered).toBe(true);
    await room.screen.kill();
    await expect.poll(isAnswered).toBe(false);
    await room.screen.start();
    await expect.poll(isAnswered).toBe(true);
  });

  test('loses its connections when the network of the screen is cut', async () => {
    await expect.poll(isAnswered).toBe(true);
    const visitor = createConnection({ port: room.hubPort, host: '127.0.0.1' });
    await new Promise((resolve) => visitor.on('connect', resolve));
    const end = new Promise((resolve) => visitor.on('error', resolve));
    await room.screen.switchNetwork('Cut');
    expect(await end).toMatchObject({ code: 'ECONNRESET' });
    await room.screen.app.locator('html[data-network="cut"]').waitFor();
    await room.screen.switchNetwork('On');
    await room.screen.app.locator('html[data-network="up"]').waitFor();
  });

  test('has the network that the switch gives it also after it was killed', async () => {
    await room.screen.switchNetwork('Cut');
    await room.screen.kill();
    await room.screen.start();
    await room.screen.app.locator('html[data-network="cut"]').waitFor();
    await room.screen.switchNetwork('On');
  });
});

describe('a phone', () => {
  test('comes from an address of its own, and its network switch cuts its real connection', async () => {
    const hub = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    const arrival = new Promise<{ address: string | undefined; end: Promise<number> }>((resolve) => {
      hub.on('connection', (socket, { socket: { remoteAddress: address } }) =>
        resolve({ address, end: new Promise((ended) => socket.on('close', ended)) }),
      );
    });
    await new Promise((resolve) => hub.on('listening', resolve));
    const { port } = hub.address() as AddressInfo;
    const link = new JoinLink('127.0.0.1', port, '123456', 'A'.repeat(22), false).toText();
    await room.phone(1).kill();
    const alone = await room.page.context().newPage();
    await alone.goto(room.address({ module: 'entry', device: 'phone-1', uri: link }));
    const { address, end } = await arrival;
    expect(address).toMatch(/^127\.0\.0\.[^1]/);
    await room.phone(1).switchNetwork('Cut');
    expect(await end).toBe(ENDED_WITHOUT_CLOSE_FRAME);
    await alone.close();
    hub.close();
    await room.phone(1).switchNetwork('On');
  });

  test('joins the hub by the code that is to be seen on the screen', async () => {
    await expect.poll(() => room.screen.app.locator('.ui-QRCode svg').count()).toBeGreaterThan(0);
    await room.phone(2).scanScreen();
    const databases = () =>
      readdirSync(path.join(room.data, 'phone-2/entry/database'), { recursive: true }).map(String);
    await expect.poll(databases).toContainEqual(expect.stringMatching(/hearth_.*\.db$/));
  });
});
