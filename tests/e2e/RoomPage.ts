/**
 * The room in Chromium, for tests by what a person sees and does.
 *
 * ```ts
 * const room = await openRoom();
 * await room.phone(1).app.getByRole('button', { name: 'Join' }).click();
 * await room.phone(1).switchNetwork('Cut');
 * await room.close(); // fails if any page reported an error that the test did not expect
 * ```
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../packages/arkts-host/browser.ts';
import { findFreePort } from '../../packages/arkts-host/kits/host/freePort.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { STEP_MILLISECONDS } from '../../packages/arkts-host/test/pages/limits.ts';
import { readRoomFacts } from '../../packages/arkts-host/web/build/roomModules.ts';
import { firstSettings, SETTINGS_KEY, withSoftKeyboards } from '../../packages/arkts-host/web/room/settings.ts';
import { type RoomServer, startRoomServer } from '../../packages/arkts-host/web/server/RoomServer.ts';
import { DevicePart } from './DevicePart.ts';

export interface RoomOptions {
  /** Width and height of the window; default 1440 x 900. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The browser's language, which the room and its devices speak at first; default `en-US`. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** How many phones stand beside the screen; default 2. Each takes time to start, also if nobody uses it. */
  readonly phones?: number;
  /** A keyboard comes up on the phones' screens, as it does for people; default: none, for tests of other things. */
  readonly hasSoftKeyboard?: boolean;
  /** More about the browser, such as its time zone. */
  readonly context?: BrowserContextOptions;
  /** Called before the room is opened, with the browser that will open it. */
  readonly prepareBrowser?: (context: BrowserContext) => Promise<void>;
  /** Where the built pages are; default: where the tests of this run find them. */
  readonly built?: string;
  /** Called before any device starts, with the folder that holds a folder for each device's files. */
  readonly prepare?: (data: string) => Promise<void>;
}

export const DEFAULT_VIEWPORT = { width: 1440, height: 900 };
const PHONES = 2;
const PHONE = { width: 360, height: 780 };

/** Serves the room on a free port, with devices that have never been used, and opens it. */
export async function openRoom(options: RoomOptions = {}): Promise<RoomPage> {
  const data = makeTemporaryFolder('room');
  const hubPort = await findFreePort();
  choosePort(data, hubPort);
  await options.prepare?.(data);
  const built = options.built ?? (await import('vitest')).inject('builtPages');
  const server = await startRoomServer({ port: 0, data, isBuilt: true, built });
  const browser = await openBrowser();
  const { viewport = DEFAULT_VIEWPORT, locale = 'en-US', colorScheme = 'light', phones = PHONES } = options;
  const bare = firstSettings(readRoomFacts(projectRoot), locale, colorScheme === 'dark', phones);
  const settings = options.hasSoftKeyboard === true ? withSoftKeyboards(bare) : bare;
  const origin = new URL(server.address('localhost')).origin;
  const context = await browser.newContext({
    viewport,
    locale,
    colorScheme,
    reducedMotion: 'reduce',
    storageState: {
      cookies: [],
      origins: [{ origin, localStorage: [{ name: SETTINGS_KEY, value: JSON.stringify(settings) }] }],
    },
    ...options.context,
  });
  context.setDefaultTimeout(STEP_MILLISECONDS);
  await options.prepareBrowser?.(context);
  const room = new RoomPage(server, context, await context.newPage(), data, hubPort);
  await room.open(phones);
  return room;
}

/** As if the screen's owner had chosen a port before: 8080 may be another program's on the machine that tests. */
function choosePort(data: string, port: number): void {
  const folder = path.join(data, 'screen/server_tv/preferences');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'hub'), JSON.stringify([['port', port]]));
}

export class RoomPage {
  readonly screen: DevicePart;
  private readonly errors: string[] = [];

  constructor(
    private readonly server: RoomServer,
    private readonly context: BrowserContext,
    readonly page: Page,
    /** Holds a folder for each device's files. */
    readonly data: string,
    /** Where the screen's hub listens. */
    readonly hubPort: number,
  ) {
    this.screen = new DevicePart(page, /^(Screen|智慧屏)$/);
    this.watch(page);
  }

  /** The address of the room, with the key that opens it; with `device`, of a page that is this device alone. */
  address(device?: Readonly<Record<string, string>>): string {
    return this.server.address('localhost', device === undefined ? '/' : `/device?${new URLSearchParams(device)}`);
  }

  /** @param number as the room counts them, from 1 */
  phone(number: number): DevicePart {
    return new DevicePart(this.page, new RegExp(`^(Phone|手机) ${number}$`));
  }

  /** Opens the room, or opens it anew; resolves when the screen and so many phones run. */
  async open(phones: number): Promise<void> {
    await this.page.goto(this.address());
    await this.screen.waitForState('foreground');
    for (let number = 1; number <= phones; number++) await this.phone(number).waitForState('foreground');
  }

  /** The six digits on the screen. */
  async readCode(): Promise<string> {
    const text = await this.screen.app
      .getByText(/^\d{3} \d{3}$/)
      .first()
      .textContent();
    return (text ?? '').replace(' ', '');
  }

  /** A link to the screen with the code that is on it. */
  async readLink(): Promise<string> {
    return `hearth://join?h=127.0.0.1&p=${this.hubPort}&c=${await this.readCode()}`;
  }

  /**
   * Opens a phone in a window of its own.
   *
   * @param device its name to Node
   * @param uri the link that it is opened by, if any
   */
  async openPhoneAlone(device: string, uri?: string, locale: 'en_US' | 'zh_CN' = 'en_US'): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(PHONE);
    this.watch(page);
    const query = { module: 'entry', device, locale, dark: '0' };
    await page.goto(this.address(uri === undefined ? query : { ...query, uri }));
    return page;
  }

  async addPhone(): Promise<void> {
    await this.page.getByRole('button', { name: /Add a phone|添加手机/ }).click();
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Errors that pages reported so far; reading them takes them. */
  takeErrors(): string[] {
    return this.errors.splice(0);
  }

  /** @throws Error with what pages reported since the last look */
  async expectNoErrors(): Promise<void> {
    for (const frame of this.page.frames()) {
      // What failed a moment ago may not have been told yet.
      await frame.locator('html:not([data-reporting]), html[data-reporting="0"]').waitFor({ state: 'attached' });
    }
    const errors = this.takeErrors();
    if (errors.length > 0) throw new Error(`Pages reported errors:\n${errors.join('\n')}`);
  }

  /** Ends everything. @throws Error with what pages reported, if anything is left of it */
  async close(): Promise<void> {
    try {
      await this.expectNoErrors();
    } finally {
      await this.context.close();
      await this.server.close();
      removeTemporaryFolder(this.data);
    }
  }
}
