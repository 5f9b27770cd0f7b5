/** What the fake hub does with each message type unless a test has put a hook in front of it. */
import { JoinWay } from '@hearth/common';
import type { FakeHub, FakeRoom } from './fakeHub.ts';
import type { FakeSession } from './fakeSession.ts';
import { isObject, type JsonObject, type RawMessage } from './rawMessage.ts';
import { PROTOCOL } from './TestPeer.ts';

/** What a test may change about a welcome. */
export interface WelcomeChanges {
  /** Overwrites `keepSeq` of the lobby. */
  keepSeq?: number;
  /** Overwrites `replayAfter` of the lobby; the replay begins there. */
  replayAfter?: number;
  /** Overwrites fields of the welcome's data. */
  data?: JsonObject;
}

export type Handler = (hub: FakeHub, session: FakeSession, message: RawMessage, changes: WelcomeChanges) => void;

/** What a room's newest entries are for one who never saw it. */
const FIRST_REPLAY = 50;
/** More than this is not replayed. */
const REPLAY = 1000;

function nack(session: FakeSession, id: string | undefined, code: string): void {
  session.send({ type: 'nack', data: { id, code, message: `the fake hub says ${code}` } });
}

/** Refuses a hello, as a hub does: in words, then by closing. */
function refuse(session: FakeSession, id: string | undefined, code: string): void {
  session.burst({ type: 'nack', data: { id, code, message: `the fake hub says ${code}` } });
  session.close(1008, code);
}

function hello(hub: FakeHub, session: FakeSession, message: RawMessage, changes: WelcomeChanges): void {
  const { name, avatar } = message.data;
  if (session.way === JoinWay.RETURN && !hub.devices.has(session.deviceId)) {
    refuse(session, message.id, 'unknown-device');
    return;
  }
  const user = `user-of-${session.deviceId}`;
  const isNew = !hub.members.has(user);
  const member = hub.addMember(user, String(name));
  member.avatar = typeof avatar === 'string' ? avatar : '';
  hub.devices.add(session.deviceId);
  for (const other of hub.sessions) {
    if (other !== session && other.open && other.deviceId === session.deviceId) other.bye('replaced', 1008);
  }
  if (isNew) {
    const { name, avatar } = member;
    hub.store({ type: 'user-joined', room: 'lobby', from: user, data: { user, name, avatar } });
  }
  welcome(hub, session, message, changes);
}

function welcome(hub: FakeHub, session: FakeSession, message: RawMessage, changes: WelcomeChanges): void {
  const user = `user-of-${session.deviceId}`;
  const resume = isObject(message.data.resume) ? message.data.resume : {};
  const held = isObject(resume.rooms) ? resume.rooms : {};
  const replay: RawMessage[] = [];
  let resumed = true;
  const rooms = [...hub.rooms.values()].map((room) => {
    const info = describe(hub, room, user, String(resume.epoch ?? ''), Number(held[room.room] ?? 0));
    if (room.room === 'lobby') {
      info.keepSeq = changes.keepSeq ?? info.keepSeq;
      info.replayAfter = changes.replayAfter ?? info.replayAfter;
    }
    if (info.joined) replay.push(...room.entries.slice(info.replayAfter));
    resumed &&=
      info.keepSeq === Number(held[room.room] ?? 0) && (info.keepSeq === 0 || info.replayAfter === info.keepSeq);
    return info;
  });
  const data = {
    self: { ...hub.addMember(user, '') },
    epoch: hub.epoch,
    protocol: PROTOCOL,
    hubId: hub.id,
    hubName: 'Fake hub',
    members: [...hub.members.values()].map((member) => ({ ...member })),
    rooms,
    limits: { contentLength: 4000, frameBytes: 65_536, blobBytes: 20_971_520, messagesPerSecond: 10 },
    serverTime: Date.now(),
    resumed,
    ...changes.data,
  };
  session.user = user;
  session.promises.hubWelcomed();
  session.send({ type: 'welcome', timestamp: Date.now(), data }, ...replay);
  hub.changed();
}

interface RoomDescription extends JsonObject {
  joined: boolean;
  keepSeq: number;
  replayAfter: number;
}

function describe(hub: FakeHub, room: FakeRoom, user: string, epoch: string, held: number): RoomDescription {
  const lastSeq = room.entries.length;
  const cut = hub.cuts.get(epoch)?.get(room.room) ?? 0;
  const keepSeq = Math.min(held, lastSeq, epoch === hub.epoch ? lastSeq : cut);
  const joined = room.members.has(user);
  return {
    room: room.room,
    kind: room.kind,
    title: room.title,
    members: joined ? [...room.members] : [],
    joined,
    firstSeq: lastSeq === 0 ? 0 : 1,
    lastSeq,
    keepSeq,
    replayAfter: keepSeq === 0 ? Math.max(0, lastSeq - FIRST_REPLAY) : Math.max(keepSeq, lastSeq - REPLAY),
  };
}

/** Stores and acknowledges what the log keeps; what it has already is acknowledged again. */
function keep(type: string): Handler {
  return (hub, session, message) => {
    const room = hub.rooms.get(message.room ?? '');
    if (room === undefined) {
      nack(session, message.id, 'no-such-room');
      return;
    }
    acknowledgeEntry(hub, session, message, room.room, type, {});
  };
}

function acknowledgeEntry(
  hub: FakeHub,
  session: FakeSession,
  message: RawMessage,
  room: string,
  type: string,
  more: JsonObject,
): void {
  const { id } = message;
  const { blob } = message.data;
  if (isObject(blob) && !hub.blobs.has(blob.blobId)) {
    nack(session, id, 'no-such-blob');
    return;
  }
  const before = hub.requireRoom(room).entries.find((entry) => entry.id === id && entry.from === session.user);
  const entry = before ?? hub.store({ type, id, room, from: session.user, ...more, data: message.data });
  session.send({ type: 'ack', data: { id, room, seq: entry.seq } });
  if (before === undefined) hub.deliver(entry);
}

function privately(hub: FakeHub, session: FakeSession, message: RawMessage): void {
  const to = message.to ?? '';
  if (!hub.members.has(to)) {
    nack(session, message.id, 'no-such-user');
    return;
  }
  const name = `direct-${[session.user, to].sort().join('-')}`;
  const room = hub.rooms.get(name) ?? hub.makeRoom(name, 'direct', '');
  for (const user of [session.user, to]) room.members.add(user);
  acknowledgeEntry(hub, session, message, name, 'private', { to });
}

function createRoom(hub: FakeHub, session: FakeSession, message: RawMessage): void {
  const room = hub.makeRoom(`room-${hub.nextNumber()}`, 'group', String(message.data.title));
  room.members.add(session.user);
  const data = { kind: 'group', title: room.title };
  const entry = hub.store({ type: 'room-created', room: room.room, from: session.user, data });
  session.send({ type: 'ack', data: { id: message.id, room: room.room, seq: entry.seq } });
  hub.deliver(entry);
}

function changeMembership(type: 'user-joined' | 'user-left'): Handler {
  return (hub, session, message) => {
    const room = hub.rooms.get(message.room ?? '');
    if (room === undefined) {
      nack(session, message.id, 'no-such-room');
      return;
    }
    if (room.kind !== 'group') {
      nack(session, message.id, 'forbidden');
      return;
    }
    if (type === 'user-joined') room.members.add(session.user);
    const { user, name, avatar } = hub.addMember(session.user, '');
    const entry = hub.append({ type, room: room.room, from: user, data: { user, name, avatar } });
    if (type === 'user-left') room.members.delete(session.user);
    session.send({ type: 'ack', data: { id: message.id, room: room.room, seq: entry.seq } });
  };
}

function history(hub: FakeHub, session: FakeSession, message: RawMessage): void {
  const room = hub.rooms.get(message.room ?? '');
  if (room === undefined) {
    nack(session, message.id, 'no-such-room');
    return;
  }
  const end = Math.min(Number(message.data.before ?? Number.POSITIVE_INFINITY) - 1, room.entries.length);
  const start = Math.max(0, end - Number(message.data.limit));
  const data = { messages: room.entries.slice(start, end), more: start > 0 };
  session.send({ type: 'history', id: message.id, room: room.room, data });
}

function acknowledge(_hub: FakeHub, session: FakeSession, message: RawMessage): void {
  session.send({ type: 'ack', data: { id: message.id } });
}

function tellStatus(hub: FakeHub, session: FakeSession): void {
  const member = { ...hub.addMember(session.user, '') };
  for (const other of hub.sessions) {
    if (other.open && other.user !== '' && other !== session) other.send({ type: 'user-status', data: { member } });
  }
}

export const defaultHandlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['hello', hello],
  [
    'identify',
    (hub, session, message) =>
      session.send({ type: 'identity', id: message.id, data: { hubId: hub.id, hubName: 'Fake hub' } }),
  ],
  ['chat', keep('chat')],
  ['edit', keep('edited')],
  ['recall', keep('recalled')],
  ['react', keep('reacted')],
  ['private', privately],
  [
    'read',
    (hub, session, message) => {
      const { room = 'lobby', data } = message;
      hub.append({ type: 'read', room, from: session.user, data });
    },
  ],
  [
    'typing',
    (hub, session, message) => {
      for (const other of hub.sessions) {
        if (other.open && other.user !== '' && other !== session) other.send({ ...message, from: session.user });
      }
    },
  ],
  ['room-create', createRoom],
  ['room-join', changeMembership('user-joined')],
  ['room-leave', changeMembership('user-left')],
  ['history', history],
  [
    'subscribe',
    (hub, session, message) => {
      acknowledge(hub, session, message);
      session.send({ type: 'metric', data: { topic: String(message.data.topic), value: 1 } });
    },
  ],
  ['unsubscribe', acknowledge],
  ['ping', (_hub, session, message) => session.send({ type: 'pong', id: message.id })],
  [
    'presence',
    (hub, session, message) => {
      hub.addMember(session.user, '').status = String(message.data.status);
      tellStatus(hub, session);
    },
  ],
  [
    'profile',
    (hub, session, message) => {
      const member = hub.addMember(session.user, '');
      member.name = String(message.data.name);
      member.avatar = String(message.data.avatar);
      acknowledge(hub, session, message);
      tellStatus(hub, session);
    },
  ],
  ['moderate', (_hub, session, message) => nack(session, message.id, 'forbidden')],
  ['bye', (_hub, session) => session.close(1000)],
]);
