/**
 * A screen and two phones in Chromium, each with all its pages, whose calls are counted and whose frames are written down.
 * The hub is the screen's, behind the wall that it shows.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { makeKey } from '../../tests/conformance/SealedWire.ts';
import { Person } from '../../tests/e2e/Person.ts';
import { openRoom, type RoomPage } from '../../tests/e2e/RoomPage.ts';
import { BuiltSources } from './BuiltSources.ts';
import { CallCounter, type CallsByFunction } from './CallCounter.ts';
import { messageTypes } from './frameKind.ts';
import { type TappedFrame, WireTap } from './WireTap.ts';

export const SIDES = ['phone A', 'hub', 'phone B'] as const;
/** Their names to Node, by which they also call themselves. */
const PHONES = ['anna', 'ben'] as const;
export type Side = (typeof SIDES)[number];

/** Something that is done. */
export interface Act {
  /** What there is to see. */
  readonly words: string;
  /** Whether phone B says that it was read. */
  readonly isRead: boolean;
  /** Makes ready what has to be there before. */
  prepare(room: TracedRoom): Promise<void>;
  /** Resolves when what is done is to be seen. */
  run(room: TracedRoom): Promise<void>;
}

/** What happened in a while. */
export interface Observation {
  readonly calls: Readonly<Record<Side, CallsByFunction>>;
  readonly frames: readonly TappedFrame[];
  readonly milliseconds: number;
}

/** Milliseconds without a frame after which nothing more follows. */
const QUIET = 800;
const READ_MARK = 'read';
/** Milliseconds between two heartbeats of a phone: the most that one may be told. */
const HEARTBEAT = 14_000;
/** Milliseconds that must be free of heartbeats: as long as something takes, and longer than a heartbeat. */
const FREE = 4_000;
/** Messages of their own, which are no part of another's walk. What they come into is looked at again. */
const SPOILERS = [READ_MARK, 'typing', 'ping', 'pong'];
const TRIES = 10;
/** Milliseconds between two looks at the wire. */
const PAUSE = 20;
/** Milliseconds after which a read mark does not come any more. */
const LONGEST = 90_000;

export class TracedRoom {
  private constructor(
    private readonly room: RoomPage,
    private readonly tap: WireTap,
    private readonly counters: Readonly<Record<Side, CallCounter>>,
    /** With phone A. */
    readonly writer: Person,
    /** With phone B; has the same conversation open. */
    readonly reader: Person,
    /** What the screen shows. */
    readonly wall: Person,
  ) {}

  /** @param built where the built pages are */
  static async open(built: string): Promise<TracedRoom> {
    const hubKey = makeKey();
    const prepare = async (data: string) => {
      calmHearts(data);
      giveKey(data, hubKey);
    };
    const room = await openRoom({ built, phones: 0, prepare });
    const tap = await WireTap.open(room.hubPort, hubKey);
    // In windows of their own: those of the room share an engine with the screen.
    const open = async (name: string): Promise<Page> => {
      tap.code = await room.readCode();
      const link = (await room.readLink()).replace(`p=${room.hubPort}`, `p=${tap.port}`);
      const page = await room.openPhoneAlone(name, link);
      await new Person(page).openLobby();
      return page;
    };
    const [a, b] = [await open(PHONES[0]), await open(PHONES[1])];
    const sources = new BuiltSources(built);
    const counters = {
      'phone A': await CallCounter.start(a, sources),
      hub: await CallCounter.start(room.page, sources),
      'phone B': await CallCounter.start(b, sources),
    };
    const engines = new Set(SIDES.map((side) => counters[side].engine));
    if (engines.size < SIDES.length) throw new Error('Two devices share an engine, which counts for both together.');
    return new TracedRoom(room, tap, counters, new Person(a), new Person(b), new Person(room.screen.app));
  }

  /** Does something that phone B reads; resolves when phone A knows that it was read. */
  async untilRead(work: () => Promise<void>): Promise<void> {
    const { frames } = this.tap;
    const first = frames.length;
    await work();
    await this.until(() => frames.slice(first).some(isReadMarkForWriter));
  }

  /**
   * Looks on while something is done, until nothing follows from it any more. A read mark that is said meanwhile waits on
   * the wire until the end: what becomes of it is the walk of another message.
   */
  async observe(act: Act): Promise<Observation> {
    for (let tries = 0; tries < TRIES; tries++) {
      await act.prepare(this);
      await this.comeToRest();
      await this.untilFree();
      const observation = await this.observeOnce(act);
      const types = observation.frames.flatMap(({ text }) => (text === undefined ? [] : messageTypes(text)));
      if (!types.some((type) => SPOILERS.includes(type))) return observation;
    }
    throw new Error(`Something else was said each of ${TRIES} times.`);
  }

  /** Looks on while nothing is done. */
  idle(milliseconds: number): Promise<Observation> {
    const run = () => sleep(Math.max(0, milliseconds - QUIET));
    return this.observe({ words: 'Nothing happens.', isRead: false, prepare: async () => {}, run });
  }

  async close(): Promise<void> {
    this.tap.close();
    await this.room.close();
  }

  private async observeOnce(act: Act): Promise<Observation> {
    const { frames } = this.tap;
    const first = frames.length;
    this.tap.holds = (text) => messageTypes(text).includes(READ_MARK);
    await this.takeCalls();
    const begun = performance.now();
    await act.run(this);
    if (act.isRead) await this.until(() => this.tap.isHolding);
    await sleep(QUIET);
    await this.comeToRest();
    const milliseconds = performance.now() - begun;
    const observation = { calls: await this.takeCalls(), frames: frames.slice(first), milliseconds };
    this.tap.holds = () => false;
    if (this.tap.isHolding) await this.untilRead(async () => this.tap.letGo());
    return observation;
  }

  private async until(isTrue: () => boolean): Promise<void> {
    const begun = performance.now();
    while (!isTrue()) {
      if (performance.now() - begun > LONGEST) throw new Error('Phone B does not say that it was read.');
      await sleep(PAUSE);
    }
  }

  /** Resolves when no phone's heartbeat is near. */
  private async untilFree(): Promise<void> {
    for (;;) {
      const now = performance.now();
      const pings = this.tap.frames.filter(({ text }) => text !== undefined && messageTypes(text).includes('ping'));
      const next = PHONES.map(
        (_name, phone) => (pings.findLast((ping) => ping.phone === phone)?.at ?? now) + HEARTBEAT,
      );
      // One that is late comes soon.
      if (next.every((at) => at > now + FREE || at < now - FREE)) return;
      await sleep(PAUSE);
    }
  }

  private async comeToRest(): Promise<void> {
    while (this.tap.quiet < QUIET) await sleep(QUIET - this.tap.quiet);
  }

  private async takeCalls(): Promise<Record<Side, CallsByFunction>> {
    const [a, hub, b] = await Promise.all(SIDES.map((side) => this.counters[side].take()));
    return { 'phone A': a as CallsByFunction, hub: hub as CallsByFunction, 'phone B': b as CallsByFunction };
  }
}

/** As if the screen had made this key for itself, beside what was chosen for it. */
function giveKey(data: string, key: Uint8Array): void {
  const file = path.join(data, 'screen/server_tv/preferences/hub');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
  writeFileSync(file, JSON.stringify([...settings, ['identity', Buffer.from(key).toString('base64url')]]));
}

/** As if the phones' owners had chosen rare heartbeats. @param data holds a folder for each device's files */
function calmHearts(data: string): void {
  for (const phone of PHONES) {
    const folder = path.join(data, phone, 'entry/preferences');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'hearth_settings'), JSON.stringify([['number:heartbeatInterval', HEARTBEAT]]));
  }
}

function isReadMarkForWriter({ phone, isFromPhone, text }: TappedFrame): boolean {
  return phone === 0 && !isFromPhone && text !== undefined && messageTypes(text).includes(READ_MARK);
}
