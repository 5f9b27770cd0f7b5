/** What a person can type: plain text goes to the current room, `/command` does something. */
import { LOBBY, RoomKind } from '@hearth/common';
import type { ChatClient } from '@hearth/entry/client/ChatClient';
import type { MessageStore } from '@hearth/entry/client/inbox/MessageStore';
import type { Answer } from '@hearth/entry/client/session/Answer';
import type { HostNetwork } from '../../packages/arkts-host/kits/host/index.ts';
import type { ShownMessage } from './Lines.ts';
import { findRoom, memberName, membersByName, roomName, selfId, splitName } from './people.ts';
import type { Screen } from './Screen.ts';

export interface ChatParts {
  readonly client: ChatClient;
  readonly store: MessageStore;
  readonly screen: Screen;
  /** The phone's network, with its switch. */
  readonly network: HostNetwork;
  /** Leaves the program. */
  readonly quit: () => void;
}

interface Command {
  readonly usage: string;
  readonly help: string;
  run(text: string): void | Promise<void>;
}

const HISTORY_LINES = 20;

export class ChatCommands {
  /** Where plain text goes. */
  private room = LOBBY;
  private readonly commandByName: Readonly<Record<string, Command>>;

  constructor(private readonly parts: ChatParts) {
    this.commandByName = {
      msg: { usage: 'NAME TEXT', help: 'write to one member privately', run: (text) => this.message(text) },
      who: { usage: '', help: 'who is a member, and who is there', run: () => this.who() },
      room: {
        usage: 'list | create TITLE | join TITLE | leave TITLE | use TITLE',
        help: 'rooms; what you write goes to the one you use or joined last',
        run: (text) => this.roomCommand(text),
      },
      react: {
        usage: 'NUMBER EMOJI',
        help: 'add an emoji to a message, or take yours away',
        run: (t) => this.react(t),
      },
      edit: { usage: 'NUMBER TEXT', help: 'change a message of yours', run: (text) => this.edit(text) },
      recall: { usage: 'NUMBER', help: 'take back a message of yours', run: (text) => this.recall(text) },
      retry: { usage: '[NUMBER]', help: 'send again what could not be sent', run: (text) => this.retry(text) },
      read: { usage: '', help: 'tell the others that you have read this room', run: () => this.read() },
      history: { usage: '[COUNT]', help: 'earlier messages of this room', run: (text) => this.history(text) },
      off: { usage: '', help: "pull this phone's network plug", run: () => parts.network.cut() },
      blackhole: { usage: '', help: 'let no byte through, and tell nobody', run: () => parts.network.blackhole() },
      on: { usage: '', help: 'put the plug back', run: () => parts.network.switchOn() },
      state: { usage: '', help: 'the connection, and what waits', run: () => this.state() },
      quit: { usage: '', help: 'leave; what waits is sent the next time', run: () => parts.quit() },
      help: { usage: '', help: 'this', run: () => this.help() },
    };
  }

  /** @throws Error in words for the person who typed the line */
  async run(line: string): Promise<void> {
    const text = line.trim();
    if (text === '') return;
    if (!text.startsWith('/')) {
      this.say(this.room, text);
      return;
    }
    const [, name = '', rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(text) ?? [];
    const command = this.commandByName[name.toLowerCase()];
    if (command === undefined) throw new Error(`There is no /${name}. /help shows what there is.`);
    await command.run(rest);
  }

  private print(text: string): void {
    this.parts.screen.print(text);
  }

  private say(room: string, content: string): void {
    const { client, screen } = this.parts;
    screen.showSending(client.sendChat(room, { content }), content);
  }

  private message(text: string): void {
    const { client, screen } = this.parts;
    const { member, rest } = splitName(client, text);
    if (rest === '') throw new Error(`What shall ${member.name} be told? /msg NAME TEXT`);
    const delivery = client.sendPrivate(member.user, { content: rest });
    screen.showSending(delivery, rest);
  }

  private who(): void {
    const { client } = this.parts;
    for (const { user, name, status, host, muted } of membersByName(client)) {
      const marks = [user === selfId(client) ? 'you' : '', host ? 'host' : '', muted ? 'muted' : ''].filter(Boolean);
      this.print(`  ${name}: ${[status, ...marks].join(', ')}`);
    }
  }

  private async roomCommand(text: string): Promise<void> {
    const { client } = this.parts;
    const [, verb = '', title = ''] = /^(\S*)\s*(.*)$/.exec(text.trim()) ?? [];
    if (verb !== 'list' && title === '')
      throw new Error('/room list | create TITLE | join TITLE | leave TITLE | use TITLE');
    switch (verb) {
      case 'list':
        for (const room of client.roster.rooms()) {
          const names = room.members.map((user) => memberName(client, user)).join(', ');
          const joined = room.joined ? '' : ' (not joined)';
          this.print(`  ${roomName(client, room.room)}${joined}${room.kind === RoomKind.LOBBY ? '' : `: ${names}`}`);
        }
        return;
      case 'create':
        this.use((await this.answered(client.createRoom(title))).room);
        return;
      case 'join':
        this.use((await this.answered(client.joinRoom(findRoom(client, title).room))).room);
        return;
      case 'leave': {
        const { room } = findRoom(client, title);
        await this.answered(client.leaveRoom(room));
        if (room === this.room) this.use(LOBBY);
        return;
      }
      case 'use':
        this.use(findRoom(client, title).room);
        return;
      default:
        throw new Error(`There is no /room ${verb}. /room list | create | join | leave | use`);
    }
  }

  private use(room: string): void {
    this.room = room;
    this.print(`-- what you write goes to ${roomName(this.parts.client, room)}`);
  }

  private async react(text: string): Promise<void> {
    const { client, store } = this.parts;
    const { line, rest } = this.target(text);
    if (rest === '') throw new Error('Which emoji? /react NUMBER EMOJI');
    const view = await store.message(line.room, line.id);
    const users = view?.reactions.find(({ emoji }) => emoji === rest)?.users ?? [];
    client.react(line.room, line.id, rest, !users.includes(selfId(client)));
  }

  private edit(text: string): void {
    const { line, rest } = this.target(text);
    if (rest === '') throw new Error('What shall it say? /edit NUMBER TEXT');
    this.parts.client.edit(line.room, line.id, rest);
  }

  private recall(text: string): void {
    const { line } = this.target(text);
    this.parts.client.recall(line.room, line.id);
  }

  private retry(text: string): void {
    const { client } = this.parts;
    if (text === '') {
      this.print(`-- ${client.resendAll()} messages are sent again`);
      return;
    }
    if (!client.retry(this.target(text).line.id)) throw new Error('That message has not failed.');
  }

  private read(): void {
    const { client, screen } = this.parts;
    const line = screen.lines.latest(this.room);
    if (line === undefined) throw new Error('Nothing of this room has been shown.');
    client.markRead(this.room, line.seq);
  }

  private async history(text: string): Promise<void> {
    const { client, store, screen } = this.parts;
    const count = text === '' ? HISTORY_LINES : Number(text);
    if (!Number.isInteger(count) || count < 1 || count > 200) throw new Error('/history COUNT: 1 to 200.');
    const newest = Number.MAX_SAFE_INTEGER;
    const held = async () => {
      const from = client.heldFrom(this.room, newest);
      return { from, page: (await store.page(this.room, newest, count)).filter(({ seq }) => seq >= from) };
    };
    let { from, page } = await held();
    // The hub cuts long pages: on from what came, until there is enough or no more.
    while (client.isConnected() && from > 1 && page.length < count) {
      await this.answered(client.requestHistory(this.room, from === newest ? 0 : from, count));
      const before = from;
      ({ from, page } = await held());
      if (from === before) break;
    }
    if (page.length === 0) this.print('  nothing yet');
    for (const view of page) screen.showView(view);
  }

  private state(): void {
    const { client, network } = this.parts;
    const waiting = client.deliveries();
    const again = client.reconnectIn >= 0 ? `, next attempt in ${(client.reconnectIn / 1000).toFixed(1)} s` : '';
    this.print(`  connection: ${client.state}${again}; network: ${network.state}`);
    this.print(`  writing to ${roomName(client, this.room)}; ${waiting.length} messages wait or have failed`);
    for (const { id, state, reason } of waiting) {
      const line = this.parts.screen.lines.find(id, true);
      const name = line === undefined ? 'of an earlier time' : `#${line.number}`;
      this.print(`    ${name}: ${[state, reason].filter(Boolean).join(', ')}`);
    }
  }

  private help(): void {
    this.print('  text: to the room');
    for (const [name, { usage, help }] of Object.entries(this.commandByName)) {
      this.print(`  /${[name, usage].filter(Boolean).join(' ')}: ${help}`);
    }
  }

  /** Splits `#5 rest` into the message that is meant and the rest. */
  private target(text: string): { line: ShownMessage; rest: string } {
    const [, number = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(text) ?? [];
    const line = this.parts.screen.lines.byNumber(number);
    if (line === undefined) throw new Error('Which message? Give the number in front of it, such as #5.');
    return { line, rest };
  }

  private async answered(asked: Promise<Answer>): Promise<Answer> {
    const answer = await asked;
    if (!answer.ok) throw new Error(`${answer.message} (${answer.code})`);
    return answer;
  }
}
