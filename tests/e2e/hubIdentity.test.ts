/** A screen is known by its id: it may move, and whoever takes its place is somebody else. One room, test after test. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../packages/arkts-host/kits/host/freePort.ts';
import { openRoom, type RoomPage } from './RoomPage.ts';

let room: RoomPage;

beforeAll(async () => {
  room = await openRoom({ phones: 1 });
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
});

afterEach(() => room.expectNoErrors());

afterAll(() => room.close());

function glass(): FrameLocator {
  return room.phone(1).app;
}

function seen(text: string | RegExp): Locator {
  return glass().getByText(text).filter({ visible: true }).first();
}

function button(name: string): Locator {
  return glass().getByRole('button', { name, exact: true }).filter({ visible: true }).first();
}

function composer(): Locator {
  return glass().getByRole('textbox', { name: 'Message' }).filter({ visible: true });
}

async function join(port: number): Promise<void> {
  await glass().getByRole('textbox', { name: 'Address or link of the screen' }).fill(`127.0.0.1:${port}`);
  await glass()
    .getByRole('textbox', { name: 'Code on the screen' })
    .pressSequentially(await room.readCode());
  await seen('Lobby').waitFor();
}

/** What the screen's settings hold, as its file has them. */
function settingsFile(): string {
  return path.join(room.data, 'screen/server_tv/preferences/hub');
}

function settings(): [string, unknown][] {
  return JSON.parse(readFileSync(settingsFile(), 'utf8')) as [string, unknown][];
}

/** As if the screen had been left with these: the twin of the file would only say that somebody changed it. */
function writeSettings(settings: readonly [string, unknown][]): void {
  writeFileSync(settingsFile(), JSON.stringify(settings.filter(([key]) => key !== '#sum')));
  rmSync(`${settingsFile()}-twin`, { force: true });
}

async function leave(): Promise<void> {
  await glass().getByRole('tab', { name: 'Settings' }).click();
  await button('Leave this screen').click();
  await button('Leave').click();
  await seen('Join a screen').waitFor();
}

test('a screen at another port is the same screen, with what was not sent yet', async () => {
  await join(room.hubPort);
  await seen('Lobby').click();
  await composer().fill('half a sentence');
  await room.phone(1).back();
  await seen(/half a sentence/).waitFor();

  await room.screen.kill();
  const port = await findFreePort();
  writeSettings(settings().map(([key, value]) => [key, key === 'port' ? port : value]));
  await room.screen.start();
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();

  // The network says where the screen is now, so one tap is enough.
  await leave();
  await glass()
    .getByRole('button', { name: new RegExp(`:${port}`) })
    .click();
  await seen(/half a sentence/).waitFor();

  // By hand and with a code it is the same screen, too.
  await leave();
  await join(port);
  await seen(/half a sentence/).waitFor();
});

test('another screen at the old address is told nothing, and a code begins anew with it', async () => {
  await room.screen.kill();
  const port = settings().find(([key]) => key === 'port') as [string, number];
  for (const folder of ['database', 'preferences', 'files']) {
    const own = path.join(room.data, 'screen/server_tv', folder);
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own);
  }
  writeSettings([port]);
  await room.screen.start();
  await room.screen.app.locator('.ui-QRCode svg').first().waitFor();

  await seen('This is another screen').waitFor();
  await button('Read what is on this phone').click();
  await seen(/half a sentence/).waitFor();
  await seen(/^Another screen answers at this address/).waitFor();
  await button('Join again').click();
  await join(port[1]);
  await expect.poll(() => seen(/half a sentence/).count()).toBe(0);
});
