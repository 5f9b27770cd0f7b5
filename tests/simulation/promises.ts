/**
 * What must be true once a world is quiet (README, "What it promises"). Judged from outside: from the hub's disk, read
 * as plain JSON and folded here a second time, against what each phone would show.
 */
import { createHash } from 'node:crypto';
import { LOBBY } from '@hearth/common';
import { BlobPhase } from '@hearth/entry/client/blobs/BlobStatus';
import type { MessageView } from '@hearth/entry/client/inbox/MessageStore';
import type { SimPhone } from './phone.ts';
import type { World } from './world.ts';

/** An entry of a log, as far as it matters here. */
interface LoggedEntry {
  readonly type: string;
  readonly seq: number;
  readonly id?: string;
  readonly from?: string;
  readonly data: {
    readonly content?: string;
    /** R71: the words were taken back, and are gone. */
    readonly recalled?: boolean;
    readonly target?: string;
    readonly emoji?: string;
    readonly on?: boolean;
  };
}

/** One line as everybody must see it. */
interface Line {
  type: string;
  id: string;
  from: string;
  content: string;
  recalled: boolean;
  /** `emoji user`, sorted. */
  reactions: string[];
}

/** What a room shows besides what people wrote. */
const newsTypes: ReadonlySet<string> = new Set(['room-created', 'user-joined', 'user-left', 'system']);

/** The platform refuses an address that makes more connections than this within a minute (platform.md 16). */
const bannedAbove = 50;

/** @returns what is broken, in words; nothing when all promises hold */
export async function brokenPromises(world: World): Promise<string[]> {
  const broken: string[] = [];
  const logs = readLogs(world);
  for (const [room, log] of logs) checkLog(room, log, broken);
  const places = placesByText(logs);
  for (const phone of world.phones) {
    checkTyped(phone, places, world.hub.lies > 0, broken);
    checkLive(phone, broken);
    checkPerson(phone, broken);
    checkConnections(phone, broken);
    await checkRooms(world, phone, logs, broken);
    await checkPictures(phone, broken);
  }
  checkHub(world, broken);
  broken.push(...world.unnoticed);
  return broken;
}

function readLogs(world: World): Map<string, LoggedEntry[]> {
  const logs = new Map<string, LoggedEntry[]>();
  for (const [room, records] of world.hub.disk.read().logs) {
    logs.set(
      room,
      records.map((record) => JSON.parse(record.text) as LoggedEntry),
    );
  }
  return logs;
}

function checkLog(room: string, log: readonly LoggedEntry[], broken: string[]): void {
  const seen = new Set<string>();
  log.forEach((entry, index) => {
    if (entry.seq !== index + 1) broken.push(`${room}: entry ${index + 1} carries number ${entry.seq}`);
    if (entry.id === undefined) return;
    const key = `${entry.from} ${entry.id}`;
    if (seen.has(key)) broken.push(`${room}: ${key} is stored twice`);
    seen.add(key);
  });
}

/**
 * Every text is written once by a schedule, so a text is found by itself, and one that was taken back by its id. Edited
 * texts begin with "edit".
 */
function placesByText(logs: ReadonlyMap<string, readonly LoggedEntry[]>): Map<string, number> {
  const places = new Map<string, number>();
  for (const log of logs.values()) {
    for (const { type, id, data } of log) {
      if (data.content === undefined || type === 'edited') continue;
      const key = data.recalled === true ? takenBack(id ?? '') : data.content;
      places.set(key, (places.get(key) ?? 0) + 1);
    }
  }
  return places;
}

function takenBack(id: string): string {
  return `taken back: ${id}`;
}

/**
 * Promises 1 and 2: what was acknowledged is there, once; what was kept is there, or has failed with a reason. A disk that
 * lies may take a room or a member with it: what was written there comes back to its author as failed.
 */
function checkTyped(phone: SimPhone, places: ReadonlyMap<string, number>, diskLied: boolean, broken: string[]): void {
  const failed = new Set<string>();
  for (const delivery of phone.client.deliveries()) {
    if (!delivery.hasEnded) broken.push(`${phone.name}: ${delivery.id} is still ${delivery.state}`);
    if (delivery.state === 'failed' && delivery.reason === '')
      broken.push(`${phone.name}: ${delivery.id} failed silently`);
    if (delivery.state === 'failed') failed.add(delivery.id);
  }
  for (const typed of phone.typed) {
    const times = (places.get(typed.text) ?? 0) + (places.get(takenBack(typed.delivery.id)) ?? 0);
    if (times > 1) broken.push(`${phone.name}: "${typed.text}" is there ${times} times`);
    if (times > 0) continue;
    const handedBack = failed.has(typed.delivery.id);
    if (typed.sent && !(diskLied && handedBack)) {
      broken.push(`${phone.name}: "${typed.text}" was acknowledged and is lost`);
    } else if (typed.kept && !handedBack)
      broken.push(`${phone.name}: "${typed.text}" was kept and is neither sent nor failed`);
  }
}

/** Nothing is told twice, and everything in order. */
function checkLive(phone: SimPhone, broken: string[]): void {
  for (const [room, seqs] of phone.liveSeqsByRoom) {
    seqs.forEach((seq, index) => {
      const before = seqs[index - 1];
      if (before !== undefined && seq <= before) broken.push(`${phone.name}: ${room} told ${seq} after ${before}`);
    });
  }
}

/** R80: whatever happened, the phones of a person are one member. */
function checkPerson(phone: SimPhone, broken: string[]): void {
  if (phone.first !== undefined && phone.user !== phone.first.user) {
    broken.push(`${phone.name} is ${phone.user}, and not ${phone.first.user} as the other phone of this person`);
  }
}

/** Promise 3: one connection at a time, and never a storm. */
function checkConnections(phone: SimPhone, broken: string[]): void {
  if (phone.network.openConnections > 1) broken.push(`${phone.name}: ${phone.network.openConnections} connections`);
  const { attempts } = phone.network;
  attempts.forEach((uptime, index) => {
    const earlier = attempts[index - bannedAbove];
    if (earlier !== undefined && uptime - earlier < 60_000) {
      broken.push(`${phone.name}: more than ${bannedAbove} connections within a minute`);
    }
  });
}

/** Pictures: whoever sees that there is a picture can have it, whole and right, whatever happened on its ways. */
async function checkPictures(phone: SimPhone, broken: string[]): Promise<void> {
  for (const blob of await phone.pictures(LOBBY)) {
    const { phase, reason } = phone.client.blobStatus(blob);
    if (phase !== BlobPhase.READY) {
      broken.push(`${phone.name}: the picture ${blob.name} is ${phase} ${reason}`);
      continue;
    }
    const bytes = phone.blobs.bytesOf(blob.blobId) ?? new Uint8Array();
    if (createHash('sha256').update(bytes).digest('hex') !== blob.sha256) {
      broken.push(`${phone.name}: the picture ${blob.name} is another one than was sent`);
    }
  }
}

async function checkRooms(
  world: World,
  phone: SimPhone,
  logs: ReadonlyMap<string, readonly LoggedEntry[]>,
  broken: string[],
): Promise<void> {
  const position = await phone.messages.load();
  for (const [room, members] of world.hub.disk.read().memberships) {
    if (!members.has(phone.user)) continue;
    const log = logs.get(room) ?? [];
    const mine = position.rooms.find((candidate) => candidate.room === room);
    const place = `${phone.name} in ${room}`;
    if ((mine?.lastSeq ?? 0) !== log.length) {
      broken.push(`${place}: holds up to ${mine?.lastSeq ?? 0}, the hub ${log.length}`);
      continue;
    }
    const missing = mine?.missing ?? [];
    if (missing.some((range) => range.wanted)) broken.push(`${place}: a gap was never filled`);
    const held = (seq: number) => !missing.some((range) => seq >= range.first && seq <= range.last);
    const views = await phone.messages.page(room, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    compare(place, fold(log, held), new Map(views.map((view) => [view.seq, lineOf(view)])), broken);
  }
}

/** Everybody sees the same lines in the same state. */
function compare(
  place: string,
  wanted: ReadonlyMap<number, Line>,
  shown: ReadonlyMap<number, Line>,
  broken: string[],
): void {
  for (const [seq, line] of wanted) {
    const other = shown.get(seq);
    if (other === undefined) broken.push(`${place}: line ${seq} is missing`);
    else if (JSON.stringify(other) !== JSON.stringify(line)) {
      broken.push(`${place}: line ${seq} is ${JSON.stringify(other)}, not ${JSON.stringify(line)}`);
    }
  }
  for (const seq of shown.keys()) if (!wanted.has(seq)) broken.push(`${place}: line ${seq} is nowhere in the log`);
}

/** The log as lines: the last word on each counts. Only entries that a phone holds are folded. */
function fold(log: readonly LoggedEntry[], held: (seq: number) => boolean): Map<number, Line> {
  const lines = new Map<number, Line>();
  const byId = new Map<string, Line>();
  const reactions = new Map<Line, Set<string>>();
  for (const { type, seq, id, from, data } of log) {
    if (newsTypes.has(type) && held(seq)) lines.set(seq, newsLine(type));
    if (type === 'chat' || type === 'private') {
      const content = data.content ?? '';
      const line: Line = { type, id: id ?? '', from: from ?? '', content, recalled: false, reactions: [] };
      if (held(seq)) lines.set(seq, line);
      byId.set(line.id, line);
      continue;
    }
    const line = byId.get(data.target ?? '');
    if (line === undefined || !held(seq)) continue;
    if (type === 'edited') line.content = data.content ?? '';
    if (type === 'recalled') line.recalled = true;
    if (type === 'reacted') {
      const set = reactions.get(line) ?? new Set();
      reactions.set(line, set);
      if (data.on) set.add(`${data.emoji} ${from}`);
      else set.delete(`${data.emoji} ${from}`);
    }
  }
  for (const [line, set] of reactions) line.reactions = [...set].sort();
  for (const line of lines.values()) {
    if (!line.recalled) continue;
    line.content = '';
    line.reactions = [];
  }
  return lines;
}

function newsLine(type: string): Line {
  return { type, id: '', from: '', content: '', recalled: false, reactions: [] };
}

function lineOf(view: MessageView): Line {
  if (newsTypes.has(view.type)) return newsLine(view.type);
  const reactions = view.reactions.flatMap(({ emoji, users }) => users.map((user) => `${emoji} ${user}`)).sort();
  return {
    type: view.type,
    id: view.id,
    from: view.from,
    content: view.content,
    recalled: view.recalled,
    reactions: view.recalled ? [] : reactions,
  };
}

/** Promise 5, and presence: nobody is a ghost, nobody is missing. */
function checkHub(world: World, broken: string[]): void {
  const people = new Set(world.phones.map((phone) => phone.user));
  if (world.hub.membersHere !== people.size) {
    broken.push(`the hub believes that ${world.hub.membersHere} members are here; they are ${people.size}`);
  }
}
