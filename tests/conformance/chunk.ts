/** Chunks of blobs, written and read by the table in docs/protocol.md, section 9, apart from the product's own code. */
import { createHash, randomBytes } from 'node:crypto';

const HEADER = 24;

export interface Chunk {
  readonly transfer: number;
  readonly offset: number;
  /** 0 from clients and in plain sessions. */
  readonly frame: number;
  readonly bytes: Uint8Array;
}

export function encodeChunk(chunk: Chunk): Uint8Array {
  const header = Buffer.alloc(HEADER);
  header.write('HBLB', 'ascii');
  header.writeUInt8(1, 4);
  header.writeUInt32BE(chunk.transfer, 8);
  header.writeUInt32BE(chunk.offset, 12);
  header.writeUInt32BE(chunk.bytes.length, 16);
  header.writeUInt32BE(chunk.frame, 20);
  return new Uint8Array(Buffer.concat([header, chunk.bytes]));
}

/** @returns what is wrong, when it is no chunk */
export function decodeChunk(frame: Uint8Array): Chunk | string {
  const buffer = Buffer.from(frame.buffer, frame.byteOffset, frame.length);
  if (buffer.length <= HEADER) return `${buffer.length} bytes are no chunk`;
  if (buffer.toString('ascii', 0, 4) !== 'HBLB' || buffer.readUInt8(4) !== 1) return 'not a chunk of version 1';
  if (buffer.readUInt8(5) !== 0 || buffer.readUInt16BE(6) !== 0) return 'flags or reserved bytes are set';
  if (buffer.readUInt32BE(16) !== buffer.length - HEADER) return 'the length is not that of the payload';
  return {
    transfer: buffer.readUInt32BE(8),
    offset: buffer.readUInt32BE(12),
    frame: buffer.readUInt32BE(20),
    bytes: new Uint8Array(buffer.subarray(HEADER)),
  };
}

/** As `blob-offer` and `chat` describe a blob. */
export interface Description {
  readonly [field: string]: string | number;
  readonly blobId: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
}

/** A blob with its bytes. */
export interface Blob {
  readonly description: Description;
  readonly bytes: Uint8Array;
}

/** A blob that nobody has seen before. */
export function makeBlob(size: number, blobId: string = randomBytes(12).toString('hex')): Blob {
  return blobOf(new Uint8Array(randomBytes(size)), blobId);
}

export function blobOf(bytes: Uint8Array, blobId: string): Blob {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { description: { blobId, name: 'picture.png', mime: 'image/png', size: bytes.length, sha256 }, bytes };
}
