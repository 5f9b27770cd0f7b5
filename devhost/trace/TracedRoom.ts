/**
 * A screen and two phones in Chromium, each with all its pages, whose calls are counted and whose frames are written down.
 * The hub is the screen's, behind the wall that it shows.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Person } from '../e2e/Person.ts';
import { openRoom, type RoomPage } from '../e2e/RoomPage.ts';
import { BuiltSources } from './BuiltSources.ts';
import { CallCounter, type CallsByFunction } from './CallCounter.ts';
import { messageTypes } from './frameKind.ts';
import { type TappedFrame, WireTap } from './WireTap.ts';

export const SIDES = ['phone A', 'hub', 'phone B'] as const;
export type Side = (typeof SIDES)[number];

/** What happened in a while. */
export interface Observation {
  readonly calls: Readonly<Record<Side, CallsByFunction>>;
  readonly frames: readonly TappedFrame[];
  readonly milliseconds: number;
}

/** Milliseconds without a frame after which nothing more follows. */
const QUIET = 800;
const READ_MARK = 'read';
/** Messages of their own, which are no part of another's walk. What they come into is looked at again. */
const SPOILERS = [READ_MARK, 'typing', 'ping', 'pong'];
const TRIES = 10;
/** Milliseconds between two looks at the wire. */
const PAUSE = 20;
/** Milliseconds after which a read mark does not come any more. */
const LONGEST = 30_000;

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
    const room = await openRoom({ built });
    const tap = await WireTap.open(room.hubPort);
    // Their pages share an engine with the screen's.
    for (const number of [1, 2]) await room.phone(number).kill();
    const open = async (name: string): Promise<Page> => {
      const link = (await room.readLink()).replace(`p=${room.hubPort}`, `p=${tap.port}`);
      const page = await room.openPhoneAlone(name, link);
      await new Person(page).openLobby();
      return page;
    };
    const [a, b] = [await open('anna'), await open('ben')];
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
    const begun = performance.now();
    while (!frames.slice(first).some(isReadMarkForWriter)) {
      if (performance.now() - begun > LONGEST) throw new Error('Phone A was not told that phone B has read it.');
      await sleep(PAUSE);
    }
  }

  /**
   * Looks on while something is done, until nothing follows from it any more. A read mark that is said meanwhile waits on
   * the wire until the end: what becomes of it is the walk of another message.
   *
   * @param prepare makes ready what has to be there before
   * @param act resolves when what it does is to be seen
   */
  async observe(prepare: () => Promise<void>, act: () => Promise<void>): Promise<Observation> {
    for (let tries = 0; tries < TRIES; tries++) {
      await prepare();
      await this.comeToRest();
      const observation = await this.observeOnce(act);
      const types = observation.frames.flatMap(({ text }) => (text === undefined ? [] : messageTypes(text)));
      if (!types.some((type) => SPOILERS.includes(type))) return observation;
    }
    throw new Error(`Something else was said each of ${TRIES} times.`);
  }

  /** Looks on while nothing is done. */
  idle(milliseconds: number): Promise<Observation> {
    return this.observe(
      async () => {},
      () => sleep(Math.max(0, milliseconds - QUIET)),
    );
  }

  async close(): Promise<void> {
    this.tap.close();
    await this.room.close();
  }

  private async observeOnce(act: () => Promise<void>): Promise<Observation> {
    const { frames } = this.tap;
    const first = frames.length;
    this.tap.holds = (text) => messageTypes(text).includes(READ_MARK);
    await this.takeCalls();
    const begun = performance.now();
    await act();
    await sleep(QUIET);
    await this.comeToRest();
    const milliseconds = performance.now() - begun;
    const observation = { calls: await this.takeCalls(), frames: frames.slice(first), milliseconds };
    this.tap.holds = () => false;
    if (this.tap.isHolding) await this.untilRead(async () => this.tap.letGo());
    return observation;
  }

  private async comeToRest(): Promise<void> {
    while (this.tap.quiet < QUIET) await sleep(QUIET - this.tap.quiet);
  }

  private async takeCalls(): Promise<Record<Side, CallsByFunction>> {
    const [a, hub, b] = await Promise.all(SIDES.map((side) => this.counters[side].take()));
    return { 'phone A': a as CallsByFunction, hub: hub as CallsByFunction, 'phone B': b as CallsByFunction };
  }
}

function isReadMarkForWriter({ phone, isFromPhone, text }: TappedFrame): boolean {
  return phone === 0 && !isFromPhone && text !== undefined && messageTypes(text).includes(READ_MARK);
}
