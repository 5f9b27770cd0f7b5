/** Somebody with a phone in the room: does what people do with it, and tells what is to be seen on it. */
import type { Locator } from 'playwright-core';
import type { DevicePart } from './DevicePart.ts';

export class Person {
  constructor(readonly phone: DevicePart) {}

  /** A text that a person can see: what lies behind may say the same. */
  sees(text: string | RegExp): Locator {
    return this.phone.app.getByText(text).filter({ visible: true }).first();
  }

  button(name: string | RegExp): Locator {
    return this.phone.app.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
  }

  get field(): Locator {
    return this.phone.app.getByRole('textbox', { name: /^(Message|消息)$/ });
  }

  /** Joins by the code that is on the screen. */
  async join(): Promise<void> {
    await this.phone.scanScreen();
    await this.sees(/^(Lobby|大厅)$/).waitFor();
  }

  async openLobby(): Promise<void> {
    await this.sees(/^(Lobby|大厅)$/).click();
    await this.field.waitFor();
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** What each message on the glass says of `of`, from the top. */
  async reads(of: RegExp): Promise<string[]> {
    const items = await this.phone.app.getByRole('listitem').filter({ visible: true }).allInnerTexts();
    return items.flatMap((item) => of.exec(item)?.[0] ?? []);
  }
}
