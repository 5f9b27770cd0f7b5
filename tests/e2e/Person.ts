/** Somebody with a phone: does what people do with it, and tells what is to be seen on it. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { DevicePart } from './DevicePart.ts';

const LOBBY = /^(Lobby|大厅)$/;

export class Person {
  /** @param glass what the person looks at: a device of the room, or a window that is the phone alone */
  constructor(readonly glass: FrameLocator | Page) {}

  /** A text that a person can see: what lies behind may say the same. */
  sees(text: string | RegExp): Locator {
    return this.glass.getByText(text).filter({ visible: true }).first();
  }

  button(name: string | RegExp): Locator {
    return this.glass.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
  }

  get field(): Locator {
    return this.glass.getByRole('textbox', { name: /^(Message|发消息)$/ });
  }

  async openLobby(): Promise<void> {
    await this.sees(LOBBY).click();
    await this.field.waitFor();
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** What each message on the glass says of `of`, from the top. */
  async reads(of: RegExp): Promise<string[]> {
    const items = await this.glass.getByRole('listitem').filter({ visible: true }).allInnerTexts();
    return items.flatMap((item) => of.exec(item)?.[0] ?? []);
  }
}

/** A person with one of the room's phones. */
export class PersonInRoom extends Person {
  constructor(readonly phone: DevicePart) {
    super(phone.app);
  }

  /** Joins by the code that is on the screen. */
  async join(): Promise<void> {
    await this.phone.scanScreen();
    await this.sees(LOBBY).waitFor();
  }
}
