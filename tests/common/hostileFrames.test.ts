/**
 * Codec against strangers: arbitrary text and bytes, and right frames that were cut, flipped, given other types or nested
 * without end. Nothing throws, whatever is refused says so, and whatever is taken stays the same through another round.
 */
import {
  decodeBlobChunk,
  decodeClientFrame,
  decodeHubFrame,
  decodeLogEntry,
  encodeBlobChunk,
  encodeFrame,
  encodeMessage,
  type Frame,
  Limits,
  type Message,
} from '@hearth/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientMessage, hubMessage } from './messages.ts';
import { forAll } from './property.ts';

const decoders: [string, (text: string) => Frame<Message>][] = [
  ['client frame', decodeClientFrame],
  ['hub frame', decodeHubFrame],
];

/** Every text, key and number inside a value. */
function textsAndNumbersOf(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsAndNumbersOf)];
}

/** What holds of every frame, however it came about. */
function expectSound(text: string, decode: (text: string) => Frame<Message>): void {
  const frame = decode(text);
  if (frame.messages.length === 0 && !frame.batched) expect(frame.problems).toHaveLength(1);
  for (const problem of frame.problems) {
    expect(problem.message.length).toBeLessThanOrEqual(200);
    expect(problem.message).not.toBe('');
  }
  for (const part of textsAndNumbersOf(frame.messages)) {
    if (typeof part === 'number') expect(Number.isFinite(part) && !Object.is(part, -0)).toBe(true);
    else expect(Buffer.from(part, 'utf8').toString('utf8'), 'text is well-formed').toBe(part);
  }
  const again = decode(encodeFrame(frame.number, frame.acknowledged, frame.messages.map(encodeMessage)));
  expect(again.problems).toEqual([]);
  expect(again.messages).toEqual(frame.messages);
}

const rightFrame = fc
  .tuple(fc.nat(9), fc.nat(9), fc.array(fc.oneof(clientMessage, hubMessage), { minLength: 1, maxLength: 3 }))
  .map(([number, acknowledged, messages]) => encodeFrame(number, acknowledged, messages.map(encodeMessage)));

/** Stands for -0, which `JSON.stringify` does not write and `JSON.parse` reads. */
const MINUS_ZERO = '(minus zero)';

/** JSON values of a kind that some field does not expect. */
const strangeValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    MINUS_ZERO,
    -1,
    0.5,
    1e21,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    '\ud800',
    'x'.repeat(5000),
  ),
  fc.constantFrom<unknown>([], {}, [[]], [null], { length: 3 }, { a: { b: {} } }, 'constructor', '__proto__'),
  fc.constant([...Array(300).keys()]),
  fc.jsonValue(),
);

/** Paths of everything inside a JSON value. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaceAt(value: unknown, path: string[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
}

describe.each(decoders)('any %s', (_name, decode) => {
  it('survives arbitrary text', () => {
    forAll(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => expectSound(text, decode));
  });

  it('survives arbitrary bytes read as UTF-8', () => {
    forAll(fc.uint8Array({ maxLength: 200 }), (bytes) => expectSound(new TextDecoder().decode(bytes), decode));
  });

  it('survives arbitrary JSON', () => {
    forAll(fc.json({ maxDepth: 6 }), (text) => expectSound(text, decode), 1000);
  });

  it('survives a right frame that was cut anywhere', () => {
    forAll(fc.tuple(rightFrame, fc.double({ min: 0, max: 1, noNaN: true })), ([text, part]) => {
      expectSound(text.slice(0, Math.floor(text.length * part)), decode);
    });
  });

  it('survives a right frame in which some bits were flipped', () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 4 });
    forAll(
      fc.tuple(rightFrame, flips),
      ([text, bits]) => {
        const bytes = new TextEncoder().encode(text);
        for (const [place, bit] of bits) bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ (1 << bit);
        expectSound(new TextDecoder().decode(bytes), decode);
      },
      1000,
    );
  });

  it('survives a right frame in which any value was replaced by a strange one', () => {
    forAll(
      fc.tuple(rightFrame, fc.nat(), strangeValue),
      ([text, place, strange]) => {
        const frame: unknown = JSON.parse(text);
        const paths = pathsOf(frame);
        const replaced = JSON.stringify(replaceAt(frame, paths[place % paths.length] ?? [], strange));
        expectSound(replaced.replaceAll(`"${MINUS_ZERO}"`, '-0'), decode);
      },
      2000,
    );
  });

  it('skips a wrong message and delivers those around it', () => {
    const wrong = fc.constantFrom(
      '{}',
      '[]',
      '4',
      'null',
      '{"type":"nonsense","data":{}}',
      '{"type":"chat","data":{}}',
    );
    const message = decode === decodeClientFrame ? clientMessage : hubMessage;
    forAll(fc.tuple(message, wrong, message), ([first, middle, last]) => {
      const frame = decode(encodeFrame(1, 0, [encodeMessage(first), middle, encodeMessage(last)]));
      expect(frame.messages).toEqual([first, last]);
      expect(frame.problems).toHaveLength(1);
      expect(frame.number).toBe(1);
    });
  });
});

describe('nesting', () => {
  const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);

  it.each([
    ['lists', deep('[', ']', 500000)],
    ['objects', `${'{"a":'.repeat(150000)}1${'}'.repeat(150000)}`],
    ['lists inside a message', `{"type":"ping","data":{},"x":${deep('[', ']', 1000)}}`],
    ['lists after a text full of quotes', `{"a":"${'\\"'.repeat(1000)}","b":${deep('[', ']', 20)}}`],
    ['open lists that never end', '['.repeat(1000000)],
  ])('refuses %s without end before it parses', (_name, text) => {
    expect(decodeClientFrame(text).problems).toMatchObject([{ code: 'bad-message', field: '' }]);
  });

  it('does not count brackets inside text', () => {
    const frame = decodeClientFrame(
      JSON.stringify({ type: 'chat', id: 'a', room: 'r', data: { content: '[{"\\'.repeat(900) } }),
    );
    expect(frame.problems).toEqual([]);
  });

  it('takes unknown fields that are nested as deep as is allowed', () => {
    expect(decodeClientFrame(`{"type":"ping","data":{},"x":${deep('[', ']', 15)}}`).problems).toEqual([]);
    expect(decodeClientFrame(`{"type":"ping","data":{},"x":${deep('[', ']', 16)}}`).problems).toHaveLength(1);
  });
});

describe('stored entries and blob chunks', () => {
  it('survive arbitrary text', () => {
    forAll(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), rightFrame), (text) => {
      const entry = decodeLogEntry(text);
      expect('field' in entry || 'seq' in entry).toBe(true);
    });
  });

  const chunk = fc.record({
    transfer: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    offset: fc.integer({ min: 0, max: Limits.BLOB_BYTES - 300 }),
    frame: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    payload: fc.uint8Array({ minLength: 1, maxLength: 300 }),
  });

  it('bring back any chunk', () => {
    forAll(chunk, (one) => expect(decodeBlobChunk(encodeBlobChunk(one))).toEqual(one));
  });

  it('survive arbitrary binary frames', () => {
    forAll(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(decodeBlobChunk(Uint8Array.from(bytes).buffer)).toHaveProperty('code');
    });
  });

  it('refuse or keep whole a chunk in which a header bit was flipped', () => {
    forAll(fc.tuple(chunk, fc.nat(23), fc.nat(7)), ([one, place, bit]) => {
      const frame = encodeBlobChunk(one);
      const bytes = new Uint8Array(frame);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
      const decoded = decodeBlobChunk(frame);
      if ('payload' in decoded) expect(new Uint8Array(encodeBlobChunk(decoded))).toEqual(bytes);
      else expect(decoded.code).toBe('bad-message');
    });
  });
});
