/** `webSocket.WebSocket` for pages: Node's own socket object does the work; its events come over the bridge. */

import { asyncCall, isFunction } from '../../../../kits/host/asyncCall.ts';
import { closedBase } from '../../../../kits/host/unimplemented.ts';
import { Listeners } from '../../../../kits/NetworkKit/webSocket/listeners.ts';
import { type EventTarget, nodeSide } from '../../../bridge/NodeSide.ts';
import { type SocketEvent, type SocketMember, socketEvents } from '../../../bridge/protocol.ts';

export class WebSocketClient extends closedBase('NetworkKit', 'WebSocket') implements EventTarget<SocketEvent> {
  private readonly id = nodeSide().nextId();
  private readonly listeners = new Listeners(socketEvents);
  private wasOpen = false;

  connect(...args: unknown[]): Promise<boolean> | undefined {
    // Kept from now on until its last event: a connection lives without its creator's holding it.
    nodeSide().socketById.set(this.id, this);
    return this.ask('connect', args);
  }

  send(...args: unknown[]): Promise<boolean> | undefined {
    return this.ask('send', args);
  }

  close(...args: unknown[]): Promise<boolean> | undefined {
    return this.ask('close', args);
  }

  on(...args: unknown[]): void {
    this.listeners.on(args);
  }

  off(...args: unknown[]): void {
    this.listeners.off(args);
  }

  nodeOnEvent(event: SocketEvent, args: readonly unknown[]): void {
    this.wasOpen ||= event === 'open';
    if (event === 'close' || (event === 'error' && !this.wasOpen)) {
      this.wasOpen = false;
      nodeSide().socketById.delete(this.id);
    }
    this.listeners.emit(event, ...args);
  }

  private ask(member: SocketMember, args: readonly unknown[]): Promise<boolean> | undefined {
    const sent = nodeSide().call<boolean, 'socketCall'>('socketCall', this.id, member, withoutCallback(args));
    return asyncCall(args, () => sent);
  }
}

/** The callback stays here. One in the place of another argument goes on as what it is there: nothing of use. */
function withoutCallback(args: readonly unknown[]): unknown[] {
  const plain = isFunction(args.at(-1)) ? args.slice(0, -1) : args;
  return plain.map((argument) => (isFunction(argument) ? null : argument));
}
