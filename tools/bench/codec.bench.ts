/**
 * What validation costs: decoding against a bare `JSON.parse` of the same text, encoding against a bare `JSON.stringify`,
 * side by side in one run, so that the ratio says more than the machine. And what a frame queue costs a message.
 *
 * Run with `npm run bench -- codec`.
 */
import {
  decodeClientFrame,
  decodeHubFrame,
  encodeFrame,
  encodeMessage,
  FrameQueue,
  FrameSide,
  type LogEntry,
} from '@hearth/common';
import { bench, describe } from 'vitest';

function entry(seq: number, content: string): LogEntry {
  return {
    type: 'chat',
    id: `m${seq}-AbCdEfGhIjKlMnOpQr`,
    timestamp: 1790000000000 + seq,
    room: 'lobby',
    from: 'u1',
    seq,
    data: { content },
  };
}

const sentence = 'Does anybody know when the bus leaves? 晚上见! 🙂';
const short = encodeMessage({ type: 'chat', id: 'a1', room: 'lobby', data: { content: sentence } });
const long = encodeMessage({ type: 'chat', id: 'a1', room: 'lobby', data: { content: sentence.repeat(80) } });
const entries = Array.from({ length: 200 }, (_, index) => entry(index + 1, sentence));
const batch = encodeFrame(7, 12, entries.map(encodeMessage));

describe.each([
  ['one short message', short, decodeClientFrame],
  ['one message of full length', long, decodeClientFrame],
  ['a frame of 200 messages', batch, decodeHubFrame],
])('decode %s', (_name, text, decode) => {
  bench('decode', () => {
    decode(text);
  });
  bench('JSON.parse', () => {
    JSON.parse(text);
  });
});

describe('encode a log entry', () => {
  const one = entry(1, sentence);
  bench('encodeMessage', () => {
    encodeMessage(one);
  });
  bench('JSON.stringify', () => {
    JSON.stringify(one);
  });
});

describe('frame queue', () => {
  const encoded = encodeMessage(entry(1, sentence));
  bench('push and take 512 messages', () => {
    const queue = new FrameQueue(FrameSide.HUB);
    for (let i = 0; i < 512; i++) queue.push(encoded);
    while (queue.take() !== undefined) queue.receive(0, queue.sent);
  });
});
