/** What is in the pictures, in the order in which it happens. */
import { Remote } from '../../tests/e2e/Remote.ts';
import type { Album, Line, Relative } from './family.ts';
import { Guest, PEOPLE } from './Guest.ts';
import type { Studio } from './Studio.ts';

const CHATS = /^(Chats|消息)$/;
const SETTINGS = /^(Settings|设置)$/;
const NEW_GROUP = /^(New group|新建群聊)$/;
const GROUP_NAME = /^(Name of the group|群聊名称)$/;
const CREATE = /^(Create|创建)$/;
const ANNOUNCEMENT = /^(Announcement|公告)$/;
const ANNOUNCE = /^(Announce|发布)$/;
/** Of chatter, for a chart that covers a minute. */
const ROUNDS = 16;
const TILL_TOMORROW = 22 * 60 + 30;
const OFFLINE = /No network|没有网络/;
/** How many there are, and how many are here. */
const ALL_ONLINE = /4\D+4\D/;

export class Scenes {
  private guests: Guest[] = [];

  constructor(
    private readonly studio: Studio,
    private readonly album: Album,
  ) {}

  async play(): Promise<void> {
    await this.comeIn();
    await this.talk(this.album.yesterday);
    await this.studio.clock.moveOn(TILL_TOMORROW);
    await this.startAnew();
    await this.talk(this.album.today);
    await this.startAnew();
    await this.conversations();
    await this.screen();
    await this.aside();
    await this.offline();
    await this.tablet();
  }

  private get first(): Guest {
    return this.guests[0] as Guest;
  }

  private async comeIn(): Promise<void> {
    const { studio, album } = this;
    const { room } = studio;
    await room.screen.app.locator('.ui-QRCode svg').first().waitFor();
    const glasses = [room.phone(1).app, room.phone(2).app];
    for (const [index, relative] of album.relatives.entries()) {
      const locale = album.language === 'zh' ? 'zh_CN' : 'en_US';
      const glass = glasses[index] ?? (await room.openPhoneAlone(`phone-${index + 1}`, undefined, locale));
      this.guests.push(new Guest(glass, album, relative as Relative));
    }
    await studio.take(room.screen, 'screen-welcome');
    await this.first.introduce();
    await studio.take(room.phone(1), 'join');
    await this.first.beginToType('192.168.1.20:8080', (await room.readCode()).slice(0, 4));
    await studio.take(room.phone(1), 'join-code');
    for (const guest of this.guests.slice(1)) await guest.introduce();
    const link = await room.readLink();
    for (const guest of this.guests) {
      await guest.join(link);
      await guest.openLobby();
    }
  }

  private async talk(lines: readonly Line[]): Promise<void> {
    for (const line of lines) {
      await this.studio.clock.moveOn(line.after);
      await this.guests[line.by]?.say(line, this.studio.room.page, this.studio.picture);
      for (const guest of this.guests) {
        await guest.sees(line.text).waitFor();
        if (line.hasPicture) await guest.picture.waitFor();
      }
      for (const [emoji, indexes] of line.reactions ?? []) {
        for (const index of indexes) await this.guests[index]?.react(line.text, emoji);
      }
    }
  }

  /** The clock has been turned: devices that are started anew all go by it. */
  private async startAnew(): Promise<void> {
    const { room } = this.studio;
    const devices = [room.screen, room.phone(1), room.phone(2)];
    for (const device of devices) await device.kill();
    for (const device of devices) await device.start();
    for (const page of room.page.context().pages()) if (page !== room.page) await page.reload();
    for (const guest of this.guests) {
      await guest.openLobby();
      await guest.sees(ALL_ONLINE).waitFor({ timeout: 60_000 });
    }
  }

  private async conversations(): Promise<void> {
    const { studio, album } = this;
    const phone = studio.room.phone(1);
    await studio.take(phone, 'conversation');
    await phone.setDark(true);
    await studio.take(phone, 'conversation-dark');
    await phone.setDark(false);
    for (const guest of this.guests.slice(0, 2)) await guest.sees(ALL_ONLINE).waitFor({ timeout: 60_000 });
    await studio.takeRoom('room');
    await this.first.picture.click();
    await studio.take(phone, 'picture');
    await phone.back();

    const second = this.guests[1] as Guest;
    await second.back();
    await second.button(NEW_GROUP).click();
    await second.glass.getByRole('textbox', { name: GROUP_NAME }).fill(album.group);
    await second.button(CREATE).click();
    await second.field.waitFor();
    await second.write(album.groupLine);
    await second.sees(album.groupLine).waitFor();
  }

  private async screen(): Promise<void> {
    const { studio, album } = this;
    const { screen } = studio.room;
    await studio.take(screen, 'screen-wall');
    await screen.press('Menu');
    await screen.app.getByText(ANNOUNCEMENT).waitFor();
    await studio.take(screen, 'screen-menu');
    const remote = new Remote(studio.room);
    await remote.choose('menu-diagnostics');
    await screen.app.locator('canvas').waitFor();
    await this.chatter();
    await studio.take(screen, 'screen-diagnostics');
    await screen.press('Back');
    await remote.choose('menu-announcement');
    await screen.app.getByRole('textbox').fill(album.announcement);
    await screen.app.getByRole('button', { name: ANNOUNCE }).click();
    await screen.press('Back', 'Back');
    await screen.shows(album.announcement);
  }

  /** Two talk in private for a while, so that there is something to measure. */
  private async chatter(): Promise<void> {
    const { relatives, today } = this.album;
    const [, , third, fourth] = this.guests as [Guest, Guest, Guest, Guest];
    for (const guest of [third, fourth]) await guest.back();
    await third.whisperTo(relatives[3] as Relative);
    await fourth.whisperTo(relatives[2] as Relative);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const guest of [third, fourth]) {
        const { text } = today[round % today.length] as Line;
        await guest.write(text);
        await this.studio.room.page.waitForTimeout((round * 277) % 1100);
      }
    }
  }

  /** A private word, and what the phone's other pages look like with all that. */
  private async aside(): Promise<void> {
    const { studio, album, first } = this;
    const phone = studio.room.phone(1);
    const [, second] = this.guests as [Guest, Guest];
    await second.back();
    await second.whisperTo(album.relatives[0] as Relative);
    await first.back();
    await second.write(album.aside);
    await first.sees(album.aside).waitFor();
    await studio.take(phone, 'rooms');
    await first.tab(PEOPLE);
    await studio.take(phone, 'people');
    await first.tab(SETTINGS);
    await studio.take(phone, 'settings');
    await first.tab(CHATS);
  }

  private async offline(): Promise<void> {
    const { studio, album, first } = this;
    const phone = studio.room.phone(1);
    await first.openLobby();
    await phone.switchNetwork('Cut');
    await first.sees(OFFLINE).waitFor();
    await first.write(album.offlineLine);
    await studio.take(phone, 'offline');
    await phone.switchNetwork('On');
    await first.sees(OFFLINE).waitFor({ state: 'detached', timeout: 60_000 });
  }

  private async tablet(): Promise<void> {
    const { studio } = this;
    const phone = studio.room.phone(1);
    await phone.setSize('tablet');
    await studio.take(phone, 'tablet');
  }
}
