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

/** Milliseconds from one look at the connection to the next, and without a word after which it is taken for dead. */
const HEARTBEAT = 2000;
const SILENCE = 10_000;
/** Milliseconds until it knocks again where it was let in before. */
const PAUSE = 500;
/** The code of a close that says: do not come back. */
const SENT_AWAY = 1008;

/**
 * Comes back when its connection ends or falls silent, and says again what was not answered: a screen whose machine is busy
 * may take its own server for dead and start another, of which nobody tells the peers.
 */
export class PlainMember {
  readonly received: Answer[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly givers = new Set<(answer: Answer) => void>();
  /** By id: what was said and not answered yet. */
  private readonly unanswered = new Map<string, string>();
  private socket!: WebSocket;
  private token = '';
  private sent = 0;
  private heardAt = 0;
  private heart: NodeJS.Timeout | undefined;
  private isOver = false;

  private constructor(
    private readonly url: string,
    readonly name: string,
  ) {}

  /** Knocks at the hub. Take the answer to know whether it let the newcomer in. */
  static async knock(room: RoomPage, name: string, code: string): Promise<PlainMember> {
    const member = new PlainMember(`ws://127.0.0.1:${room.hubPort}`, name);
    await member.connect();
    member.hello({ code });
    return member;
  }

  /** Joins with the code that is on the screen. */
  static async join(room: RoomPage, name: string): Promise<PlainMember> {
    const member = await PlainMember.knock(room, name, await room.readCode());
    await member.hears('welcome');
    return member;
  }

  /**
   * The first message of this type, or of one of these, from among those that came and those that will; `bye` and `nack`
   * are types, too.
   */
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

  /** Uploads a picture, range by range as the hub asks, and sends it. @returns what the hub answers to the message */
  async sendPicture(bytes: Buffer, name: string, content: string): Promise<Answer> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const blob = { blobId: `blob-${sha256.slice(0, 16)}`, name, mime: 'image/png', size: bytes.length, sha256 };
    const give = ({ type, data }: Answer) => {
      if (type !== 'blob-next') return;
      const [transfer, offset, length] = [Number(data.transfer), Number(data.offset), Number(data.length)];
      const header = Buffer.alloc(CHUNK.header);
      header.writeUInt32BE(CHUNK.magic, 0);
      header.writeUInt8(CHUNK.version, 4);
      for (const [at, value] of [transfer, offset, length].entries()) header.writeUInt32BE(value, 8 + 4 * at);
      this.socket.send(Buffer.concat([header, bytes.subarray(offset, offset + length)]));
    };
    this.givers.add(give);
    const offered = await this.answerTo(this.send('blob-offer', blob));
    if (offered.type !== 'ack') throw new Error(`The hub does not take the picture: ${JSON.stringify(offered)}`);
    this.givers.delete(give);
    return this.say(content, 'lobby', blob);
  }

  /** @returns the id of the message */
  send(type: string, data: object, room?: string): string {
    this.sent++;
    const id = `${this.name}-${this.sent}`;
    const text = JSON.stringify({ type, id, ...(room ? { room } : {}), data });
    this.unanswered.set(id, text);
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
    return id;
  }

  /** Resolves with the code of the close. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.socket.once('close', resolve));
  }

  leave(): void {
    this.isOver = true;
    clearInterval(this.heart);
    this.socket.terminate();
  }

  private async connect(): Promise<void> {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.on('message', (bytes, isBinary) => {
      if (!isBinary) this.onAnswer(JSON.parse(String(bytes)) as Answer);
    });
    socket.on('error', () => {});
    socket.on('close', (code) => this.onClose(code));
  }

  private hello(proof: object): void {
    const data = { protocol: 1, deviceId: `device-of-${this.name}`, name: this.name, ...proof };
    this.sent++;
    this.socket.send(JSON.stringify({ type: 'hello', id: `${this.name}-${this.sent}`, data }));
  }

  private beat(): void {
    if (performance.now() - this.heardAt > SILENCE) this.socket.terminate();
    else this.socket.send(JSON.stringify({ type: 'ping', id: `ping-of-${this.name}`, data: {} }));
  }

  private onAnswer(answer: Answer): void {
    this.heardAt = performance.now();
    if (answer.type === 'pong') return;
    this.received.push(answer);
    if (answer.type === 'ack' || answer.type === 'nack') this.unanswered.delete(String(answer.data.id));
    if (answer.type === 'bye') this.isOver = true;
    if (answer.type === 'welcome') {
      this.token = String(answer.data.token ?? this.token);
      this.heart = setInterval(() => this.beat(), HEARTBEAT);
      for (const text of this.unanswered.values()) this.socket.send(text);
    }
    for (const give of this.givers) give(answer);
    for (const look of this.waiting) look();
  }

  private onClose(code?: number): void {
    clearInterval(this.heart);
    if (this.isOver || this.token === '' || code === SENT_AWAY) return;
    setTimeout(() => {
      if (this.isOver) return;
      this.connect().then(
        () => this.hello({ token: this.token }),
        () => this.onClose(),
      );
    }, PAUSE);
  }

  private async answerTo(id: string): Promise<Answer> {
    return this.hears(['ack', 'nack'], (data) => data.id === id);
  }
}
