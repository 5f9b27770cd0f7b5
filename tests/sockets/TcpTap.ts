/** Stands between phones and a hub and writes down every byte that passes. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const LOCAL = '127.0.0.1';
const MASK_BYTES = 4;

export class TcpTap {
  /** What each connection carried in one direction. */
  private readonly streams: { readonly isFromPhone: boolean; readonly pieces: Buffer[] }[] = [];

  private constructor(
    private readonly server: Server,
    private readonly hubPort: number,
  ) {
    server.on('connection', (phone) => this.serverOnConnection(phone));
  }

  static async open(hubPort: number): Promise<TcpTap> {
    const server = createServer();
    server.listen(0, LOCAL);
    await once(server, 'listening');
    return new TcpTap(server, hubPort);
  }

  get url(): string {
    return `ws://${LOCAL}:${(this.server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.server.close();
  }

  /** All bytes as they passed, and once more without the masks that WebSocket clients lay over theirs. */
  get recording(): Buffer {
    return Buffer.concat(
      this.streams.flatMap(({ isFromPhone, pieces }) => {
        const bytes = Buffer.concat(pieces);
        return isFromPhone ? [bytes, unmasked(bytes)] : [bytes];
      }),
    );
  }

  private serverOnConnection(phone: Socket): void {
    // From the phone's own address, by which the hub tells its guests apart (protocol R21).
    const hub = connect({ host: LOCAL, port: this.hubPort, localAddress: phone.remoteAddress });
    for (const [from, to, isFromPhone] of [[phone, hub, true] as const, [hub, phone, false] as const]) {
      const pieces: Buffer[] = [];
      this.streams.push({ isFromPhone, pieces });
      from.on('data', (bytes: Buffer) => {
        pieces.push(bytes);
        to.write(bytes);
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  }
}

/** What the frames of a WebSocket client hold (RFC 6455, 5.2). */
function unmasked(stream: Buffer): Buffer {
  const payloads: Buffer[] = [];
  let place = stream.indexOf('\r\n\r\n') + 4;
  while (place + 2 <= stream.length) {
    const short = stream.readUInt8(place + 1) & 0x7f;
    const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
    if (place + 2 + lengthBytes + MASK_BYTES > stream.length) break;
    const long = lengthBytes === 8 ? Number(stream.readBigUInt64BE(place + 2)) : 0;
    const length = lengthBytes === 2 ? stream.readUInt16BE(place + 2) : lengthBytes === 8 ? long : short;
    place += 2 + lengthBytes;
    const mask = stream.subarray(place, place + MASK_BYTES);
    place += MASK_BYTES;
    const payload = stream.subarray(place, place + length);
    payloads.push(payload.map((byte, index) => byte ^ (mask[index % MASK_BYTES] as number)) as Buffer);
    place += length;
  }
  return Buffer.concat(payloads);
}
