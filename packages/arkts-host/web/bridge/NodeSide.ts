/** The browser's end of the bridge: calls to Node, and what Node's events are handed to. One for a document. */
import { type BirpcReturn, createBirpc } from 'birpc';
import type { TellDiscovery } from '../../kits/NetworkKit/mdns/types.ts';
import { bridgeUrl } from './address.ts';
import { unwrap } from './answer.ts';
import {
  type Answer,
  type DeviceFunctions,
  type DeviceInfo,
  devicePath,
  type NodeFunctions,
  photoPath,
  picturePath,
  type ServerEvent,
  type SocketEvent,
} from './protocol.ts';
import { syncRequest } from './syncRequest.ts';
import { decode, rpcOptions } from './wire.ts';

/** What hears events of a socket or a server. */
export interface EventTarget<E extends string> {
  nodeOnEvent(event: E, args: readonly unknown[]): void;
}

/** Members of Node's functions that answer as the platform does. */
type PlatformCall = {
  [K in keyof NodeFunctions]: NodeFunctions[K] extends (...args: never[]) => Promise<Answer> ? K : never;
}[keyof NodeFunctions];

export class NodeSide {
  readonly socketById = new Map<number, EventTarget<SocketEvent>>();
  readonly serverById = new Map<number, EventTarget<ServerEvent>>();
  readonly searchById = new Map<number, TellDiscovery>();
  /** Called when the switch of the device's network was turned. */
  onNetwork: DeviceFunctions['networkChanged'] = () => {};
  /** Called when Node has gone, or has ended this process. */
  onLost: () => void = () => {};
  private token = '';
  private lastId = 0;
  private readonly rpc: BirpcReturn<NodeFunctions, DeviceFunctions>;

  private constructor(private readonly socket: WebSocket) {
    const events: DeviceFunctions = {
      socketEvent: (id, event, args) => this.socketById.get(id)?.nodeOnEvent(event, args),
      serverEvent: (id, event, args) => this.serverById.get(id)?.nodeOnEvent(event, args),
      searchEvent: (id, event, value) => this.searchById.get(id)?.(event, value),
      networkChanged: (network) => this.onNetwork(network),
    };
    this.rpc = createBirpc<NodeFunctions, DeviceFunctions>(events, {
      ...rpcOptions,
      post: (bytes: Uint8Array<ArrayBuffer>) => socket.send(bytes),
      on: (receive) => {
        socket.addEventListener('message', ({ data }) => receive(data));
      },
      deserialize: (data: ArrayBuffer) => decode(new Uint8Array(data)),
    });
    socket.addEventListener('close', () => {
      this.rpc.$close(new Error('The computer that the devices run on has gone: start it again, then reload.'));
      this.onLost();
    });
  }

  /** Connects a device: its process begins. @throws Error if nobody answers */
  static async connect(device: string, module: string): Promise<{ node: NodeSide; info: DeviceInfo }> {
    const socket = new WebSocket(bridgeUrl(devicePath, { device, module }));
    socket.binaryType = 'arraybuffer';
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`The bridge to Node refused the device ${device}.`)));
    });
    const node = new NodeSide(socket);
    const info = await node.rpc.begin();
    node.token = info.token;
    return { node, info };
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** Calls Node. Calls arrive in their order, arguments as they are at the call. @throws what the platform's call throws */
  async call<T, K extends PlatformCall>(name: K, ...args: Parameters<NodeFunctions[K]>): Promise<T> {
    return unwrap<T>(await this.rpc.$call(name, ...(args as never)));
  }

  /** Calls Node and waits for it, with everything standing still. Only for the platform's synchronous members. */
  callSync<T, K extends PlatformCall>(name: K, ...args: Parameters<NodeFunctions[K]>): T {
    return unwrap<T>(syncRequest(this.token, name, args));
  }

  /** Where this page finds a picture that the application names by its `file://` address. */
  pictureAddress(uri: string): string {
    return `${picturePath}?${new URLSearchParams({ token: this.token, uri })}`;
  }

  /** Adds a picture to the device's library. @returns the address by which the application may read it */
  async addPhoto(file: File): Promise<string> {
    const address = `${photoPath}?${new URLSearchParams({ token: this.token, name: file.name })}`;
    const response = await fetch(address, { method: 'POST', body: file });
    if (!response.ok) throw new Error(`The bridge to Node answered ${response.status} to the picture ${file.name}.`);
    return response.text();
  }

  tellEnd(): void {
    void this.rpc.endsInOrder.asEvent();
  }

  /** Ends the process: Node frees all that it held. */
  close(): void {
    this.socket.close();
  }
}

let current: NodeSide | undefined;

export function setNodeSide(node: NodeSide): void {
  current = node;
}

/** The bridge of this document. */
export function nodeSide(): NodeSide {
  if (current === undefined)
    throw new Error('The bridge to Node is not there yet: kits work once the device has begun.');
  return current;
}
