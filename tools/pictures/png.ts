/** Makes a browser's PNG small: 256 colors, which are plenty for pages, and thorough compression. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { reduceColors } from './colors.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS_BY_COLOR_TYPE: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
const PALETTE = 3;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/**
 * @param file a PNG of 8 bits for each channel, not interlaced, as browsers make them
 * @throws Error for other files
 */
export function shrinkPng(file: Buffer): Buffer {
  const chunks = readChunks(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined) throw new Error('This PNG has no header.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS_BY_COLOR_TYPE[header[9] ?? -1];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0)
    throw new Error('This PNG is not of a kind I know.');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const pixels = withAlpha(unfilter(inflateSync(packed), width * channels, height, channels), channels);
  const { colors, indexes } = reduceColors(pixels, width);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) lines.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const newHeader = Buffer.from(header);
  newHeader[9] = PALETTE;
  return Buffer.concat([
    SIGNATURE,
    writeChunk('IHDR', newHeader),
    writeChunk('PLTE', Buffer.from(colors.flatMap((color) => color.slice(0, 3)))),
    writeChunk('tRNS', Buffer.from(colors.map(([, , , alpha]) => alpha))),
    writeChunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function withAlpha(pixels: Buffer, channels: number): Buffer {
  if (channels === 4) return pixels;
  const all = Buffer.alloc((pixels.length / channels) * 4, 255);
  for (let at = 0; at < pixels.length / channels; at += 1) pixels.copy(all, at * 4, at * channels, (at + 1) * channels);
  return all;
}

function readChunks(file: Buffer): Chunk[] {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function writeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What a filter foretells for a byte: from the one to the left, the one above, and the one above to the left. */
function foretell(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
      if (toLeft <= toAbove && toLeft <= toCorner) return left;
      return toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}

function unfilter(lines: Buffer, width: number, height: number, channels: number): Buffer {
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    const kind = lines[y * (width + 1)] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - width] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[at - width - channels] ?? 0);
      pixels[at] = (lines[y * (width + 1) + 1 + x] ?? 0) + foretell(kind, left, above, corner);
    }
  }
  return pixels;
}
