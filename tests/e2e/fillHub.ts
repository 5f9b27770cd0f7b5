/** Gives a screen a past: members, groups and messages in its hub's store, before the screen starts for the first time. */
import path from 'node:path';
import { type BlobReference, encodeMessage, LOBBY, type LogEntry, RoomKind } from '@hearth/common';
import { MemoryLog } from '@hearth/common/src/main/ets/testing/MemoryLog';
import { Commit } from '@hearth/server_tv/server/commit/HistoryStore';
import { RdbHistoryStore } from '@hearth/server_tv/storage/RdbHistoryStore';
import { application } from '@kit.AbilityKit';
import { Device } from '../../packages/arkts-host/web/server/Device.ts';

export interface PastMember {
  readonly user: string;
  readonly name: string;
  readonly avatar?: string;
}

export interface PastMessage {
  /** User id of a member. */
  readonly from: string;
  readonly content: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Number of the message that this one answers, from 0, in the order in which they are given. */
  readonly replyTo?: number;
  readonly blob?: BlobReference;
}

export interface Past {
  readonly members: readonly PastMember[];
  /** What was said in the lobby, oldest first. */
  readonly messages: Iterable<PastMessage>;
  /** What the screen is called; it is the lobby's title, too. */
  readonly hubName?: string;
}

/** Entries that are written in one transaction. */
const GROUP = 1000;

/** @param data the room's folder with a folder for each device */
export async function fillHub(data: string, past: Past): Promise<void> {
  const app = new Device('screen', 'server_tv', path.join(data, 'screen'), undefined).createApp();
  await app.run(() => write(past));
  app.endProcess();
}

async function write({ members, messages, hubName = 'Hearth' }: Past): Promise<void> {
  const store = new RdbHistoryStore(application.getApplicationContext(), new MemoryLog().logger('past'));
  await store.open();
  let commit = new Commit();
  commit.rooms.push({ room: LOBBY, kind: RoomKind.LOBBY, title: hubName });
  for (const { user, name, avatar = '' } of members) {
    commit.members.push({ user, name, avatar, host: false, muted: false, banned: false, gone: false });
    commit.memberships.push({ room: LOBBY, user, joined: true });
  }
  let seq = 0;
  for (const message of messages) {
    seq += 1;
    const { from, content, time, replyTo, blob } = message;
    const id = idOf(seq - 1);
    const answers = replyTo === undefined ? {} : { replyTo: idOf(replyTo) };
    const data = { content, ...answers, ...(blob === undefined ? {} : { blob }) };
    const entry: LogEntry = { type: 'chat', id, timestamp: time, room: LOBBY, from, seq, data };
    commit.entries.push({
      room: LOBBY,
      seq,
      sender: from,
      id,
      time,
      type: 'chat',
      digest: '',
      text: encodeMessage(entry),
    });
    if (commit.entries.length === GROUP) {
      await store.commit(commit);
      commit = new Commit();
    }
  }
  if (!commit.isEmpty) await store.commit(commit);
  await store.close();
}

function idOf(number: number): string {
  return `past-${number}`;
}
