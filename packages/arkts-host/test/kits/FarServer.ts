/** A server that does whatever a test wants, unlike the platform's, and clients of it. */
import { WebSocketServer as WireServer, type WebSocket as WireSocket } from 'ws';
import { findFreePort } from '../../kits/host/index.ts';
import { type Client, newClient, Recorder } from './webSocketRig.ts';

export class FarServer {
  /** Once it listens. */
  server: WireServer | undefined;
  private readonly clients: Client[] = [];

  client(...options: Parameters<typeof newClient>): Client {
    const made = newClient(...options);
    this.clients.push(made);
    return made;
  }

  /** Listens on a free port; what comes is in `seen`. */
  async wire(onSocket: (socket: WireSocket) => void = () => {}): Promise<{ url: string; seen: Recorder }> {
    const port = await findFreePort();
    const seen = new Recorder();
    const server = new WireServer({ port, host: '127.0.0.1' });
    this.server = server;
    await new Promise<void>((resolve) => server.on('listening', resolve));
    server.on('connection', (socket, request) => {
      socket.on('message', (data, isBinary) => seen.add('message', isBinary ? data : String(data)));
      socket.on('ping', () => seen.add('ping'));
      socket.on('close', (code, reason) => seen.add('close', { code, reason: reason.toString() }));
      socket.on('error', (error) => seen.add('error', error));
      seen.add('connect', request.headers);
      onSocket(socket);
    });
    return { url: `ws://127.0.0.1:${port}/`, seen };
  }

  dispose(): void {
    for (const client of this.clients) {
      client.app.network.cut();
    }
    this.server?.close();
  }
}
