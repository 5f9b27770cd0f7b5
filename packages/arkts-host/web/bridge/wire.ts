/** How calls are written on the bridge: MessagePack, with undefined, ArrayBuffer, typed arrays and bigint kept apart. */
import { Packr } from 'msgpackr';

const packr = new Packr({ structuredClone: true, useRecords: false });

export function encode(value: unknown): Uint8Array<ArrayBuffer> {
  return packr.pack(value) as Uint8Array<ArrayBuffer>;
}

export function decode(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}

/** Options of birpc that both ends have in common: no limit of time, since a call may take as long as the platform's. */
export const rpcOptions = { serialize: encode, timeout: -1 } as const;
