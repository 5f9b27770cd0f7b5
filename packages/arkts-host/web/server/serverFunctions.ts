/** The bridge's functions for WebSocket servers: Node's server objects, by number, with their events sent on. */
import { WebSocketServer } from '../../kits/NetworkKit/webSocket/WebSocketServer.ts';
import { answer } from '../bridge/answer.ts';
import { type NodeFunctions, type ServerEvent, serverEvents, serverMembers } from '../bridge/protocol.ts';
import type { Events } from './Events.ts';

export function serverFunctions(events: Events): Pick<NodeFunctions, 'serverCall'> {
  const serverById = new Map<number, WebSocketServer>();
  const open = (id: number): WebSocketServer => {
    const server = new WebSocketServer();
    for (const event of serverEvents) {
      subscribe(server, event, (...args) => events.serverEvent(id, event, args));
    }
    serverById.set(id, server);
    return server;
  };
  return {
    serverCall: (id, member, args) =>
      answer(() => {
        if (!serverMembers.includes(member)) throw new Error(`The bridge has no member '${member}'.`);
        const server = serverById.get(id) ?? open(id);
        return (server[member] as (...args: unknown[]) => unknown).apply(server, [...args]);
      }),
  };
}

/** `on` for an event that is known only as a value of the union. */
function subscribe(server: WebSocketServer, event: ServerEvent, listener: (...args: unknown[]) => void): void {
  (server.on as (event: ServerEvent, listener: (...args: unknown[]) => void) => void).call(server, event, listener);
}
