/** Shows what the client tells, one line for each event. */

import {
  CHAT,
  type ChatEntry,
  EDITED,
  HUB_BYE,
  LOBBY,
  NOTIFICATION,
  PRIVATE,
  type PrivateEntry,
  REACTED,
  READ,
  RECALLED,
  ROOM_CREATED,
  RoomKind,
  SYSTEM,
  TYPING,
  USER_JOINED,
  USER_LEFT,
  USER_STATUS,
} from '@hearth/common';
import type { ChatClient } from '@hearth/entry/client/ChatClient';
import type { MessageView } from '@hearth/entry/client/inbox/MessageStore';
import { type Delivery, DeliveryState } from '@hearth/entry/client/outbox/Delivery';
import type { Terminal } from '../terminal/Terminal.ts';
import { Lines, type ShownMessage } from './Lines.ts';
import { memberName, roomName, selfId } from './people.ts';

export class Screen {
  readonly lines = new Lines();
  /** Own messages whose line has been shown: they lie on this phone's disk. */
  private readonly kept = new Set<ShownMessage>();
  private readonly readUpToByReader = new Map<string, number>();

  constructor(
    private readonly client: ChatClient,
    private readonly terminal: Terminal,
  ) {}

  print(text: string): void {
    this.terminal.print(text);
  }

  /** Begins to show; what happened before is not told again. */
  open(): void {
    const { client } = this;
    client.onState.on(({ current }) => this.print(`-- ${current}`));
    client.onOpen.on(({ self, hubName }) => this.print(`-- here as ${self.name}, at ${hubName}`));
    client.onReconnect.on(({ attempt, delay }) =>
      this.print(`-- attempt ${attempt} to come back in ${(delay / 1000).toFixed(1)} s`),
    );
    client.onReconnectFailed.on(({ attempts }) => this.print(`-- gave up after ${attempts} attempts`));
    client.onRefused.on(({ code, message }) => this.print(`-- refused: ${message} (${code})`));
    client.on(HUB_BYE, ({ data }) => this.print(`-- the hub says: ${data.reason} (${data.code})`));
    client.onError.on(({ source, message }) => this.print(`-- ${source}: ${message}`));
    client.onCut.on(({ room }) => this.print(`-- ${this.room(room)}: the hub lost its latest writes`));

    client.onDelivery.on((delivery) => this.showDelivery(delivery));
    client.on(CHAT, (entry) => this.showMessage(entry));
    client.on(PRIVATE, (entry) => this.showMessage(entry));
    client.on(EDITED, ({ from, data }) =>
      this.showChange(data.target, `${this.name(from)} changed it to: ${data.content}`),
    );
    client.on(RECALLED, ({ from, data }) => this.showChange(data.target, `taken back by ${this.name(from)}`));
    client.on(REACTED, ({ from, data }) =>
      this.showChange(data.target, `${data.on ? '' : 'no longer '}${data.emoji} from ${this.name(from)}`),
    );
    client.on(READ, ({ room, from, data }) => this.showRead(room, from, data.seq));

    client.on(USER_JOINED, ({ room, data }) => this.print(`* ${data.name} joined${this.where(room)}`));
    client.on(USER_LEFT, ({ room, data }) => this.print(`* ${data.name} left${this.where(room)}`));
    client.on(ROOM_CREATED, ({ from, data }) => {
      if (data.kind === RoomKind.GROUP) this.print(`* ${this.name(from)} made the room ${data.title}`);
    });
    client.on(SYSTEM, ({ data }) => this.print(`* ${[data.key, ...data.params].join(' ')}`));
    client.on(NOTIFICATION, ({ data }) => this.print(`* ${data.level}: ${data.title}: ${data.message}`));
    client.on(USER_STATUS, ({ data }) => this.print(`* ${data.member.name} is ${data.member.status}`));
    client.on(TYPING, ({ from, data }) => {
      if (data.on) this.print(`* ${this.name(from)} is typing`);
    });
  }

  /** A message on its way: shown once it lies on this phone's disk, and again when its fate is known. */
  showSending(delivery: Delivery, content: string): void {
    const { id, room } = delivery;
    this.lines.add({ id, room, isOwn: true, content, seq: 0 });
    this.showDelivery(delivery);
  }

  showView(view: MessageView): void {
    const { id, room, seq, from, type } = view;
    if (type !== 'chat' && type !== 'private') {
      this.print(`  * ${[view.key || type, ...view.params].join(' ')}`);
      return;
    }
    const isOwn = from === selfId(this.client);
    const known = this.lines.find(id, isOwn);
    const line = known ?? this.lines.add({ id, room, isOwn, content: view.content, seq });
    const marks = [
      view.edited && !view.recalled ? '(changed)' : '',
      ...view.reactions.map(({ emoji, users }) => `${emoji}${users.length}`),
    ].filter(Boolean);
    const text = view.recalled ? '(taken back)' : view.content;
    this.print(
      `  #${line.number} ${isOwn ? 'you' : this.name(from)}${this.where(room)}: ${[text, ...marks].join(' ')}`,
    );
  }

  private showDelivery(delivery: Delivery): void {
    const line = this.lines.find(delivery.id, true);
    // Edits, reactions and messages of an earlier life of this phone have no line; their fate matters only if it is bad.
    if (line === undefined) {
      if (delivery.state === DeliveryState.FAILED) this.print(`! not sent: ${delivery.reason}`);
      return;
    }
    line.room = delivery.room;
    line.seq = delivery.seq;
    switch (delivery.state) {
      case DeliveryState.QUEUED:
        if (this.kept.has(line)) break;
        this.kept.add(line);
        this.print(`#${line.number} … you${this.where(line.room)}: ${line.content}`);
        break;
      case DeliveryState.SENT:
        this.print(`#${line.number} ✓ sent`);
        break;
      case DeliveryState.FAILED:
        this.print(`#${line.number} ✗ not sent: ${delivery.reason} (/retry ${line.number} sends it again)`);
        break;
      default:
        break;
    }
  }

  private showMessage(entry: ChatEntry | PrivateEntry): void {
    const isOwn = entry.from === selfId(this.client);
    const known = this.lines.find(entry.id, isOwn);
    if (known !== undefined) {
      known.seq = entry.seq;
      known.room = entry.room;
      return;
    }
    const { id, room, seq, data } = entry;
    const line = this.lines.add({ id, room, isOwn, content: data.content, seq });
    this.print(`#${line.number} ${isOwn ? '✓ you' : this.name(entry.from)}${this.where(room)}: ${data.content}`);
  }

  private showChange(target: string, change: string): void {
    const line = this.lines.target(target);
    this.print(`~ ${line === undefined ? 'an older message' : `#${line.number}`}: ${change}`);
  }

  private showRead(room: string, reader: string, seq: number): void {
    if (reader === selfId(this.client)) return;
    const line = this.lines.latest(room, seq);
    const key = `${room} ${reader}`;
    if (line === undefined || (this.readUpToByReader.get(key) ?? 0) >= line.seq) return;
    this.readUpToByReader.set(key, line.seq);
    this.print(`~ #${line.number}: read by ${this.name(reader)}`);
  }

  private name(user: string): string {
    return memberName(this.client, user);
  }

  private room(room: string): string {
    return roomName(this.client, room);
  }

  /** Which room a line belongs to; nothing for the lobby. */
  private where(room: string): string {
    return room === LOBBY ? '' : ` [${room === '' ? 'private' : this.room(room)}]`;
  }
}
