/**
 * Codec, both directions: what is encoded decodes to the same, for arbitrary messages of every type, alone, in frames, in
 * history pages, and out of a store.
 */
import {
  BUILT_IN_TYPES,
  decodeClientFrame,
  decodeHubFrame,
  decodeLogEntry,
  encodeFrame,
  encodeHistoryPage,
  encodeMessage,
  type LogEntry,
  PostedType,
} from '@hearth/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientMessage, clientMessages, hubMessage, hubMessages, id, logEntries } from './messages.ts';
import { forAll } from './property.ts';

describe('every declared type', () => {
  it('is written and read in these tests', () => {
    const fromPhones = BUILT_IN_TYPES.filter((type) => type.phone !== undefined).map((type) => type.name);
    const fromHub = BUILT_IN_TYPES.filter((type) => type.hub !== undefined && !type.isLogged).map((type) => type.name);
    const logged = BUILT_IN_TYPES.filter((type) => type.isLogged).map((type) => type.name);
    expect(Object.keys(clientMessages).sort()).toEqual(fromPhones.sort());
    expect(Object.keys(hubMessages).sort()).toEqual(fromHub.sort());
    expect(Object.keys(logEntries).sort()).toEqual(logged.sort());
  });

  it.each(BUILT_IN_TYPES.filter((type) => type instanceof PostedType))('$name is checked before it is sent', (type) => {
    const messages = clientMessages[type.name as keyof typeof clientMessages];
    forAll(messages, (message) => {
      expect(type.check(message as never)).toBeUndefined();
      expect(type.encode(message as never)).toBe(encodeMessage(message));
      expect(type.check({ ...message, data: {} } as never)).toEqual(
        decodeClientFrame(encodeMessage({ ...message, data: {} } as never)).problems[0],
      );
    });
  });
});

describe('client → hub', () => {
  it.each(Object.entries(clientMessages))('brings back any %s message', (_type, messages) => {
    forAll(messages, (message) => {
      const frame = decodeClientFrame(encodeMessage(message));
      expect(frame.problems).toEqual([]);
      expect(frame.messages).toEqual([message]);
      expect(frame.batched).toBe(false);
    });
  });

  it('brings back any frame, with its numbers and the order of its messages', () => {
    const frames = fc.tuple(fc.nat(), fc.nat(), fc.array(clientMessage, { maxLength: 20 }));
    forAll(frames, ([number, acknowledged, messages]) => {
      const frame = decodeClientFrame(encodeFrame(number, acknowledged, messages.map(encodeMessage)));
      expect(frame).toEqual({ batched: true, number, acknowledged, messages, problems: [], unreadable: false });
    });
  });

  it('reads no from, seq or timestamp, whatever a client writes there', () => {
    forAll(clientMessage, (message) => {
      const forged = { ...message, from: 'somebody-else', seq: 7, timestamp: -1 };
      expect(decodeClientFrame(JSON.stringify(forged)).messages).toEqual([message]);
    });
  });
});

describe('hub → client', () => {
  it.each(Object.entries({ ...hubMessages, ...logEntries }))('brings back any %s message', (_type, messages) => {
    forAll(messages as fc.Arbitrary<LogEntry>, (message) => {
      const frame = decodeHubFrame(encodeMessage(message));
      expect(frame.problems).toEqual([]);
      expect(frame.messages).toEqual([message]);
    });
  });

  it('brings back any frame, with its numbers and the order of its messages', () => {
    const frames = fc.tuple(fc.nat(), fc.nat(), fc.array(hubMessage, { maxLength: 20 }));
    forAll(frames, ([number, acknowledged, messages]) => {
      const frame = decodeHubFrame(encodeFrame(number, acknowledged, messages.map(encodeMessage)));
      expect(frame).toEqual({ batched: true, number, acknowledged, messages, problems: [], unreadable: false });
    });
  });

  it('makes the same history page of encoded entries as of entries', () => {
    forAll(hubMessages.history, (message) => {
      if (message.type !== 'history') throw new Error('the generator of history pages made something else');
      const entries = message.data.messages.map((entry) => encodeMessage(entry));
      const page = encodeHistoryPage(message.id, 5, message.room, entries, message.data.more);
      expect(page).toBe(encodeMessage({ ...message, timestamp: 5 }));
      expect(decodeHubFrame(page).messages).toEqual([{ ...message, timestamp: 5 }]);
    });
  });
});

describe('store', () => {
  it.each(Object.entries(logEntries))('brings back any stored %s entry', (_type, entries) => {
    forAll(entries, (entry) => {
      expect(decodeLogEntry(encodeMessage(entry))).toEqual(entry);
    });
  });

  it('refuses what no log keeps', () => {
    forAll(fc.oneof(...Object.values(hubMessages)), (message) => {
      expect(decodeLogEntry(encodeMessage(message))).toMatchObject({ code: 'bad-message', field: 'type' });
    });
  });
});

describe('encoding', () => {
  it('sends only the fields of the protocol', () => {
    forAll(fc.oneof(clientMessage, hubMessage), (message) => {
      const withMore = { ...message, secretNote: 'x', data: { ...message.data, secretNote: 'x' } };
      expect(encodeMessage(withMore as unknown as typeof message)).toBe(encodeMessage(message));
    });
  });

  it('gives equal messages equal texts, in whatever order their fields were set', () => {
    forAll(fc.oneof(clientMessage, hubMessage), (message) => {
      const data = Object.fromEntries(Object.entries(message.data).reverse());
      const turned = Object.fromEntries(Object.entries({ ...message, data }).reverse()) as unknown as typeof message;
      expect(encodeMessage(turned)).toBe(encodeMessage(message));
    });
  });

  it('lets no id or room break out of a history page', () => {
    forAll(fc.tuple(fc.string(), fc.string()), ([requestId, room]) => {
      const page = JSON.parse(encodeHistoryPage(requestId, 1, room, [], false)) as { id: string; room: string };
      expect([page.id, page.room]).toEqual([requestId, room]);
    });
  });

  it('makes ids that stay ids', () => {
    forAll(id(), (one) => {
      expect(decodeClientFrame(`{"type":"ping","id":"${one}","data":{}}`).problems).toEqual([]);
    });
  });
});
