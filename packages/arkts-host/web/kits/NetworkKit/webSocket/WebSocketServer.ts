/** `webSocket.WebSocketServer` for pages: Node's own server object does the work; its events come over the bridge. */

import { closedBase } from '../../../../kits/host/unimplemented.ts';
import { Listeners } from '../../../../kits/NetworkKit/webSocket/listeners.ts';
import { type EventTarget, nodeSide } from '../../../bridge/NodeSide.ts';
import { type ServerEvent, type ServerMember, serverEvents } from '../../../bridge/protocol.ts';

export class WebSocketServer extends closedBase('NetworkKit', 'WebSocketServer') implements EventTarget<ServerEvent> {
  private readonly id = nodeSide().nextId();
  private readonly listeners = new Listeners(serverEvents);

  start(...args: unknown[]): Promise<boolean> {
    nodeSide().serverById.set(this.id, this);
    return this.ask('start', args);
  }

  stop(...args: unknown[]): Promise<boolean> {
    return this.ask('stop', args);
  }

  /** Declared to return the array itself; it resolves to it (platform.md 21). */
  listAllConnections(...args: unknown[]): Promise<unknown> {
    return this.ask('listAllConnections', args);
  }

  send(...args: unknown[]): Promise<boolean> {
    return this.ask('send', args);
  }

  close(...args: unknown[]): Promise<boolean> {
    return this.ask('close', args);
  }

  on(...args: unknown[]): void {
    this.listeners.on(args);
  }

  off(...args: unknown[]): void {
    this.listeners.off(args);
  }

  nodeOnEvent(event: ServerEvent, args: readonly unknown[]): void {
    this.listeners.emit(event, ...args);
  }

  private ask<T>(member: ServerMember, args: readonly unknown[]): Promise<T> {
    return nodeSide().call<T, 'serverCall'>('serverCall', this.id, member, args);
  }
}
