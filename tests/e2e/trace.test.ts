/**
 * How much of the product a text and a recall run through, in how many frames: what `npm run trace` prints. A number that
 * grows means that a repair of this path has to look into more rooms. The recall is traced with `npm test -- --long`.
 */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { ActName } from '../../tools/trace/acts.ts';
import { EARLY_ACKNOWLEDGEMENT } from '../../tools/trace/frameKind.ts';
import { summarizeWalk } from '../../tools/trace/report.ts';
import { TracedRoom } from '../../tools/trace/TracedRoom.ts';
import { trace } from '../../tools/trace/trace.ts';
import type { Walk } from '../../tools/trace/walk.ts';
import { isLong } from '../long.ts';

interface Bounds {
  readonly files: number;
  /** Of the message itself: on phone A, the hub and phone B. */
  readonly decodes: readonly [number, number, number];
  readonly frames: number;
}

/** What it may not exceed: as measured. Whoever lets a number grow says why. */
const BOUNDS: Readonly<Record<ActName, Bounds>> = {
  // Drafts hold all that goes with the words (Draft, DraftSession, ComposerField), mentions have places, links and labels
  // are judged in files of their own, a room's notice follows the store, held keys do nothing (RoomNotices, HeldKeys); the
  // time of a log is no clock's (LogTime), and what is taken back is blanked on hub and phones (BlankEntry). Shown texts are
  // isolated and their marks bounded (ShownText), hours are those of the system (ClockFace, ClockWords), a held key is one for
  // all that lies on a page (HeldKey), phones tell their time (PhoneClocks), and groups can be closed (ChatServer's state).
  // Each frame is sealed and opened (SealedLink, SealedTransport, Seal, SealedChannel, PlatformPrimitives).
  text: { files: 149, decodes: [1, 1, 1], frames: 5 },
  recall: { files: 135, decodes: [1, 1, 1], frames: 5 },
};
/** Where it shall get to; what is there already stays there. */
const GOAL: Bounds = { files: 60, decodes: [1, 1, 1], frames: 5 };
/** Files that a late timer or an animation reaches in one run and not in another. */
const CHANCE = 2;

const names: readonly ActName[] = isLong ? ['text', 'recall'] : ['text'];
const walks = {} as Record<ActName, Walk>;

beforeAll(async () => {
  const room = await TracedRoom.open(inject('builtPages'));
  const traced = await trace(room, names).finally(() => room.close());
  for (const [index, name] of names.entries()) walks[name] = traced[index] as Walk;
});

afterAll(() => {
  for (const [name, walk] of Object.entries(walks)) {
    console.log(summarizeWalk(name, walk), `(goal: ${GOAL.files} files, ${GOAL.decodes.join(' + ')}, ${GOAL.frames})`);
  }
});

test.each(names)('a %s enters no more files than it did', (name) => {
  expect(walks[name].files).toBeLessThanOrEqual(BOUNDS[name].files + CHANCE);
  for (const { side, files } of walks[name].sides) expect(files.length, side).toBeGreaterThan(0);
});

test.each(names)('a %s is decoded on each side and no more often than it was', (name) => {
  walks[name].sides.forEach(({ side, decodes }, index) => {
    expect(decodes, side).toBeGreaterThanOrEqual(1);
    expect(decodes, side).toBeLessThanOrEqual(BOUNDS[name].decodes[index] as number);
  });
});

test.each(names)('a %s takes no more frames than it did', (name) => {
  const { frames } = walks[name];
  // A disk that is slow at the moment: the hub acknowledges at once, and is acknowledged, before it has stored.
  const early = frames.filter(({ kind }) => kind === EARLY_ACKNOWLEDGEMENT).length;
  expect(early).toBeLessThanOrEqual(1);
  expect(frames.length - 2 * early).toBeLessThanOrEqual(BOUNDS[name].frames);
});
