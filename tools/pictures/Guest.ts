/** A relative with a phone, who comes into the room and talks. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Person } from '../../tests/e2e/Person.ts';
import type { Album, Line, Relative } from './family.ts';

export const PEOPLE = /^(People|成员)$/;
const PROFILE = { en: 'Name and picture', zh: '名字和头像' };
const NAME = { en: 'Your name', zh: '你的名字' };
const COLOR = { en: 'Color', zh: '颜色' };
const EMOJI = { en: 'Emoji', zh: '表情' };
const SAVE = { en: 'Save', zh: '保存' };
const ADDRESS = { en: 'Address or link of the screen', zh: '智慧屏的地址或链接' };
const ADD_PICTURE = { en: 'Send a picture', zh: '发送图片' };
const PICTURE = /^(Picture from .*|.*的图片)$/;
const CODE = { en: 'Code on the screen', zh: '智慧屏上的配对码' };
const REPLY = { en: 'Reply', zh: '回复' };
const BACK = { en: 'Back', zh: '返回' };

export class Guest extends Person {
  constructor(
    glass: FrameLocator | Page,
    private readonly album: Album,
    private readonly self: Relative,
  ) {
    super(glass);
  }

  /** Chooses name and picture, on the page that every phone begins with. */
  async introduce(): Promise<void> {
    const { language } = this.album;
    const { name, avatar } = this.self;
    await this.sees(PROFILE[language]).click();
    await this.glass.getByRole('textbox', { name: NAME[language] }).fill(name);
    const choice = /\d/.test(avatar) ? COLOR : EMOJI;
    await this.button(`${choice[language]} ${avatar}`).click();
    await this.button(SAVE[language]).click();
    await this.button(SAVE[language]).waitFor({ state: 'detached' });
  }

  /** Is about to type address and code. @param digits as many as are typed already */
  async beginToType(address: string, digits: string): Promise<void> {
    const { language } = this.album;
    await this.glass.getByRole('textbox', { name: ADDRESS[language] }).fill(address);
    await this.glass.getByRole('textbox', { name: CODE[language] }).pressSequentially(digits);
  }

  async join(link: string): Promise<void> {
    await this.glass.getByRole('textbox', { name: ADDRESS[this.album.language] }).fill(link);
    await this.sees(/^(Lobby|大厅)$/).waitFor();
  }

  /** From a list: opens the private conversation with somebody. */
  async whisperTo(relative: Relative): Promise<void> {
    await this.tab(PEOPLE);
    await this.sees(relative.name).click();
    await this.field.waitFor();
  }

  async tab(name: RegExp): Promise<void> {
    await this.glass.getByRole('tab', { name }).click();
  }

  /** Leaves a conversation. */
  async back(): Promise<void> {
    await this.glass.getByRole('button', { name: BACK[this.album.language] }).filter({ visible: true }).first().click();
    await this.field.waitFor({ state: 'hidden' });
  }

  /** The newest picture of the conversation. */
  get picture(): Locator {
    return this.glass.getByRole('button', { name: PICTURE }).filter({ visible: true }).last();
  }

  /** @param page that the glass is on @param picture a file, for lines that come with one */
  async say({ text, answers, hasPicture }: Line, page: Page, picture: string): Promise<void> {
    if (hasPicture) {
      const chooser = page.waitForEvent('filechooser');
      await this.button(ADD_PICTURE[this.album.language]).click();
      await (await chooser).setFiles(picture);
      await this.glass.getByRole('img', { name: /1/ }).filter({ visible: true }).first().waitFor();
    }
    if (answers !== undefined) {
      await this.openMenu(answers);
      await this.sees(REPLY[this.album.language]).click();
    }
    await this.write(text);
    await this.sees(text).waitFor();
  }

  async react(text: string, emoji: string): Promise<void> {
    await this.openMenu(text);
    await this.button(this.album.language === 'en' ? `React with ${emoji}` : `用${emoji}回应`).click();
  }

  private async openMenu(text: string): Promise<void> {
    await this.sees(text).waitFor();
    // A quote says the same; the message itself comes first.
    await this.sees(text).click({ button: 'right' });
  }
}
