/** The room's connection to Node: the switches of networks. */
import { type BirpcReturn, createBirpc } from 'birpc';
import { roomPath } from '../bridge/protocol.ts';
import type { RoomFunctions, RoomNodeFunctions } from '../bridge/roomProtocol.ts';
import { decode, rpcOptions } from '../bridge/wire.ts';

export type RoomNode = BirpcReturn<RoomNodeFunctions, RoomFunctions>;

/** @param onLost called when Node has gone */
export async function connectRoom(onLost: () => void): Promise<RoomNode> {
  const url = new URL(roomPath, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('close', onLost);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The bridge to Node refused the room.')));
  });
  return createBirpc<RoomNodeFunctions, RoomFunctions>(
    {},
    {
      ...rpcOptions,
      post: (bytes: Uint8Array<ArrayBuffer>) => socket.send(bytes),
      on: (receive) => {
        socket.addEventListener('message', ({ data }) => receive(data));
      },
      deserialize: (data: ArrayBuffer) => decode(new Uint8Array(data)),
    },
  );
}
