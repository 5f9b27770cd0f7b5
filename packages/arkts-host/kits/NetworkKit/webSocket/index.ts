/** `webSocket` of `@kit.NetworkKit`, up to API 22. */
import { HostApp } from '../../host/HostApp.ts';
import { closedNamespace } from '../../host/unimplemented.ts';
import { WebSocketClient } from './WebSocketClient.ts';
import { WebSocketServer } from './WebSocketServer.ts';

export type * from './types.ts';
export type { WebSocketClient, WebSocketServer };

/** Since which API level every device kind has the server; before, only smart screens (platform.md 1). */
const API_WITH_SERVER_EVERYWHERE = 23;

export const webSocket = closedNamespace('NetworkKit', 'webSocket', {
  createWebSocket: (): WebSocketClient => new WebSocketClient(),
  /** Returns nothing, without an error, where the device kind has no server. */
  createWebSocketServer: (): WebSocketServer => {
    const { deviceType = 'tv', apiVersion } = HostApp.current();
    const hasServer = deviceType === 'tv' || apiVersion >= API_WITH_SERVER_EVERYWHERE;
    return hasServer ? new WebSocketServer() : (undefined as unknown as WebSocketServer);
  },
});
