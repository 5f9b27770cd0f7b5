/** Node's end of the bridge: WebSockets of devices and of the room's page, and synchronous requests. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createBirpc } from 'birpc';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { NetworkState } from '../../kits/host/HostNetwork.ts';
import { type DeviceFunctions, devicePath, photoPath, picturePath, roomPath, syncPath } from '../bridge/protocol.ts';
import type { RoomFunctions, RoomNodeFunctions } from '../bridge/roomProtocol.ts';
import { decode, encode, rpcOptions } from '../bridge/wire.ts';
import { DeviceProcess } from './DeviceProcess.ts';
import type { Devices } from './Devices.ts';
import type { Events } from './Events.ts';
import { addressOf, type Gate } from './Gate.ts';
import { receivePhoto, sendPicture } from './pictures.ts';

const NETWORK_STATES: readonly NetworkState[] = ['up', 'cut', 'blackhole'];
/** A frame of the platform's greatest size, and what the bridge adds. */
const MAX_BYTES = 8 * 1024 * 1024;

export class Bridge {
  private readonly wireServer = new WebSocketServer({ noServer: true, maxPayload: MAX_BYTES });
  private readonly processByToken = new Map<string, DeviceProcess>();

  constructor(
    private readonly devices: Devices,
    private readonly gate: Gate,
  ) {}

  /** Takes the upgrade requests that are the bridge's; returns whether it was one. All come from our own pages. */
  httpOnUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = addressOf(request);
    if (url?.pathname !== devicePath && url?.pathname !== roomPath) return false;
    if (!this.gate.isKey(url.searchParams.get('key'))) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return true;
    }
    this.wireServer.handleUpgrade(request, socket, head, (webSocket) => {
      if (url.pathname === roomPath) this.roomOnOpen(webSocket);
      else this.deviceOnOpen(webSocket, url.searchParams);
    });
    return true;
  }

  /** Answers synchronous requests, and those for pictures; returns whether it was one. */
  httpOnRequest(request: IncomingMessage, response: ServerResponse): boolean {
    const url = addressOf(request);
    if (url === undefined) return false;
    const { pathname, searchParams } = url;
    if (![syncPath, picturePath, photoPath].includes(pathname)) return false;
    const process = this.processByToken.get(searchParams.get('token') ?? '');
    // For pictures browsers name no origin; the token, which only the page of the process has, must do.
    const isAllowed =
      pathname === picturePath
        ? request.method === 'GET'
        : request.method === 'POST' && this.gate.isFromOurPage(request);
    if (process === undefined || !isAllowed) {
      response.writeHead(403).end();
      return true;
    }
    if (pathname === syncPath) void answerSync(process, request, response);
    else if (pathname === picturePath) void sendPicture(process.app, searchParams.get('uri') ?? '', response);
    else void receivePhoto(process.app, searchParams.get('name') ?? '', request, response);
    return true;
  }

  /** Ends all applications and connections. */
  async close(): Promise<void> {
    await this.devices.end();
    for (const client of this.wireServer.clients) client.terminate();
  }

  private deviceOnOpen(webSocket: WebSocket, query: URLSearchParams): void {
    let device: ReturnType<Devices['get']>;
    try {
      device = this.devices.get(query.get('device') ?? '', query.get('module') ?? '');
    } catch (error) {
      webSocket.close(1008, (error as Error).message.slice(0, 100));
      return;
    }
    const rpc = createBirpc<DeviceFunctions, object>(
      {},
      {
        ...channel(webSocket),
        // Calls wait until the former process has ended, and this one has begun.
        resolver:
          (name) =>
          async (...args: unknown[]) =>
            (await begun).call(name, args),
      },
    );
    const events: Events = {
      socketEvent: (...args) => void (isOpen(webSocket) && rpc.socketEvent.asEvent(...args)),
      serverEvent: (...args) => void (isOpen(webSocket) && rpc.serverEvent.asEvent(...args)),
      searchEvent: (...args) => void (isOpen(webSocket) && rpc.searchEvent.asEvent(...args)),
      networkChanged: (...args) => void (isOpen(webSocket) && rpc.networkChanged.asEvent(...args)),
    };
    const begun = DeviceProcess.begin(device, events).then((process) => {
      this.processByToken.set(process.token, process);
      webSocket.on('close', () => {
        this.processByToken.delete(process.token);
        void process.end();
      });
      if (!isOpen(webSocket)) webSocket.emit('close');
      process.onEnd = () => webSocket.close();
      return process;
    });
  }

  private roomOnOpen(webSocket: WebSocket): void {
    const { devices } = this;
    const functions: RoomNodeFunctions = {
      switchNetwork: async (device, module, state) => {
        if (!NETWORK_STATES.includes(state)) throw new Error(`There is no network state '${state}'.`);
        devices.get(device, module).switchNetwork(state);
      },
      networkOf: async (device, module) => devices.get(device, module).network.state,
    };
    createBirpc<RoomFunctions, RoomNodeFunctions>(functions, {
      ...channel(webSocket),
      resolver: (name, work) => (Object.hasOwn(functions, name) ? work : undefined),
    });
  }
}

function channel(webSocket: WebSocket) {
  return {
    ...rpcOptions,
    post: (bytes: Uint8Array) => webSocket.send(bytes),
    on: (receive: (data: RawData) => void) => {
      webSocket.on('message', receive);
    },
    deserialize: (data: Buffer) => decode(data),
    // What cannot be read or sent ends the connection: nothing after it could be trusted.
    onGeneralError: () => {
      webSocket.close(1002);
      return true;
    },
  };
}

async function answerSync(process: DeviceProcess, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) {
      response.writeHead(413).end();
      return;
    }
  }
  try {
    const [name, args] = decode(Buffer.concat(chunks)) as [string, unknown[]];
    const bytes = encode(await process.call(name, args));
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

function isOpen(webSocket: WebSocket): boolean {
  return webSocket.readyState === webSocket.OPEN;
}
