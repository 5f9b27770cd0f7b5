/** A phone of a test: the real ChatClient over the host's webSocket kit, from an address of its own. */
import { AssertionError } from 'node:assert';
import { randomBytes } from 'node:crypto';
import {
  type BlobReference,
  CHAT,
  LOBBY,
  type MessageForm,
  PRIVATE,
  type RandomSource,
  SystemClock,
} from '@hearth/common';
import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import type { BlobStatus } from '@hearth/entry/client/blobs/BlobStatus';
import { ChatClient } from '@hearth/entry/client/ChatClient';
import { type Delivery, DeliveryState } from '@hearth/entry/client/outbox/Delivery';
import { SocketLinkFactory } from '@hearth/entry/client/socket/SocketLinkFactory';
import { MemoryBlobStore } from '@hearth/entry/test/support/MemoryBlobStore';
import { MemoryCredentials } from '@hearth/entry/test/support/MemoryCredentials';
import { MemoryMessageStore } from '@hearth/entry/test/support/MemoryMessageStore';
import { MemoryOutboxStore } from '@hearth/entry/test/support/MemoryOutboxStore';
import { HostApp } from '../../packages/arkts-host/kits/host/index.ts';
import { PATIENCE } from '../conformance/Expectations.ts';
import type { OwnHub } from '../conformance/ownHub.ts';
import { makeKey } from '../conformance/SealedWire.ts';

const random: RandomSource = { bytes: (count) => new Uint8Array(randomBytes(count)) };

export class Phone {
  /** Texts of `chat` and `private` as they were told, in that order. */
  readonly told: string[] = [];
  readonly states: string[] = [];
  /** What was told of blobs, in that order. */
  readonly blobStatuses: BlobStatus[] = [];
  readonly client: ChatClient;
  readonly blobs = new MemoryBlobStore();
  readonly credentials: MemoryCredentials;
  private readonly app: HostApp;
  private readonly log = new MemoryLog();
  private readonly messages = new MemoryMessageStore();
  private readonly watchers = new Set<() => void>();

  constructor(
    hub: Pick<OwnHub, 'url' | 'code'>,
    readonly name: string,
    address: string,
    types: MessageForm[] = [],
  ) {
    this.app = new HostApp({ moduleName: 'entry', sourceAddress: address });
    const logger = this.log.logger(name);
    this.credentials = new MemoryCredentials(name, hub.code());
    this.credentials.identity.key = makeKey();
    this.client = new ChatClient(
      // The shortest pauses that there are: what is tested here is that it comes back, not how long it waits.
      { url: hub.url, reconnectDelay: 100, maxReconnectDelay: 400, types },
      {
        clock: new SystemClock(() => performance.now()),
        random,
        links: new SocketLinkFactory(logger),
        log: logger,
        messages: this.messages,
        outbox: new MemoryOutboxStore(),
        blobs: this.blobs,
        primitives: new PlatformPrimitives(),
        credentials: this.credentials,
      },
    );
    this.client.on(CHAT, (entry) => this.tell(entry.data.content));
    this.client.on(PRIVATE, (entry) => this.tell(entry.data.content));
    this.client.on('delivery', () => this.changed());
    this.client.on('blob', (status) => {
      this.blobStatuses.push(status);
      this.changed();
    });
    this.client.on('state', (event) => {
      this.states.push(event.current);
      this.changed();
    });
  }

  /** What it logged. */
  get logged(): readonly string[] {
    return this.log.lines;
  }

  get user(): string {
    return this.client.roster.self;
  }

  connect(): void {
    this.app.run(() => void this.client.connect());
  }

  async join(): Promise<this> {
    this.connect();
    await this.online();
    return this;
  }

  online(): Promise<void> {
    return this.until('to be online', () => this.client.isConnected());
  }

  say(content: string): Delivery {
    return this.app.run(() => this.client.sendChat(LOBBY, { content }));
  }

  tellPrivately(to: Phone, content: string): Delivery {
    return this.app.run(() => this.client.sendPrivate(to.user, { content }));
  }

  sent(delivery: Delivery): Promise<void> {
    return this.until(`${delivery.id} to be sent`, () => delivery.state === DeliveryState.SENT);
  }

  heard(content: string): Promise<void> {
    return this.until(`to hear "${content}"`, () => this.told.includes(content));
  }

  /** The lobby's log as it lies on this phone: `seq id`. */
  async lobby(): Promise<string[]> {
    await this.client.settled();
    return (await this.messages.entriesAfter(LOBBY, 0)).map((entry) => `${entry.seq} ${entry.id ?? entry.type}`);
  }

  /** All connections break; new ones are possible at once. */
  loseLinks(): void {
    this.app.network.dropConnections();
  }

  /** @param source a name in `blobs.sources` */
  sendPicture(source: string, content: string): Promise<Delivery> {
    return this.app.run(() => this.client.sendPicture(LOBBY, source, { content }));
  }

  fetch(blob: BlobReference): void {
    this.app.run(() => this.client.fetchBlob(blob));
  }

  leave(): void {
    this.app.run(() => this.client.disconnect());
  }

  until(what: string, holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(watcher);
        const tail = this.log.lines.slice(-12).join('\n    ');
        reject(new AssertionError({ message: `${this.name} waited ${what} in vain; it logged last:\n    ${tail}` }));
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

  private tell(content: string): void {
    this.told.push(content);
    this.changed();
  }

  /** Something that a test waits for may have come about. */
  changed(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}
