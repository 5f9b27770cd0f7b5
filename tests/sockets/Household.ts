/** A hub of its own over real sockets, and the phones that joined it, each from an address of its own. */
import type { MessageForm } from '@hearth/common';
import type { ChatServer } from '@hearth/server_tv/server/ChatServer';
import { OwnHub } from '../conformance/ownHub.ts';
import { Phone } from './phone.ts';

export class Household {
  readonly phones: Phone[] = [];

  private constructor(readonly hub: OwnHub) {}

  /** @param prepare adds to the server what an application adds */
  static async open(prepare?: (server: ChatServer) => void): Promise<Household> {
    return new Household(await OwnHub.start(prepare === undefined ? {} : { prepare }));
  }

  /** @param types that the phone knows besides the built-in ones */
  join(name: string, types: MessageForm[] = []): Promise<Phone> {
    const phone = new Phone(this.hub, name, `127.0.0.${this.phones.length + 2}`, types);
    this.phones.push(phone);
    return phone.join();
  }

  /** Everybody leaves, then the hub stops. */
  async close(): Promise<void> {
    for (const phone of this.phones) phone.leave();
    await this.hub.stop();
  }
}
