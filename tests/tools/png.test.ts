/** The documentation's pictures are made small without changing what is to be seen. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { shrinkPng } from '../../tools/pictures/png.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function header(width: number, height: number, colorType: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, colorType, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

/** @param lines each with its filter before its bytes */
function png(width: number, lines: readonly (readonly number[])[], channels: 3 | 4): Buffer {
  return Buffer.concat([
    SIGNATURE,
    header(width, lines.length, channels === 4 ? 6 : 2),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The color of each pixel of what `shrinkPng` made. */
function pixelsOf(file: Buffer): string[] {
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += length + 12;
  }
  const [head, palette, opacities] = ['IHDR', 'PLTE', 'tRNS'].map((type) => chunks.get(type) ?? Buffer.alloc(0));
  const width = head?.readUInt32BE(0) ?? 0;
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  return [...lines]
    .filter((_, at) => at % (width + 1) !== 0)
    .map((index) => `${[...(palette?.subarray(index * 3, index * 3 + 3) ?? [])]} ${opacities?.[index]}`);
}

describe('shrinkPng', () => {
  test('keeps every pixel of a picture with few colors, opacity included, whatever filters it came with', () => {
    const file = png(
      2,
      [
        [0, 10, 20, 30, 255, 10, 20, 30, 0],
        [1, 200, 100, 50, 255, 0, 0, 0, 0],
        [2, 0, 0, 0, 0, 5, 5, 5, 0],
        [3, 100, 50, 25, 128, 0, 0, 0, 0],
        [4, 1, 1, 1, 0, 0, 0, 0, 0],
      ],
      4,
    );
    expect(pixelsOf(shrinkPng(file))).toEqual([
      ...['10,20,30 255', '10,20,30 0'],
      ...['200,100,50 255', '200,100,50 255'],
      ...['200,100,50 255', '205,105,55 255'],
      ...['200,100,50 255', '202,102,52 255'],
      ...['201,101,51 255', '202,102,52 255'],
    ]);
  });

  test('keeps a picture without opacity opaque', () => {
    expect(pixelsOf(shrinkPng(png(1, [[0, 1, 2, 3]], 3)))).toEqual(['1,2,3 255']);
  });

  test('comes near to every color of a picture with thousands', () => {
    const wide = 128;
    const lines = Array.from({ length: wide }, (_, y) => [
      0,
      ...Array.from({ length: wide }, (_, x) => [x * 2, y * 2, (x + y) & 127]).flat(),
    ]);
    const near = pixelsOf(shrinkPng(png(wide, lines, 3))).map(
      (each) => each.split(' ')[0]?.split(',').map(Number) ?? [],
    );
    const errors = near.map(([red = 0, green = 0], at) =>
      Math.max(Math.abs(red - (at % wide) * 2), Math.abs(green - Math.floor(at / wide) * 2)),
    );
    expect(Math.max(...errors)).toBeLessThan(48);
    expect(errors.reduce((sum, each) => sum + each, 0) / errors.length).toBeLessThan(12);
  });

  test('refuses what is no PNG', () => {
    expect(() => shrinkPng(Buffer.from('a picture, honestly'))).toThrow('This is no PNG.');
  });
});
