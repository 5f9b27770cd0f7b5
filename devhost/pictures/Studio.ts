/** A room that pictures are taken of: large enough for devices in their true size, with a clock of its own. */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../arkts/language.ts';
import type { DevicePart } from '../e2e/DevicePart.ts';
import { openRoom, type RoomPage } from '../e2e/RoomPage.ts';
import { PictureClock } from './clock.ts';
import type { Album } from './family.ts';

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
  private constructor(
    readonly room: RoomPage,
    readonly clock: PictureClock,
    private readonly album: Album,
  ) {}

  static async open(built: string, album: Album): Promise<Studio> {
    mkdirSync(images, { recursive: true });
    let clock: PictureClock | undefined;
    const room = await openRoom({
      built,
      viewport: STUDIO,
      locale: album.locale,
      context: { deviceScaleFactor: SHARPNESS, timezoneId: 'Asia/Shanghai' },
      prepareBrowser: async (context) => {
        clock = new PictureClock(context, BEGIN);
        await clock.set();
      },
    });
    if (clock === undefined) throw new Error('The browser was not prepared.');
    return new Studio(room, clock, album);
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
    await page.screenshot({
      path: this.fileOf(name),
      omitBackground: true,
      clip: { x: box.x - EDGE, y: box.y - EDGE, width: box.width + 2 * EDGE, height: box.height + 2 * EDGE },
    });
    await style.evaluate((element) => (element as Element).remove());
    this.tell(name);
  }

  /** Takes a picture of the whole room. */
  async takeRoom(name: string): Promise<void> {
    const { page } = this.room;
    await page.setViewportSize(NOTEBOOK);
    await this.settle();
    await page.screenshot({ path: this.fileOf(name) });
    await page.setViewportSize(STUDIO);
    this.tell(name);
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

  private fileOf(name: string): string {
    return path.join(images, `${name}${this.album.suffix}.png`);
  }

  private tell(name: string): void {
    const { size } = statSync(this.fileOf(name));
    console.log(`docs/images/${name}${this.album.suffix}.png`.padEnd(46), `${Math.round(size / 1024)} KiB`);
  }
}
