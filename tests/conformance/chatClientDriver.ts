/** Makes Hearth's own ChatClient fit the rules for clients: real sockets, stores in memory, time wound by hand. */

import { AssertionError } from 'node:assert';
import { CHAT, type ChatEntry, type LogEntry, LogLevel, PRIVATE, type PrivateEntry } from '@hearth/common';
import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import { ManualClock } from '@hearth/common/src/main/ets/testing/ManualClock';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';
import { BlobPhase } from '@hearth/entry/client/blobs/BlobStatus';
import { ChatClient } from '@hearth/entry/client/ChatClient';
import { type Delivery, DeliveryState } from '@hearth/entry/client/outbox/Delivery';
import { SocketLinkFactory } from '@hearth/entry/client/socket/SocketLinkFactory';
import { MemoryBlobStore, MemorySource } from '@hearth/entry/test/support/MemoryBlobStore';
import { MemoryCredentials } from '@hearth/entry/test/support/MemoryCredentials';
import { MemoryMessageStore } from '@hearth/entry/test/support/MemoryMessageStore';
import { MemoryOutboxStore } from '@hearth/entry/test/support/MemoryOutboxStore';
import { windClock } from '../simulation/windClock.ts';
import type { Description } from './chunk.ts';
import type { ClientApp, ClientState, ClientUnderTest, DeliveryView, HeldEntry, PictureView } from './client/index.ts';
import { PATIENCE } from './Expectations.ts';

/** What survives the death of an app. */
class Disk {
  readonly messages = new MemoryMessageStore();
  readonly outbox = new MemoryOutboxStore();
  readonly blobs = new MemoryBlobStore();
  readonly credentials: MemoryCredentials;
  lives = 0;

  constructor(device: number, name: string, code: string) {
    this.credentials = new MemoryCredentials(name, code);
    // Two apps of one name are two phones.
    this.credentials.identity.key.fill(device, 0, 4);
  }
}

const pictureStates = {
  [BlobPhase.ABSENT]: 'absent',
  [BlobPhase.WAITING]: 'coming',
  [BlobPhase.UPLOADING]: 'coming',
  [BlobPhase.DOWNLOADING]: 'coming',
  [BlobPhase.READY]: 'whole',
  [BlobPhase.FAILED]: 'failed',
} as const;

let devices = 0;

export class ChatClientUnderTest implements ClientUnderTest {
  readonly name = 'ChatClient';

  async launch(options: { url: string; code: string; name: string }, former?: ClientApp): Promise<ClientApp> {
    devices += 1;
    const disk = former instanceof ChatClientApp ? former.disk : new Disk(devices, options.name, options.code);
    return new ChatClientApp(options.url, disk);
  }
}

/** Turns of the event loop after which whatever waits for no socket has happened. */
const TURNS = 5;

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

class ChatClientApp implements ClientApp {
  readonly told: HeldEntry[] = [];
  /** Begins at the time of the fake hub, which lives by the system's clock. */
  private readonly clock = new ManualClock(Date.now());
  private readonly log_ = new MemoryLog();
  private readonly client: ChatClient;
  private readonly deliveryById = new Map<string, Delivery>();
  private readonly watchers = new Set<() => void>();
  private dead = false;

  constructor(
    url: string,
    readonly disk: Disk,
  ) {
    disk.lives += 1;
    this.client = new ChatClient(
      { url },
      {
        clock: this.clock,
        random: new SeededRandom(disk.lives * 1000 + devices),
        primitives: new PlatformPrimitives(),
        links: new SocketLinkFactory(this.log_.logger('SocketLink')),
        log: this.log_.logger('ChatClient'),
        messages: disk.messages,
        outbox: disk.outbox,
        blobs: disk.blobs,
        credentials: disk.credentials,
      },
    );
    const tell = (entry: ChatEntry | PrivateEntry): void => {
      if (this.dead) return;
      this.told.push(heldEntry(entry));
      this.changed();
    };
    this.client.on(CHAT, tell);
    this.client.on(PRIVATE, tell);
    this.client.on('state', () => this.changed());
    this.client.on('blob', () => this.changed());
    this.client.on('delivery', (delivery) => {
      this.deliveryById.set(delivery.id, delivery);
      this.changed();
    });
  }

  get state(): ClientState {
    return this.client.state as string as ClientState;
  }

  connect(): void {
    void this.client.connect();
  }

  disconnect(): void {
    this.client.disconnect();
  }

  wake(): void {
    this.client.wake();
  }

  sendChat(room: string, content: string): string {
    return this.keep(this.client.sendChat(room, { content }));
  }

  sendPrivate(to: string, content: string): string {
    return this.keep(this.client.sendPrivate(to, { content }));
  }

  async sendPicture(room: string, bytes: Uint8Array): Promise<string> {
    const source = `picture-${this.disk.blobs.sources.size + 1}`;
    this.disk.blobs.sources.set(source, new MemorySource(bytes, 'image/png'));
    return this.keep(await this.client.sendPicture(room, source, { content: '' }));
  }

  fetchPicture(description: Description): void {
    this.client.fetchBlob(description);
  }

  cancelPicture(description: Description): void {
    this.client.cancelBlob(description.blobId);
  }

  picture(description: Description): PictureView {
    const { phase, reason } = this.client.blobStatus(description);
    const bytes = this.disk.blobs.bytesOf(description.blobId) ?? new Uint8Array(0);
    return { state: pictureStates[phase], reason, bytes };
  }

  delivery(id: string): DeliveryView {
    const delivery = this.deliveryById.get(id);
    if (delivery?.state === DeliveryState.SENT) return { state: 'sent', reason: '' };
    if (delivery?.state === DeliveryState.FAILED) return { state: 'failed', reason: delivery.reason };
    return { state: 'waiting', reason: '' };
  }

  async log(room: string): Promise<HeldEntry[]> {
    return (await this.disk.messages.entriesAfter(room, 0)).map(heldEntry);
  }

  async settled(): Promise<void> {
    await turns();
    await this.client.settled();
  }

  advance(milliseconds: number): Promise<void> {
    return windClock(this.clock, milliseconds, turns);
  }

  async skipPause(): Promise<number> {
    const pause = this.client.reconnectIn;
    if (pause < 0) throw this.failure('makes no pause');
    this.clock.advance(pause);
    return pause;
  }

  until(what: string, holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(watcher);
        reject(this.failure(`waited for ${what} in vain`));
      }, PATIENCE);
      const watcher = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.watchers.delete(watcher);
        resolve();
      };
      this.watchers.add(watcher);
    });
  }

  async kill(): Promise<void> {
    this.dead = true;
    this.client.forceClose();
    await turns();
  }

  /** Errors that the client logged. */
  get errors(): string[] {
    return this.log_.linesOf(LogLevel.ERROR);
  }

  private keep(delivery: Delivery): string {
    this.deliveryById.set(delivery.id, delivery);
    return delivery.id;
  }

  private changed(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  private failure(what: string): AssertionError {
    const tail = this.log_.lines.slice(-12).map((line) => `    ${line}`);
    return new AssertionError({ message: `the client, which is ${this.state}, ${what}\n${tail.join('\n')}` });
  }
}

function heldEntry(entry: LogEntry): HeldEntry {
  const isText = entry.type === 'chat' || entry.type === 'private';
  return {
    type: entry.type,
    seq: entry.seq ?? 0,
    id: entry.id ?? '',
    from: entry.from ?? '',
    content: isText ? entry.data.content : '',
  };
}
