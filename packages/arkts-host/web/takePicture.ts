/** Starts an application in Chromium and takes a picture of its window. */
import { closeBrowser, openBrowser } from '../browser.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporaryFolder.ts';
import { startRoomServer } from './server/RoomServer.ts';

export interface PictureSetting {
  readonly module: string;
  /** Where the PNG goes. */
  readonly file: string;
  /** Of the device, in vp. */
  readonly size: { readonly width: number; readonly height: number };
  readonly locale: string;
  readonly isDark: boolean;
}

/** Longer than an application takes to be compiled and started. */
const START_MILLISECONDS = 120_000;

/** @throws Error with the page's own words when the application does not start */
export async function takePicture({ module, file, size, locale, isDark }: PictureSetting): Promise<void> {
  const data = makeTemporaryFolder('picture');
  const server = await startRoomServer({ port: 0, data });
  try {
    const context = await (await openBrowser()).newContext({ viewport: size, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    const query = new URLSearchParams({ module, device: 'picture', locale, dark: isDark ? '1' : '0' });
    await page.goto(server.address('localhost', `/device?${query}`));
    const started = page.locator('html[data-state="foreground"], html[data-state="failed"], .ui-errors');
    await started.first().waitFor({ state: 'attached', timeout: START_MILLISECONDS });
    await page.waitForLoadState('networkidle');
    const shown = await page.locator('.ui-errors').allInnerTexts();
    if (shown.length > 0) throw new Error(`The application does not start:\n${[...shown, ...problems].join('\n')}`);
    await page.screenshot({ path: file });
    await context.close();
  } finally {
    await closeBrowser();
    await server.close();
    removeTemporaryFolder(data);
  }
}
