/** A room that pictures are taken of: large enough for devices in their true size, with a clock of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import type { DevicePart } from '../../tests/e2e/DevicePart.ts';
import { openRoom, type RoomPage } from '../../tests/e2e/RoomPage.ts';
import { PictureClock } from './clock.ts';
import type { Album } from './family.ts';
import { drawLantern } from './lantern.ts';
import { shrinkPng } from './png.ts';

const images = path.join(projectRoot, 'docs/images');
/** A Friday evening in autumn; what follows is the day after. */
const BEGIN = Date.parse('2026-10-23T18:40:00+08:00');
/** Devices are shown as large as they are; the room itself as people see it on a notebook. */
const STUDIO = { width: 2200, height: 1190 };
const TABLET_STUDIO = { width: 2200, height: 1700 };
const NOTEBOOK = { width: 1440, height: 900 };
/** Of the picture, for each CSS pixel. */
const SHARPNESS = 1.5;
/** CSS pixels around a device: the line around its case. */
const EDGE = 2;
/** What stands for an address that another computer would have. */
const ADDRESS = '192.168.1.20:8080';

export class Studio {
  /** By the names of their files. */
  private readonly taken = new Map<string, Buffer>();

  private constructor(
    readonly room: RoomPage,
    readonly clock: PictureClock,
    private readonly album: Album,
    /** A file with the picture that somebody sends. */
    readonly picture: string,
  ) {}

  static async open(built: string, album: Album): Promise<Studio> {
    mkdirSync(images, { recursive: true });
    const picture = path.join(built, 'lantern.jpg');
    let clock: PictureClock | undefined;
    const room = await openRoom({
      built,
      viewport: STUDIO,
      locale: album.locale,
      context: { deviceScaleFactor: SHARPNESS, timezoneId: 'Asia/Shanghai' },
      prepareBrowser: async (context) => {
        clock = new PictureClock(context, BEGIN);
        await drawLantern(context, picture);
        await clock.set();
      },
    });
    if (clock === undefined) throw new Error('The browser was not prepared.');
    return new Studio(room, clock, album, picture);
  }

  /** Takes a picture of a device alone, cut out along its case. */
  async take(device: DevicePart, name: string): Promise<void> {
    const { page } = this.room;
    const isTablet = (await device.panel.locator('.case.tablet').count()) > 0;
    await page.setViewportSize(isTablet ? TABLET_STUDIO : STUDIO);
    await this.settle();
    const box = await device.panel.locator('.case').boundingBox();
    if (box === null) throw new Error('The device is not to be seen.');
    const style = await page.addStyleTag({
      content: 'html, body { background: none !important } .case { box-shadow: 0 0 0 1px #59606b !important }',
    });
    const picture = await page.screenshot({
      omitBackground: true,
      clip: { x: box.x - EDGE, y: box.y - EDGE, width: box.width + 2 * EDGE, height: box.height + 2 * EDGE },
    });
    await style.evaluate((element) => (element as Element).remove());
    this.keep(name, picture);
  }

  /** Takes a picture of the whole room. */
  async takeRoom(name: string): Promise<void> {
    const { page } = this.room;
    await page.setViewportSize(NOTEBOOK);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.settle();
    const picture = await page.screenshot();
    await page.setViewportSize(STUDIO);
    this.keep(name, picture);
  }

  /** Lets everything come to rest: fonts, pictures, what moves. */
  private async settle(): Promise<void> {
    for (const frame of this.room.page.frames()) {
      await frame.evaluate(async (address) => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const { currentNode: text } = texts;
          text.nodeValue = (text.nodeValue ?? '').replace(/\b\d+\.\d+\.\d+\.\d+:\d+\b/, address);
        }
        await document.fonts.ready;
        const ends = document
          .getAnimations()
          .filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
        await Promise.allSettled(ends.map((each) => each.finished));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, ADDRESS);
    }
  }

  private keep(name: string, picture: Buffer): void {
    this.taken.set(`${name}${this.album.suffix}.png`, picture);
  }

  /** Closes the room and writes the pictures. Not before: while one is made small, the devices' system stands still. */
  async close(): Promise<void> {
    await this.room.close();
    for (const [file, picture] of this.taken) {
      const small = shrinkPng(picture);
      writeFileSync(path.join(images, file), small);
      console.log(`docs/images/${file}`.padEnd(46), `${Math.round(small.length / 1024)} KiB`);
    }
  }
}
