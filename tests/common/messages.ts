/** Arbitrary messages of every type, as large and as odd as the protocol allows. */
import {
  type ClientMessage,
  type HubMessage,
  isBlank,
  isId,
  Limits,
  type LogEntry,
  ModerationAction,
  NotificationLevel,
  type OtherName,
  PROTOCOL_VERSION,
  Presence,
  RoomKind,
  toLabel,
} from '@hearth/common';
import fc from 'fast-check';

const idAlphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'];
const largest = Number.MAX_SAFE_INTEGER;

/** The names that no id may have come up often, so that the filter is at work. */
export const id = (least = 1, most = 64) =>
  fc
    .oneof(
      { weight: 9, arbitrary: fc.string({ unit: fc.constantFrom(...idAlphabet), minLength: least, maxLength: most }) },
      { weight: 1, arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', 'a', '0', '-', '__x__') },
    )
    .filter((text) => isId(text) && text.length >= least);

/** Any well-formed text without U+0000; `binary` units are code points of all planes. */
export const text = (least: number, most: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: most }),
      fc.string({ unit: 'grapheme', maxLength: most }),
      fc.constantFrom('x'.repeat(most), '𠮷'.repeat(most / 2), '"\\\n'.repeat(most / 3), '</script>\u2028'),
    )
    .map((value) => value.replaceAll('\u0000', '0'))
    .filter((value) => value.length >= least && value.length <= most);

/** What people write: of it something can be seen. */
const content = (least: number, most: number) => text(least, most).filter((value) => value === '' || !isBlank(value));

/** A name as it is shown. */
export const label = (least: number, most: number) =>
  text(least, most)
    .map((value) => toLabel(value.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '·')) ?? '')
    .filter((value) => value.length >= least && value.length <= most);

const seq = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(1, largest));
const milliseconds = fc.integer({ min: 0, max: 8640000000000000 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const nothing = fc.constant({});
const shortId = id(1, 12);

const fileName = label(1, Limits.FILE_NAME_LENGTH).filter((name) => !/[/\\]|^\.\.?$/.test(name));
const blob = fc.record({
  blobId: id(),
  name: fileName,
  mime: fc.constantFrom('image/png', 'application/vnd.oasis.opendocument.text', 'text/x-c++', 'a/b'),
  size: fc.constantFrom(1, 65536, Limits.BLOB_BYTES),
  sha256: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  width: optional(fc.integer({ min: 1, max: 65535 })),
  height: optional(fc.integer({ min: 1, max: 65535 })),
});
const ids = fc.uniqueArray(shortId, { maxLength: Limits.MENTIONS });
/** A text with at most as many mentions as it has room for, in its order. */
const addressed = (least: number) =>
  fc
    .tuple(content(least, Limits.CONTENT_LENGTH), optional(fc.array(shortId, { maxLength: Limits.MENTIONS })))
    .map(([content, users]) => ({
      content,
      mentions: users?.slice(0, content.length).map((user, start) => ({ user, start, length: 1 })),
    }));
const chat = fc
  .tuple(addressed(0), fc.record({ replyTo: optional(id()), blob: optional(blob) }))
  .map(([words, rest]) => ({ ...words, ...rest }))
  .filter((data) => data.content.length > 0 || data.blob !== undefined);
const edit = fc.tuple(addressed(1), id()).map(([words, target]) => ({ ...words, target }));
const recall = fc.record({ target: id() });
const react = fc.record({ target: id(), emoji: fc.constantFrom('👍', '❤️', '👨‍👩‍👧', '🇨🇳', '1️⃣'), on: fc.boolean() });
const read = fc.record({ seq });
const typing = fc.record({ on: fc.boolean() });
const topic = fc.record({ topic: id() });
const blobNext = fc.record({
  blobId: id(),
  transfer: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  offset: fc.integer({ min: 0, max: Limits.BLOB_BYTES - Limits.BLOB_CHUNK_MAX_BYTES }),
  length: fc.integer({ min: 1, max: Limits.BLOB_CHUNK_MAX_BYTES }),
});
const blobFetch = fc.record({ blobId: id() });

const secret = id(22);
/** Of a plain session; a sealed link has shown its right before. */
const right = fc.oneof(fc.constant({}), fc.record({ secret }), fc.record({ token: secret }));
const hello = fc
  .record({
    protocol: fc.constant(PROTOCOL_VERSION),
    framing: optional(fc.constantFrom('batch/1', 'batch/2')),
    deviceId: optional(id(8)),
    name: label(1, Limits.NAME_LENGTH),
    avatar: optional(label(0, Limits.AVATAR_LENGTH)),
    resume: optional(
      fc.record({
        epoch: id(),
        rooms: fc
          .uniqueArray(fc.tuple(id(), fc.nat()), { maxLength: 30, selector: ([room]) => room })
          .map((rooms) => Object.fromEntries(rooms)),
      }),
    ),
  })
  .chain((data) => right.map((one) => ({ ...data, ...one })));

const type = <T extends string>(name: T) => fc.constant(name);
const moderate = fc.oneof(
  fc.record({ action: fc.constantFrom(ModerationAction.LOCK, ModerationAction.UNLOCK) }),
  fc.record({
    action: fc.constantFrom(
      ...Object.values(ModerationAction).filter((action) => action !== 'lock' && action !== 'unlock'),
    ),
    user: id(),
  }),
);

/** By type, so that a test can name each. */
export const clientMessages: Record<Exclude<ClientMessage['type'], OtherName>, fc.Arbitrary<ClientMessage>> = {
  ticket: fc.record({ type: type('ticket'), id: id(), data: nothing }),
  devices: fc.record({ type: type('devices'), id: id(), data: nothing }),
  'device-confirm': fc.record({ type: type('device-confirm'), id: id(), data: fc.record({ device: id() }) }),
  'device-remove': fc.record({ type: type('device-remove'), id: id(), data: fc.record({ device: id() }) }),
  hello: fc.record({ type: type('hello'), id: id(), data: hello }),
  chat: fc.record({ type: type('chat'), id: id(), room: id(), data: chat }),
  private: fc.record({ type: type('private'), id: id(), to: id(), data: chat }),
  edit: fc.record({ type: type('edit'), id: id(), room: id(), data: edit }),
  recall: fc.record({ type: type('recall'), id: id(), room: id(), data: recall }),
  react: fc.record({ type: type('react'), id: id(), room: id(), data: react }),
  typing: fc.record({ type: type('typing'), id: optional(id()), room: id(), data: typing }),
  read: fc.record({ type: type('read'), id: optional(id()), room: id(), data: read }),
  'room-create': fc.record({
    type: type('room-create'),
    id: id(),
    data: fc.record({ title: label(1, Limits.TITLE_LENGTH) }),
  }),
  'room-join': fc.record({ type: type('room-join'), id: id(), room: id(), data: nothing }),
  'room-leave': fc.record({ type: type('room-leave'), id: id(), room: id(), data: nothing }),
  'room-close': fc.record({ type: type('room-close'), id: id(), room: id(), data: nothing }),
  history: fc.record({
    type: type('history'),
    id: id(),
    room: id(),
    data: fc.record({ before: optional(seq), limit: fc.integer({ min: 1, max: Limits.HISTORY_PAGE }) }),
  }),
  subscribe: fc.record({ type: type('subscribe'), id: id(), data: topic }),
  unsubscribe: fc.record({ type: type('unsubscribe'), id: id(), data: topic }),
  'blob-offer': fc.record({ type: type('blob-offer'), id: id(), data: blob }),
  'blob-fetch': fc.record({ type: type('blob-fetch'), id: id(), data: blobFetch }),
  'blob-next': fc.record({ type: type('blob-next'), id: optional(id()), data: blobNext }),
  'blob-cancel': fc.record({ type: type('blob-cancel'), id: optional(id()), data: blobFetch }),
  presence: fc.record({
    type: type('presence'),
    id: optional(id()),
    data: fc.record({ status: fc.constantFrom(Presence.ONLINE, Presence.AWAY) }),
  }),
  profile: fc.record({
    type: type('profile'),
    id: id(),
    data: fc.record({ name: label(1, Limits.NAME_LENGTH), avatar: label(0, Limits.AVATAR_LENGTH) }),
  }),
  moderate: fc.record({ type: type('moderate'), id: id(), data: moderate }),
  identify: fc.record({ type: type('identify'), id: id(), data: nothing }),
  ping: fc.record({ type: type('ping'), id: optional(id()), data: nothing }),
  bye: fc.record({
    type: type('bye'),
    id: optional(id()),
    data: fc.record({ reason: text(0, Limits.REASON_LENGTH) }),
  }),
};

const entryHead = { timestamp: milliseconds, room: id(), from: id(), seq };
const userName = fc.record({
  user: id(),
  name: label(1, Limits.NAME_LENGTH),
  avatar: label(0, Limits.AVATAR_LENGTH),
});

/** The entries that the protocol itself has. */
type BuiltInEntry = Exclude<LogEntry['type'], OtherName>;

export const logEntries: Record<BuiltInEntry, fc.Arbitrary<LogEntry>> = {
  chat: fc.record({ type: type('chat'), id: id(), ...entryHead, data: chat }),
  private: fc.record({ type: type('private'), id: id(), ...entryHead, to: id(), data: chat }),
  edited: fc.record({ type: type('edited'), id: id(), ...entryHead, data: edit }),
  recalled: fc.record({ type: type('recalled'), id: id(), ...entryHead, data: recall }),
  reacted: fc.record({ type: type('reacted'), id: id(), ...entryHead, data: react }),
  read: fc.record({ type: type('read'), id: optional(id()), ...entryHead, data: read }),
  'user-joined': fc.record({ type: type('user-joined'), id: optional(id()), ...entryHead, data: userName }),
  'user-left': fc.record({ type: type('user-left'), id: optional(id()), ...entryHead, data: userName }),
  'room-created': fc.record({
    type: type('room-created'),
    id: optional(id()),
    ...entryHead,
    seq: optional(seq),
    data: fc.record({ kind: fc.constantFrom(...Object.values(RoomKind)), title: label(0, Limits.TITLE_LENGTH) }),
  }),
  system: fc.record({
    type: type('system'),
    id: optional(id()),
    ...entryHead,
    from: optional(id()),
    data: fc.record({ key: id(), params: fc.array(text(0, Limits.REASON_LENGTH), { maxLength: 8 }) }),
  }),
};

export const logEntry = fc.oneof(...Object.values(logEntries));

const member = fc.record({
  user: id(),
  name: label(1, Limits.NAME_LENGTH),
  avatar: label(0, Limits.AVATAR_LENGTH),
  status: fc.constantFrom(...Object.values(Presence)),
  host: fc.boolean(),
  muted: fc.boolean(),
});

/** Four numbers in the order that a room's are in. */
const marks = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()).map((numbers) => numbers.toSorted((a, b) => a - b));
const room = marks.chain(([first = 0, keepSeq = 0, replayAfter = 0, lastSeq = 0]) =>
  fc.record({
    room: id(),
    kind: fc.constantFrom(...Object.values(RoomKind)),
    title: label(0, Limits.TITLE_LENGTH),
    members: ids,
    joined: fc.boolean(),
    firstSeq: fc.constant(lastSeq === 0 ? 0 : Math.max(1, first)),
    lastSeq: fc.constant(lastSeq),
    keepSeq: fc.constant(keepSeq),
    replayAfter: fc.constant(replayAfter),
  }),
);

const historyPage = fc
  .tuple(id(), fc.uniqueArray(fc.integer({ min: 1, max: 100000 }), { maxLength: 8 }), fc.infiniteStream(logEntry))
  .map(([roomId, numbers, entries]) => ({
    room: roomId,
    messages: numbers
      .toSorted((a, b) => a - b)
      .map((number) => ({ ...(entries.next().value as LogEntry), room: roomId, seq: number })),
  }));

const optionalTime = optional(milliseconds);

/** Everything that the hub sends besides log entries. */
export const hubMessages: Record<Exclude<HubMessage['type'], LogEntry['type']>, fc.Arbitrary<HubMessage>> = {
  ticket: fc.record({
    type: type('ticket'),
    id: id(),
    data: fc.record({ ticket: secret, lifetime: fc.integer({ min: 1, max: 3_600_000 }) }),
  }),
  devices: fc.record({
    type: type('devices'),
    id: id(),
    data: fc.record({
      devices: fc.array(
        fc.record({
          device: id(),
          name: label(1, Limits.NAME_LENGTH),
          current: fc.boolean(),
          online: fc.boolean(),
        }),
        { maxLength: Limits.DEVICES },
      ),
    }),
  }),
  'device-linked': fc.record({
    type: type('device-linked'),
    data: fc.record({
      device: id(),
      name: label(1, Limits.NAME_LENGTH),
      check: fc.constant('0123 4567 8901 2345 6789'),
    }),
  }),
  welcome: fc.record({
    type: type('welcome'),
    id: optional(id()),
    timestamp: optionalTime,
    data: fc.record({
      self: member,
      token: optional(secret),
      epoch: id(),
      protocol: fc.constant(1),
      hubId: id(),
      hubName: label(1, Limits.NAME_LENGTH),
      members: fc.uniqueArray(member, { maxLength: 10, selector: ({ user }) => user }),
      rooms: fc.uniqueArray(room, { maxLength: 10, selector: (info) => info.room }),
      limits: fc.record({ contentLength: seq, frameBytes: seq, blobBytes: seq, messagesPerSecond: seq }),
      serverTime: fc.integer({ min: 0, max: 253402300799999 }),
      resumed: fc.boolean(),
    }),
  }),
  identity: fc.record({
    type: type('identity'),
    id: id(),
    timestamp: optionalTime,
    data: fc.record({ hubId: id(), hubName: label(1, Limits.NAME_LENGTH) }),
  }),
  'room-members': fc.record({
    type: type('room-members'),
    timestamp: optionalTime,
    room: id(),
    data: fc.record({ members: ids }),
  }),
  'room-closed': fc.record({ type: type('room-closed'), timestamp: optionalTime, room: id(), data: nothing }),
  ack: fc.record({
    type: type('ack'),
    timestamp: optionalTime,
    data: fc.record({ id: id(), seq: optional(seq), room: optional(id()) }),
  }),
  nack: fc.record({
    type: type('nack'),
    timestamp: optionalTime,
    data: fc.record({
      id: optional(id()),
      code: id(),
      message: text(0, Limits.REASON_LENGTH),
      retryAfter: optional(fc.nat()),
    }),
  }),
  history: historyPage.chain((page) =>
    fc.record({
      type: type('history'),
      id: id(),
      timestamp: optionalTime,
      room: fc.constant(page.room),
      data: fc.record({ messages: fc.constant(page.messages), more: fc.boolean() }),
    }),
  ),
  notification: fc.record({
    type: type('notification'),
    id: optional(id()),
    timestamp: optionalTime,
    data: fc.record({
      level: fc.constantFrom(...Object.values(NotificationLevel)),
      title: label(0, Limits.TITLE_LENGTH),
      message: text(0, Limits.CONTENT_LENGTH),
    }),
  }),
  'user-status': fc.record({ type: type('user-status'), timestamp: optionalTime, data: fc.record({ member }) }),
  typing: fc.record({ type: type('typing'), timestamp: optionalTime, room: id(), from: id(), data: typing }),
  metric: fc.record({
    type: type('metric'),
    timestamp: optionalTime,
    data: fc.record({
      topic: id(),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
    }),
  }),
  pong: fc.record({ type: type('pong'), id: optional(id()), timestamp: optionalTime, data: nothing }),
  bye: fc.record({
    type: type('bye'),
    timestamp: optionalTime,
    data: fc.record({ code: id(), reason: text(0, Limits.REASON_LENGTH), retryAfter: optional(fc.nat()) }),
  }),
  'blob-offer': fc.record({ type: type('blob-offer'), id: optional(id()), timestamp: optionalTime, data: blob }),
  'blob-next': fc.record({ type: type('blob-next'), id: optional(id()), timestamp: optionalTime, data: blobNext }),
  'blob-cancel': fc.record({
    type: type('blob-cancel'),
    id: optional(id()),
    timestamp: optionalTime,
    data: blobFetch,
  }),
};

export const clientMessage = fc.oneof(...Object.values(clientMessages));
export const hubMessage = fc.oneof(...Object.values(hubMessages), logEntry);
