/** The room's connection to Node: the switches of networks. */
import { type BirpcReturn, createBirpc } from 'birpc';
import { bridgeUrl } from '../bridge/address.ts';
import { roomPath } from '../bridge/protocol.ts';
import type { RoomFunctions, RoomNodeFunctions } from '../bridge/roomProtocol.ts';
import { decode, rpcOptions } from '../bridge/wire.ts';

export type RoomNode = BirpcReturn<RoomNodeFunctions, RoomFunctions>;

/**
 * @param onLost called when Node has gone
 * @throws Error if it refuses this page, which is so when the page's address lacks the key of this start
 */
export async function connectRoom(onLost: () => void): Promise<RoomNode> {
  const socket = new WebSocket(bridgeUrl(roomPath));
  socket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The bridge to Node refused the room.')));
  });
  socket.addEventListener('close', onLost);
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
