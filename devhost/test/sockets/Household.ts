/** A hub of its own over real sockets, and the phones that joined it, each from an address of its own. */
import { OwnHub } from '../../conformance/ownHub.ts';
import { Phone } from './phone.ts';

export class Household {
  readonly phones: Phone[] = [];

  private constructor(readonly hub: OwnHub) {}

  static async open(): Promise<Household> {
    return new Household(await OwnHub.start());
  }

  join(name: string): Promise<Phone> {
    const phone = new Phone(this.hub, name, `127.0.0.${this.phones.length + 2}`);
    this.phones.push(phone);
    return phone.join();
  }

  /** Everybody leaves, then the hub stops. */
  async close(): Promise<void> {
    for (const phone of this.phones) phone.leave();
    await this.hub.stop();
  }
}
