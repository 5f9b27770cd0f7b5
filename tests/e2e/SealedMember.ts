/** A member of the room who is no phone: a client over a sealed link, for what the screen does with members. */
import { createHash } from 'node:crypto';
import { STEP_MILLISECONDS } from '../../packages/arkts-host/test/pages/limits.ts';
import { encodeChunk } from '../conformance/chunk.ts';
import { type SealedRight, SealedWire } from '../conformance/SealedWire.ts';
import { PROTOCOL } from '../conformance/TestPeer.ts';
import { openWire } from '../conformance/wire.ts';
import type { RoomPage } from './RoomPage.ts';

export interface Answer {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Milliseconds from one look at the connection to the next, and without a word after which it is taken for dead. */
const HEARTBEAT = 2000;
const SILENCE = 10_000;
/** Milliseconds until it knocks again where it was let in before. */
const PAUSE = 500;

/**
 * Comes back when its connection ends or falls silent before the hub has refused it, and says again what was not answered:
 * a screen whose machine is busy may take its own server for dead and start another, of which nobody tells the peers.
 */
export class SealedMember {
  readonly received: Answer[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly givers = new Set<(answer: Answer) => void>();
  /** By id: what was said and not answered yet. */
  private readonly unanswered = new Map<string, string>();
  private link: SealedWire | undefined;
  /** One name, one device: whoever knocks again is known. */
  private readonly key: Uint8Array;
  private isOpen = false;
  private wasIn = false;
  private readonly ends = new Set<(code: number) => void>();
  private sent = 0;
  private heardAt = 0;
  private heart: NodeJS.Timeout | undefined;
  private isOver = false;

  private constructor(
    private readonly url: string,
    readonly name: string,
    private readonly right: SealedRight,
    private readonly address?: string,
  ) {
    this.key = new Uint8Array(createHash('sha256').update(`device of ${name}`).digest());
  }

  /**
   * Knocks at the hub. Take the answer to know whether it let the newcomer in.
   *
   * @param address that the hub sees; default: the system's choice
   */
  static async knock(room: RoomPage, name: string, code: string, address?: string): Promise<SealedMember> {
    const member = new SealedMember(`ws://127.0.0.1:${room.hubPort}`, name, { code }, address);
    await member.connect(member.right);
    return member;
  }

  /** Joins with the code that is on the screen. */
  static async join(room: RoomPage, name: string): Promise<SealedMember> {
    const member = await SealedMember.knock(room, name, await room.readCode());
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
      this.link?.sendBytes(encodeChunk({ transfer, offset, frame: 0, bytes: bytes.subarray(offset, offset + length) }));
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
    if (this.isOpen) this.link?.sendText(text);
    return id;
  }

  /** Resolves with the code of the close. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.ends.add(resolve));
  }

  leave(): void {
    this.isOver = true;
    clearInterval(this.heart);
    this.link?.cut();
  }

  private async connect(right: SealedRight): Promise<void> {
    const link = new SealedWire(await openWire(this.url, this.address));
    this.link = link;
    link.listen({
      onText: (text) => this.onAnswer(JSON.parse(text) as Answer),
      onBytes: () => {},
      onHubKey: () => {},
      onRefused: (code) => this.onAnswer({ type: 'nack', data: { code } }),
      onBroken: () => link.cut(),
      onEnd: ({ code }) => this.onEnd(code),
    });
    this.sent++;
    const data = { protocol: PROTOCOL, name: this.name };
    link.begin(right, this.key, JSON.stringify({ type: 'hello', id: `${this.name}-${this.sent}`, data }));
  }

  private beat(): void {
    if (performance.now() - this.heardAt > SILENCE) this.link?.cut();
    else this.link?.sendText(JSON.stringify({ type: 'ping', id: `ping-of-${this.name}`, data: {} }));
  }

  private onAnswer(answer: Answer): void {
    this.heardAt = performance.now();
    if (answer.type === 'pong') return;
    this.received.push(answer);
    if (answer.type === 'ack' || answer.type === 'nack') this.unanswered.delete(String(answer.data.id));
    // A hub that refuses who knocks does not want it back.
    if (answer.type === 'bye' || (answer.type === 'nack' && !this.isOpen)) this.isOver = true;
    if (answer.type === 'welcome') {
      this.wasIn = true;
      this.isOpen = true;
      this.heart = setInterval(() => this.beat(), HEARTBEAT);
      for (const text of this.unanswered.values()) this.link?.sendText(text);
    }
    for (const give of this.givers) give(answer);
    for (const look of this.waiting) look();
  }

  private onEnd(code: number): void {
    clearInterval(this.heart);
    this.isOpen = false;
    for (const tell of this.ends) tell(code);
    this.ends.clear();
    this.comeBack();
  }

  private comeBack(): void {
    if (this.isOver) return;
    setTimeout(() => {
      if (!this.isOver) this.connect(this.wasIn ? 'return' : this.right).catch(() => this.comeBack());
    }, PAUSE);
  }

  private async answerTo(id: string): Promise<Answer> {
    return this.hears(['ack', 'nack'], (data) => data.id === id);
  }
}
