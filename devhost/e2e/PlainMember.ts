/** A member of the room who is no phone: a plain WebSocket client, for what the screen does with members. */
import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { STEP_MILLISECONDS } from './limits.ts';
import type { RoomPage } from './RoomPage.ts';

export interface Answer {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** As `BlobFrame.ets` of `@hearth/common` has it. */
const CHUNK = { header: 24, magic: 0x48424c42, version: 1 };

export class PlainMember {
  readonly received: Answer[] = [];
  private readonly waiting = new Set<() => void>();
  private sent = 0;

  private constructor(
    private readonly socket: WebSocket,
    readonly name: string,
  ) {
    socket.on('message', (bytes, isBinary) => {
      if (!isBinary) this.received.push(JSON.parse(String(bytes)) as Answer);
      for (const look of this.waiting) look();
    });
  }

  /** Knocks at the hub. Take the answer to know whether it let the newcomer in. */
  static async knock(room: RoomPage, name: string, code: string): Promise<PlainMember> {
    const socket = new WebSocket(`ws://127.0.0.1:${room.hubPort}`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const member = new PlainMember(socket, name);
    member.send('hello', { protocol: 1, deviceId: `device-of-${name}`, name, code });
    return member;
  }

  /** Joins with the code that is on the screen. */
  static async join(room: RoomPage, name: string): Promise<PlainMember> {
    const member = await PlainMember.knock(room, name, await room.readCode());
    await member.hears('welcome');
    return member;
  }

  /** The first message of this type, or of one of these, from among those that came and those that will; `bye` and `nack` are types, too. */
  async hears(
    types: string | readonly string[],
    where: (data: Answer['data']) => boolean = () => true,
  ): Promise<Answer> {
    const find = () => this.received.find(({ type, data }) => [types].flat().includes(type) && where(data));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`${this.name} hears no ${types}, but: ${this.received.map((each) => each.type).join(', ')}`));
      }, STEP_MILLISECONDS);
      const look = () => {
        const found = find();
        if (!found) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Says something and waits until it is stored, or refused. */
  async say(content: string, room = 'lobby', blob?: object): Promise<Answer> {
    return this.answerTo(this.send('chat', blob ? { content, blob } : { content }, room));
  }

  /** Makes a group. @returns its id */
  async makeRoom(title: string): Promise<string> {
    const answer = await this.answerTo(this.send('room-create', { title }));
    return String(answer.data.room);
  }

  /** Uploads a picture, range by range as the hub asks, and sends it. */
  async sendPicture(bytes: Buffer, name: string, content: string): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const blob = { blobId: `blob-${sha256.slice(0, 16)}`, name, mime: 'image/png', size: bytes.length, sha256 };
    const give = (text: unknown, isBinary: boolean) => {
      if (isBinary) return;
      const { type, data } = JSON.parse(String(text)) as Answer;
      if (type !== 'blob-next') return;
      const [transfer, offset, length] = [Number(data.transfer), Number(data.offset), Number(data.length)];
      const header = Buffer.alloc(CHUNK.header);
      header.writeUInt32BE(CHUNK.magic, 0);
      header.writeUInt8(CHUNK.version, 4);
      for (const [at, value] of [transfer, offset, length].entries()) header.writeUInt32BE(value, 8 + 4 * at);
      this.socket.send(Buffer.concat([header, bytes.subarray(offset, offset + length)]));
    };
    this.socket.on('message', give);
    const offered = await this.answerTo(this.send('blob-offer', blob));
    if (offered.type !== 'ack') throw new Error(`The hub does not take the picture: ${JSON.stringify(offered)}`);
    this.socket.off('message', give);
    await this.say(content, 'lobby', blob);
  }

  /** @returns the id of the message */
  send(type: string, data: object, room?: string): string {
    this.sent++;
    const id = `${this.name}-${this.sent}`;
    this.socket.send(JSON.stringify({ type, id, ...(room ? { room } : {}), data }));
    return id;
  }

  /** Resolves with the code of the close. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.socket.once('close', resolve));
  }

  leave(): void {
    this.socket.terminate();
  }

  private async answerTo(id: string): Promise<Answer> {
    return this.hears(['ack', 'nack'], (data) => data.id === id);
  }
}
