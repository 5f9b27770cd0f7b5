/** The second project's page in Chromium: what its application shows, and a picture of it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { openBrowser } from '../../browser.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';
import { startRoomServer } from '../../web/server/RoomServer.ts';
import { takePicture } from '../../web/takePicture.ts';

test('the applications of a second project are on devices in the room, and work', async () => {
  const data = makeTemporaryFolder('demo');
  const server = await startRoomServer({ port: 0, data });
  try {
    const page = await (await openBrowser()).newPage();
    await page.goto(server.address('localhost'));
    await page.getByRole('heading', { name: 'com.example.demo' }).waitFor();
    const app = page.frameLocator('iframe[title="Phone 1"]');
    await app.getByText('A second project').waitFor();
    await app.getByRole('button', { name: 'Greet' }).click();
    await app.getByText('Hello Ada').waitFor();
    await page.frameLocator('iframe[title="Screen"]').getByText('The same on a screen').waitFor();
    await page.close();
  } finally {
    await server.close();
    removeTemporaryFolder(data);
  }
});

test('a picture of it has the size of the device', async () => {
  const folder = makeTemporaryFolder('picture');
  const file = path.join(folder, 'entry.png');
  const size = { width: 360, height: 640 };
  await takePicture({ module: 'entry', file, size, locale: 'en_US', isDark: false });
  expect(imageSize(readFileSync(file))).toMatchObject(size);
  removeTemporaryFolder(folder);
});
