/** The bridge's functions for WebSocket clients: Node's socket objects, by number, with their events sent on. */
import { WebSocketClient } from '../../kits/NetworkKit/webSocket/WebSocketClient.ts';
import { answer } from '../bridge/answer.ts';
import { type NodeFunctions, type SocketEvent, socketEvents, socketMembers } from '../bridge/protocol.ts';
import type { Events } from './Events.ts';

export function socketFunctions(events: Events): Pick<NodeFunctions, 'socketCall'> {
  const socketById = new Map<number, WebSocketClient>();
  const open = (id: number): WebSocketClient => {
    const socket = new WebSocketClient();
    let wasOpen = false;
    for (const event of socketEvents) {
      subscribe(socket, event, (...args) => {
        wasOpen ||= event === 'open';
        // The last event of an attempt; whatever is called next begins with a fresh object, as the object here is then.
        if (event === 'close' || (event === 'error' && !wasOpen)) socketById.delete(id);
        events.socketEvent(id, event, args);
      });
    }
    socketById.set(id, socket);
    return socket;
  };
  return {
    socketCall: (id, member, args) =>
      answer(() => {
        if (!socketMembers.includes(member)) throw new Error(`The bridge has no member '${member}'.`);
        const socket = socketById.get(id) ?? open(id);
        return (socket[member] as (...args: unknown[]) => Promise<boolean>).apply(socket, [...args]);
      }),
  };
}

/** `on` for an event that is known only as a value of the union. */
function subscribe(socket: WebSocketClient, event: SocketEvent, listener: (...args: unknown[]) => void): void {
  (socket.on as (event: SocketEvent, listener: (...args: unknown[]) => void) => void).call(socket, event, listener);
}
