/**
 * Kits in a page do what kits in Node do: the same results, the same failures. What that is, the kits' own tests in
 * test/kits say; here both are compared. Also: what becomes of a page's objects when the page goes.
 */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../browser.ts';
import { hostFolder } from '../../../hostFolder.ts';
import { findFreePort, HostApp } from '../../../kits/host/index.ts';
import { projectRoot } from '../../../projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../../temporaryFolder.ts';
import { type RoomServer, startRoomServer } from '../../../web/server/RoomServer.ts';
import { STEP_MILLISECONDS } from '../limits.ts';
import { checks } from './checks.ts';

let data: string;
let server: RoomServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  data = makeTemporaryFolder('kits');
  server = await startRoomServer({ port: 0, data });
  browser = await openBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(STEP_MILLISECONDS);
  await open();
});

afterAll(async () => {
  await page.close();
  await server.close();
  removeTemporaryFolder(data);
});

async function open(): Promise<void> {
  // Away first: from an address to the same one, with its fragment, a browser does not load anything.
  await page.goto('about:blank');
  await page.goto(server.address('localhost', `/@fs${hostFolder}/test/pages/kits/index.html`));
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
}

async function inNode(name: string): Promise<unknown> {
  const storageRoot = makeTemporaryFolder('kits-node');
  const app = HostApp.ofModule(path.join(projectRoot, 'apps/screen'), { storageRoot });
  const freePort = await findFreePort();
  const place = { databaseDir: storageRoot, preferencesDir: storageRoot, filesDir: storageRoot, freePort };
  try {
    return await app.run(() => checks[name]?.(place));
  } finally {
    app.endProcess();
    removeTemporaryFolder(storageRoot);
  }
}

async function inPage(name: string): Promise<unknown> {
  const freePort = await findFreePort();
  return page.evaluate(([check, port]) => kitsPage.run(check, port), [name, freePort] as const);
}

test.each(Object.keys(checks))('%s', async (name) => {
  const expected = await inNode(name);
  expect(await inPage(name)).toEqual(expected);
});

test('when a page goes, its process has ended: the next one has its port and what it had committed', async () => {
  const freePort = await findFreePort();
  await page.evaluate((port) => kitsPage.hold(port), freePort);
  await open();
  expect(await page.evaluate((port) => kitsPage.find(port), freePort)).toEqual({ started: true, words: ['committed'] });
});

test('Image finds pictures that the application may read, by their addresses, and nothing else', async () => {
  const found = await page.evaluate(() => kitsPage.showPictures());
  expect(found).toEqual({ own: 1, text: 415, elsewhere: 404, neverChosen: 404, guessed: 403, posted: 403 });
});

test('another site may not reach a device: neither by WebSocket nor by a synchronous request', async () => {
  const stranger = await browser.newPage();
  // The same server by another name is another site to a browser; here it is one to the bridge, too.
  await stranger.route('http://stranger.test/', (route) =>
    route.fulfill({ body: '<p>stranger</p>', contentType: 'text/html' }),
  );
  await stranger.goto('http://stranger.test/');
  const refused = await stranger.evaluate(async (port) => {
    const socket = new WebSocket(`ws://localhost:${port}/bridge/device?device=phone-9&module=entry`);
    return new Promise((resolve) => {
      socket.addEventListener('open', () => resolve('open'));
      socket.addEventListener('error', () => resolve('refused'));
    });
  }, server.port);
  expect(refused).toBe('refused');
  const answer = await fetch(`http://localhost:${server.port}/bridge/sync?token=guessed`, { method: 'POST' });
  expect(answer.status).toBe(403);
});
