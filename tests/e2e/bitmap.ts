/** A picture file of any size without a library: an uncompressed bitmap, which is as large as its pixels. */
import { writeFileSync } from 'node:fs';

const HEADERS = 54;

/** Writes a colorful bitmap of 24 bits a pixel. @param width a multiple of 4, so that lines need no filling */
export function writeBitmap(file: string, width: number, height: number): void {
  const bytes = Buffer.alloc(HEADERS + width * height * 3);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(HEADERS, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.writeUInt32LE(width * height * 3, 34);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = HEADERS + (y * width + x) * 3;
      bytes[at] = 200 - Math.floor((150 * y) / height);
      bytes[at + 1] = 120;
      bytes[at + 2] = 60 + Math.floor((190 * x) / width);
    }
  }
  writeFileSync(file, bytes);
}
