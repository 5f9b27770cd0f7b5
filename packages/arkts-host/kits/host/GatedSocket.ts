/**
 * A TCP connection behind a device's network switch: what the application's end sees of it.
 *
 * While the network is a black hole, bytes in both directions and the end of the connection are held back; they go on
 * when it is up again. So the far end sees a half-open link: no byte, no FIN, no reset.
 */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { CutStyle, HostNetwork, NetworkSocket } from './HostNetwork.ts';

type WriteDone = (error?: Error | null) => void;

export class GatedSocket extends Duplex implements NetworkSocket {
  private heldWrites: Buffer[] = [];
  private endHeld = false;
  private destroyHeld = false;
  private wantsBytes = false;

  constructor(
    private readonly raw: Socket,
    private readonly network: HostNetwork,
  ) {
    super({ allowHalfOpen: false });
    network.attach(this);
    raw.pause();
    raw.on('data', (chunk: Buffer) => this.rawOnData(chunk));
    raw.on('end', () => this.push(null));
    raw.on('error', (error) => this.destroy(error));
    raw.on('close', () => {
      network.detach(this);
      this.destroy();
    });
    raw.on('timeout', () => this.emit('timeout'));
    raw.on('connect', () => this.emit('connect'));
  }

  get remoteAddress(): string | undefined {
    return this.raw.remoteAddress;
  }

  get remotePort(): number | undefined {
    return this.raw.remotePort;
  }

  setNoDelay(on?: boolean): this {
    this.raw.setNoDelay(on);
    return this;
  }

  setTimeout(milliseconds: number): this {
    this.raw.setTimeout(milliseconds);
    return this;
  }

  setKeepAlive(on?: boolean, delay?: number): this {
    this.raw.setKeepAlive(on, delay);
    return this;
  }

  ref(): this {
    this.raw.ref();
    return this;
  }

  unref(): this {
    this.raw.unref();
    return this;
  }

  override _read(): void {
    this.wantsBytes = true;
    if (!this.isBlackhole) {
      this.raw.resume();
    }
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: WriteDone): void {
    if (this.isBlackhole) {
      this.heldWrites.push(chunk);
      done();
      return;
    }
    this.raw.write(chunk, done);
  }

  override _final(done: WriteDone): void {
    if (this.isBlackhole) {
      this.endHeld = true;
    } else {
      this.raw.end();
    }
    done();
  }

  override _destroy(error: Error | null, done: WriteDone): void {
    if (this.isBlackhole && !this.raw.destroyed) {
      this.destroyHeld = true;
    } else {
      this.raw.destroy();
    }
    done(error);
  }

  /** Called by the network when its switch was turned. */
  networkChanged(): void {
    if (this.isBlackhole) {
      this.raw.pause();
      return;
    }
    if (!this.network.isUp) {
      return; // A cut follows for every connection.
    }
    for (const chunk of this.heldWrites.splice(0)) {
      this.raw.write(chunk);
    }
    if (this.destroyHeld) {
      this.raw.destroy();
    } else if (this.endHeld) {
      this.raw.end();
    } else if (this.wantsBytes) {
      this.raw.resume();
    }
  }

  /** Breaks the connection for both ends, without any close frame. */
  cut(style: CutStyle): void {
    this.heldWrites = [];
    if (style === 'reset') {
      this.raw.resetAndDestroy();
    } else {
      this.raw.destroy();
    }
    this.destroy();
  }

  private get isBlackhole(): boolean {
    return this.network.state === 'blackhole';
  }

  private rawOnData(chunk: Buffer): void {
    if (!this.push(chunk)) {
      this.wantsBytes = false;
      this.raw.pause();
    }
  }
}
