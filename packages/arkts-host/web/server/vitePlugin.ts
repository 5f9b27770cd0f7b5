/**
 * Puts the bridge on Vite's own server, while developing and when serving what was built. The gate stands before
 * everything else that hears of a request: what is behind it parses addresses, and may throw on a stranger's.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Connect, Plugin } from 'vite';
import type { Bridge } from './Bridge.ts';
import type { Gate } from './Gate.ts';

export function bridgePlugin(bridge: Bridge, gate: Gate): Plugin {
  const attach = (server: { middlewares: Connect.Server; httpServer: unknown }): void => {
    const httpServer = server.httpServer as Server;
    standBefore(httpServer, 'request', (request: IncomingMessage, response: ServerResponse) => {
      const refusal = gate.refusalOf(request);
      if (refusal !== undefined) response.writeHead(refusal).end();
      return refusal === undefined;
    });
    standBefore(httpServer, 'upgrade', (request: IncomingMessage, socket: Duplex) => {
      // A stranger may leave in the middle of it.
      socket.on('error', () => socket.destroy());
      const isOurs = gate.refusalOf(request) === undefined && gate.isFromOurPage(request);
      if (!isOurs) socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return isOurs;
    });
    httpServer.on('upgrade', (request, socket, head) => {
      const isVites = request.headers['sec-websocket-protocol']?.startsWith('vite-') ?? false;
      if (!bridge.httpOnUpgrade(request, socket, head as Buffer) && !isVites) {
        // Nobody else will: Node leaves such a socket open for ever.
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      }
    });
    server.middlewares.use((request, response, next) => {
      if (!bridge.httpOnRequest(request, response)) next();
    });
  };
  return { name: 'arkts-host:bridge', configureServer: attach, configurePreviewServer: attach };
}

/** Lets the listeners that an event has now, and those of later, hear of it only if `mayPass` says so. */
function standBefore<A extends unknown[]>(server: Server, event: string, mayPass: (...args: A) => boolean): void {
  const emit = server.emit.bind(server) as (name: string, ...args: unknown[]) => boolean;
  server.emit = (name: string, ...args: unknown[]): boolean =>
    (name === event && !mayPass(...(args as A))) || emit(name, ...args);
}
