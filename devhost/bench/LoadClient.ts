/** A client that costs as little as possible, so that what is measured is the server. */
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { ServerUnderLoad } from './ServerUnderLoad.ts';

interface Message {
  type: string;
  id?: string;
  seq?: number;
  data: { content?: string; token?: string; id?: string; epoch?: string };
}

export function chatMessage(content: string): string {
  return JSON.stringify({ type: 'chat', id: randomBytes(9).toString('base64url'), room: 'lobby', data: { content } });
}

export class LoadClient {
  /** Calls with the text of each `chat` that arrives. */
  onChat: (content: string) => void = () => {};
  lastSeq = 0;
  private socket: WebSocket | undefined;
  private token = '';
  private epoch = '';
  private sent = 0;
  private readonly deviceId = randomBytes(12).toString('hex');
  private readonly answerById = new Map<string, () => void>();
  private welcomed: () => void = () => {};

  constructor(
    private readonly server: ServerUnderLoad,
    private readonly address: string,
    /** Talk to the hub, or to the bare broadcast, which knows no frames and no hello. */
    private readonly isHub: boolean,
  ) {}

  /** Connects; resolves when the welcome is here. Coming back, it says its token and where it stands. */
  async connect(): Promise<void> {
    const socket = new WebSocket(this.server.url, { localAddress: this.address, perMessageDeflate: false });
    this.socket = socket;
    this.sent = 0;
    socket.on('message', (bytes: Buffer) => this.take(bytes.toString('utf8')));
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => {
        if (!this.isHub) {
          resolve();
          return;
        }
        this.welcomed = resolve;
        const right = this.token === '' ? { code: this.server.code } : { token: this.token };
        const resume = this.token === '' ? undefined : { epoch: this.epoch, rooms: { lobby: this.lastSeq } };
        const data = { protocol: 1, framing: 'batch/1', deviceId: this.deviceId, name: 'Load', ...right, resume };
        this.sendFrame([JSON.stringify({ type: 'hello', id: 'hello', data })]);
      });
    });
  }

  /** Sends encoded messages at once. */
  say(messages: string[]): void {
    if (this.isHub) this.sendFrame(messages);
    else for (const message of messages) this.socket?.send(message);
  }

  /** Asks for a page; resolves when it is here. */
  page(before: number, limit: number): Promise<void> {
    const id = randomBytes(9).toString('base64url');
    const answer = new Promise<void>((resolve) => this.answerById.set(id, resolve));
    this.sendFrame([JSON.stringify({ type: 'history', id, room: 'lobby', data: { before, limit } })]);
    return answer;
  }

  /** The connection is gone, without a word. */
  async cut(): Promise<void> {
    const socket = this.socket;
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.terminate();
    await closed;
  }

  private sendFrame(messages: string[]): void {
    this.sent += 1;
    this.socket?.send(`{"f":${this.sent},"a":0,"m":[${messages.join(',')}]}`);
  }

  private take(text: string): void {
    if (!this.isHub) {
      this.takeMessage(JSON.parse(text) as Message);
      return;
    }
    const frame = JSON.parse(text) as { f: number; m: Message[] };
    if (frame.f > 0) this.socket?.send(`{"a":${frame.f},"m":[]}`);
    for (const message of frame.m) this.takeMessage(message);
  }

  private takeMessage(message: Message): void {
    this.lastSeq = Math.max(this.lastSeq, message.seq ?? 0);
    if (message.type === 'chat') this.onChat(message.data.content ?? '');
    if (message.type === 'history') this.answerById.get(message.id ?? '')?.();
    if (message.type === 'nack') throw new Error(`The hub refused: ${JSON.stringify(message.data)}`);
    if (message.type !== 'welcome') return;
    this.token = message.data.token ?? this.token;
    this.epoch = message.data.epoch ?? '';
    this.welcomed();
  }
}
