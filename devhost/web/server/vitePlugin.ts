/** Puts the bridge on Vite's own server, while developing and when serving what was built. */
import type { Server } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { Bridge } from './Bridge.ts';

export function bridgePlugin(bridge: Bridge): Plugin {
  const attach = (server: { middlewares: Connect.Server; httpServer: unknown }): void => {
    (server.httpServer as Server).on('upgrade', (request, socket, head) =>
      bridge.httpOnUpgrade(request, socket, head as Buffer),
    );
    server.middlewares.use((request, response, next) => {
      if (!bridge.httpOnRequest(request, response)) next();
    });
  };
  return { name: 'hearth:bridge', configureServer: attach, configurePreviewServer: attach };
}
