/** One hub, some phones, one clock, one seed: everything that happens in a simulation, and the time it happens in. */
import { LOBBY } from '@hearth/common';
import { ManualClock } from '@hearth/common/src/main/ets/testing/ManualClock';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';
import { BlobPhase } from '@hearth/entry/client/blobs/BlobStatus';
import { SimHub } from './hub.ts';
import { SimNetwork, type Way } from './network.ts';
import { SimPhone } from './phone.ts';
import { windClock } from './windClock.ts';

/** Milliseconds in which everything must have calmed down once all ways are open: backoff, resends and history included. */
const calm = 150_000;
/** Milliseconds after which a phone must know that its link is dead: pingInterval + pongTimeout, and one more frame. */
const notice = 10_000 + 500;
/** Milliseconds of calm looked at in one step. */
const step = 5_000;

export class World {
  readonly clock = new ManualClock();
  readonly network: SimNetwork;
  readonly hub: SimHub;
  readonly phones: SimPhone[] = [];
  /** Dead links that were not noticed in time. */
  readonly unnoticed: string[] = [];

  /** @param people how many phones each person has: [1, 1, 2] are three people with four phones */
  constructor(seed: number, people: readonly number[]) {
    const random = new SeededRandom(seed);
    this.network = new SimNetwork(this.clock, (bound) => random.below(bound));
    this.hub = new SimHub(this.network, seed);
    people.forEach((devices, person) => {
      let first: SimPhone | undefined;
      for (let device = 0; device < devices; device++) {
        const name = `p${person}${'abc'[device]}`;
        const phone = new SimPhone(name, this.network.addPhone(), seed * 31 + this.phones.length, first);
        first ??= phone;
        this.phones.push(phone);
      }
    });
  }

  /** Starts the hub and lets everyone join. */
  async open(): Promise<void> {
    this.hub.start();
    await this.run(200);
    for (const phone of this.phones) {
      this.pair(phone);
      await this.run(500);
    }
  }

  /** Changes a phone's way to the hub. A phone that does not notice a silent link in time is written down. */
  setWay(phone: SimPhone, way: Way): void {
    phone.network.setWay(way);
    if (way !== 'blackhole' || !phone.client.isConnected()) return;
    const client = phone.client;
    const silentSince = this.clock.uptime();
    this.clock.after(notice, () => {
      const same = client === phone.client && phone.network.silentSince <= silentSince;
      if (same && client.isConnected()) this.unnoticed.push(`${phone.name} did not notice a dead link in ${notice} ms`);
    });
  }

  /** Lets milliseconds pass, each timer with everything that follows from it. */
  run(duration: number): Promise<void> {
    return windClock(this.clock, duration, turn);
  }

  /** Opens every way, switches on what is off, and waits until nothing is under way any more, or for `calm` at most. */
  async quiet(): Promise<void> {
    this.hub.failCommits(0, false);
    this.hub.start();
    for (const phone of this.phones) {
      phone.network.setWay('up');
      phone.client.networkAvailable();
      phone.client.foreground();
    }
    for (let waited = 0; waited < calm; waited += step) {
      await this.run(step);
      // A person whose phone says "look at the screen for a new code" does so.
      for (const phone of this.phones) {
        if (phone.client.state === 'refused' || phone.client.state === 'closed') this.pair(phone);
      }
      if (waited >= 4 * step && (await this.isCalm())) break;
    }
    await this.lookAtPictures();
  }

  /** Everyone looks at every picture of the lobby. */
  private async lookAtPictures(): Promise<void> {
    for (const phone of this.phones) {
      for (const blob of await phone.pictures(LOBBY)) phone.client.fetchBlob(blob);
    }
    for (let waited = 0; waited < calm; waited += step) {
      await this.run(step);
      if (await this.haveAllEnded()) return;
    }
  }

  private async haveAllEnded(): Promise<boolean> {
    for (const phone of this.phones) {
      for (const blob of await phone.pictures(LOBBY)) {
        const { phase } = phone.client.blobStatus(blob);
        if (phase !== BlobPhase.READY && phase !== BlobPhase.FAILED) return false;
      }
    }
    return true;
  }

  private async isCalm(): Promise<boolean> {
    for (const phone of this.phones) {
      if (!phone.client.isConnected()) return false;
      if (phone.client.deliveries().some((delivery) => !delivery.hasEnded)) return false;
      const position = await phone.messages.load();
      if (position.rooms.some((room) => room.missing.some((range) => range.wanted))) return false;
    }
    return true;
  }

  /** A person types the code on the screen, or holds the phone that is in next to the new one (R80). */
  private pair(phone: SimPhone): void {
    const { identity } = phone.credentials;
    if (!identity.isJoined) {
      const owner = phone.first?.user ?? '';
      if (phone.first !== undefined && owner === '') return;
      identity.code = owner === '' ? this.hub.code : '';
      identity.ticket = owner === '' ? '' : this.hub.ticketFor(owner);
    }
    phone.client.connect();
  }
}

/** Lets every promise that waits for nothing but its turn have it. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
