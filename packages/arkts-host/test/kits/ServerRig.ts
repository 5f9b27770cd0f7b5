/** A server whose clients are not the platform's. */
import { once } from 'node:events';
import { expect } from 'vitest';
import { WebSocket as WireSocket } from 'ws';
import { Rig } from './webSocketRig.ts';

export const unknownError = { code: 2302999, message: 'Websocket Unknown Other Error' };

export class ServerRig extends Rig {
  private readonly wires: WireSocket[] = [];

  /** A client that is not the platform's, from `address`, open. */
  async wireClient(address = '127.0.0.1', protocols: string[] = []): Promise<WireSocket> {
    const socket = this.wire(address, protocols);
    await once(socket, 'open');
    return socket;
  }

  /** Whether a connection from `address` is refused; takes the server's two error events if so. */
  async isRefused(address: string): Promise<boolean> {
    const socket = this.wire(address, []);
    const outcome = await new Promise<boolean>((resolve) => {
      socket.on('open', () => resolve(false));
      socket.on('error', () => resolve(true));
    });
    if (outcome) {
      await this.seen.next('error');
      await this.seen.next('error');
    } else {
      await this.seen.next('connect');
    }
    return outcome;
  }

  /** The client that came last. */
  get newestWire(): WireSocket | undefined {
    return this.wires.at(-1);
  }

  override dispose(): void {
    for (const wire of this.wires) {
      wire.terminate();
    }
    super.dispose();
  }

  private wire(address: string, protocols: string[]): WireSocket {
    const socket = new WireSocket(this.url, protocols, { localAddress: address });
    this.wires.push(socket);
    return socket;
  }
}

/** What `promise` was rejected with. */
export async function rejection(promise: Promise<unknown> | unknown[]): Promise<{ code: number; message: string }> {
  return Promise.resolve(promise).then(
    () => expect.unreachable('should have been rejected'),
    (error) => error,
  );
}
