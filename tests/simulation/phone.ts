/** A phone of the simulation: an app that can be killed, on a device whose disk stays. */
import { type BlobReference, CHAT, type ChatEntry, LogLevel, PRIVATE, type PrivateEntry } from '@hearth/common';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';
import { ChatClient } from '@hearth/entry/client/ChatClient';
import type { Delivery } from '@hearth/entry/client/outbox/Delivery';
import type { Link, LinkFactory, LinkListener, LinkOptions } from '@hearth/entry/client/socket/Link';
import { MemoryBlobStore, MemorySource } from '@hearth/entry/test/support/MemoryBlobStore';
import { MemoryCredentials } from '@hearth/entry/test/support/MemoryCredentials';
import { MemoryMessageStore } from '@hearth/entry/test/support/MemoryMessageStore';
import { MemoryOutboxStore } from '@hearth/entry/test/support/MemoryOutboxStore';
import { Machine } from './machine.ts';
import type { SimPhoneNetwork } from './network.ts';
import { SeededPrimitives } from './SeededPrimitives.ts';
import { BlobStoreOnDisk, CredentialsOnDisk, MessageStoreOnDisk, OutboxStoreOnDisk } from './stores.ts';

/** Something that a person typed, and the handle of it in the life of the app in which it was typed. */
export interface Typed {
  readonly text: string;
  readonly delivery: Delivery;
  /** Whether the app told the person, before it was killed, that the words are on the phone's disk or further. */
  kept: boolean;
  /** Whether it told that the hub has them. */
  sent: boolean;
}

export class SimPhone {
  readonly messages = new MemoryMessageStore();
  readonly outbox = new MemoryOutboxStore();
  readonly blobs = new MemoryBlobStore();
  readonly credentials: MemoryCredentials;
  readonly log = new MemoryLog();
  readonly typed: Typed[] = [];
  /** What the app told live, for each room: sequence numbers in the order of their coming, over all lives. */
  readonly liveSeqsByRoom = new Map<string, number[]>();
  client: ChatClient;
  private machine: Machine;
  private link: Link | undefined;
  private lives = 0;

  constructor(
    readonly name: string,
    readonly network: SimPhoneNetwork,
    private readonly seed: number,
    /** Another phone of the same person, which was there before. */
    readonly first: SimPhone | undefined,
  ) {
    this.credentials = new MemoryCredentials(name, '');
    this.machine = new Machine(network.network.clock, network.network.dice);
    this.client = this.start();
  }

  /** The member id that the hub gave; '' before it did. */
  get user(): string {
    return this.client.roster.self;
  }

  say(room: string, text: string): void {
    this.note(text, this.client.sendChat(room, { content: text }));
  }

  /** Chooses a picture and sends it. A kill while it is copied leaves nothing, as nothing was promised yet. */
  sendPicture(room: string, text: string, size: number): void {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31 + text.length * size) & 0xff);
    this.blobs.sources.set(text, new MemorySource(bytes, 'image/png'));
    void this.client.sendPicture(room, text, { content: text }).then((delivery) => this.note(text, delivery));
  }

  /** The pictures of the lines that this phone shows in a room. */
  async pictures(room: string): Promise<BlobReference[]> {
    const lines = await this.messages.page(room, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    return lines.flatMap(({ blob }) => (blob === undefined ? [] : [blob]));
  }

  sayTo(user: string, text: string): void {
    this.note(text, this.client.sendPrivate(user, { content: text }));
  }

  /** Kills the app at this very moment and starts it again. */
  restart(): void {
    this.machine.kill();
    this.link?.abandon(); // The system ends the sockets of a dead process.
    this.link = undefined;
    this.machine = new Machine(this.network.network.clock, this.network.network.dice);
    this.client = this.start();
    this.client.connect();
  }

  /** Warnings and errors that the app logged. */
  alarms(): string[] {
    return [...this.log.linesOf(LogLevel.WARN), ...this.log.linesOf(LogLevel.ERROR)];
  }

  private start(): ChatClient {
    this.lives += 1;
    const client = new ChatClient(
      { url: 'ws://hub:8080/' },
      {
        clock: this.machine,
        random: new SeededRandom(this.seed * 1000 + this.lives),
        primitives: new SeededPrimitives(this.seed * 1000 + this.lives),
        links: this.linksOfThisLife(this.machine),
        log: this.log.logger('phone'),
        messages: new MessageStoreOnDisk(this.machine, this.messages),
        outbox: new OutboxStoreOnDisk(this.machine, this.outbox),
        blobs: new BlobStoreOnDisk(this.machine, this.blobs),
        credentials: new CredentialsOnDisk(this.machine, this.credentials),
      },
    );
    client.on(CHAT, (entry: ChatEntry) => this.noteLive(entry.room, entry.seq));
    client.on(PRIVATE, (entry: PrivateEntry) => this.noteLive(entry.room, entry.seq));
    client.onCut.on((cut) => {
      const seqs = this.liveSeqsByRoom.get(cut.room) ?? [];
      this.liveSeqsByRoom.set(
        cut.room,
        seqs.filter((seq) => seq <= cut.keepSeq),
      );
    });
    return client;
  }

  private noteLive(room: string, seq: number): void {
    const seqs = this.liveSeqsByRoom.get(room) ?? [];
    seqs.push(seq);
    this.liveSeqsByRoom.set(room, seqs);
  }

  private note(text: string, delivery: Delivery): void {
    const typed: Typed = { text, delivery, kept: false, sent: false };
    this.typed.push(typed);
    const look = () => {
      typed.kept ||= delivery.state === 'queued' || delivery.state === 'sending' || delivery.state === 'sent';
      typed.sent ||= delivery.state === 'sent';
    };
    delivery.onChange.on(look);
    look();
  }

  /** Links that fall silent with the life that made them. */
  private linksOfThisLife(machine: Machine): LinkFactory {
    return {
      create: (options: LinkOptions, listener: LinkListener) => {
        const link = this.network.create(options, {
          onLinkOpen: () => machine.alive && listener.onLinkOpen(),
          onLinkText: (text) => machine.alive && listener.onLinkText(text),
          onLinkBinary: (bytes) => machine.alive && listener.onLinkBinary(bytes),
          onLinkEnd: (end) => machine.alive && listener.onLinkEnd(end),
        });
        this.link = link;
        return link;
      },
    };
  }
}
