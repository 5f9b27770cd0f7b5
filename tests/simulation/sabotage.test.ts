/**
 * A simulation that can't fail proves nothing. Here bugs that real chat software has had are put into the product, one at a
 * time, and the same judge that passes the product must find each of them. The threads that reported them are named.
 */

import { Uploads } from '@hearth/entry/client/blobs/Uploads';
import { Connection } from '@hearth/entry/client/connection/Connection';
import { Heartbeat } from '@hearth/entry/client/connection/Heartbeat';
import { Inbox } from '@hearth/entry/client/inbox/Inbox';
import type { LogCommit } from '@hearth/entry/client/inbox/MessageStore';
import { Outbox } from '@hearth/entry/client/outbox/Outbox';
import type { LinkListener, LinkOptions } from '@hearth/entry/client/socket/Link';
import { Reconnector } from '@hearth/entry/client/socket/Reconnector';
import { MemoryMessageStore } from '@hearth/entry/test/support/MemoryMessageStore';
import { MemoryOutboxStore } from '@hearth/entry/test/support/MemoryOutboxStore';
import { CommitPlan } from '@hearth/server_tv/server/commit/CommitPlan';
import { EpochChain } from '@hearth/server_tv/server/commit/EpochChain';
import { PresenceTracker } from '@hearth/server_tv/server/members/PresenceTracker';
import { Session } from '@hearth/server_tv/server/sessions/Session';
import { MemoryBlobStore as HubBlobStore } from '@hearth/server_tv/test/support/MemoryBlobStore';
import { MemoryDisk } from '@hearth/server_tv/test/support/MemoryDisk';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { isLong } from '../long.ts';
import { live } from './live.ts';
import { schedules } from './schedule.ts';

type Method = (this: never, ...values: never[]) => unknown;

const undo: (() => void)[] = [];

/** Replaces a method of the product until the test is over. Fails when the product has no such method any more. */
function replace(owner: object, name: string, build: (original: Method) => Method): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`the product has no ${name} to sabotage`);
  Reflect.set(owner, name, build(original as Method));
  undo.push(() => Reflect.set(owner, name, original));
}

afterEach(() => {
  for (const step of undo.splice(0)) step();
});

interface Bug {
  readonly title: string;
  readonly sabotage: () => void;
  readonly lyingDisk?: boolean;
  /** It takes hundreds of schedules to meet it: looked for with `npm test -- --long`. */
  readonly isRare?: boolean;
}

const bugs: readonly Bug[] = [
  {
    title: 'a message that is sent again is stored again (socketio/socket.io#5334)',
    sabotage: () => {
      replace(CommitPlan.prototype, 'know', () => () => undefined);
      // The store's unique index would refuse it too.
      replace(Object.getPrototypeOf(new MemoryDisk().read()), 'checkNumbers', () => () => undefined);
    },
  },
  {
    title: 'what was said while away is not replayed (RocketChat/Rocket.Chat.ReactNative#7547)',
    sabotage: () =>
      replace(
        Session.prototype,
        'follow',
        (follow) =>
          function (this: never, room: { lastSeq: number }) {
            return follow.call(this, room as never, room.lastSeq as never);
          },
      ),
  },
  {
    title: 'an entry that comes twice is shown twice (socketio/socket.io-client-java#519)',
    sabotage: () => replace(Inbox, 'admit', () => () => true),
  },
  {
    title: 'edits and recalls made while away stay unseen (RocketChat/Rocket.Chat#41759)',
    sabotage: () =>
      replace(
        MemoryMessageStore.prototype,
        'commit',
        (commit) =>
          function (this: never, changes: LogCommit) {
            changes.entries = changes.entries.filter(({ type }) => type !== 'edited' && type !== 'recalled');
            return commit.call(this, changes as never);
          },
      ),
  },
  {
    title: 'unsent messages do not survive the app (element-hq/element-web#19688)',
    sabotage: () => replace(MemoryOutboxStore.prototype, 'add', () => () => Promise.resolve()),
  },
  {
    title: 'a refused message stays "sending" for ever (element-hq/element-meta#1597)',
    sabotage: () => replace(Outbox.prototype, 'onNack', () => () => true),
    isRare: true,
  },
  {
    title: 'a failed hub is stormed (coder/coder#24096)',
    sabotage: () => {
      replace(
        Reconnector.prototype,
        'plan',
        () =>
          function (this: { planSoon: () => void }) {
            this.planSoon();
          } as Method,
      );
      replace(Reconnector.prototype, 'budgetWait', () => () => 0);
    },
  },
  {
    title: 'a dead link is believed to live (block/buzz#3231)',
    sabotage: () => {
      replace(Heartbeat.prototype, 'start', () => () => undefined);
      replace(
        Connection.prototype,
        'create',
        (create) =>
          function (this: never, options: LinkOptions, listener: LinkListener) {
            return create.call(this, { ...options, pingInterval: 0 } as never, listener as never);
          } as Method,
      );
    },
  },
  {
    title: 'members who are there are shown as gone (phoenixframework/phoenix#2306)',
    sabotage: () => replace(PresenceTracker.prototype, 'update', () => () => undefined),
  },
  {
    title: 'what a new epoch voids is kept (mattermost/mattermost#3836)',
    sabotage: () =>
      replace(EpochChain.prototype, 'keepSeq', () => (_epoch: never, _room: never, lastSeq: never) => lastSeq),
    lyingDisk: true,
  },
  {
    title: 'a picture is stuck once the network was away (GetStream/stream-chat-android#3380)',
    sabotage: () => {
      const begun = new WeakSet<object>();
      replace(
        Uploads.prototype,
        'start',
        (start) =>
          function (this: never, largest: number) {
            if (begun.has(this)) return undefined;
            begun.add(this);
            return start.call(this, largest as never);
          },
      );
    },
  },
  {
    title: 'a picture is incomplete after a power cut (scality/cloudserver#662)',
    sabotage: () => replace(HubBlobStore.prototype, 'sync', () => () => Promise.resolve()),
  },
];

test.each(bugs.filter(({ isRare = false }) => isLong || !isRare))(
  'finds it: $title',
  async ({ sabotage, lyingDisk }) => {
    sabotage();
    const judged = await fc.check(
      fc.asyncProperty(fc.nat(), schedules({ phones: 3, lyingDisk: lyingDisk === true }), async (seed, actions) => {
        expect(await live(seed, [1, 1, 1], actions)).toEqual([]);
      }),
      { seed: 20261121, numRuns: 400, endOnFailure: true },
    );
    expect(judged.failed).toBe(true);
  },
);
