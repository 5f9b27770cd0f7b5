/** The walk of something through the product: the functions that it runs, by side and file, and its frames. */
import { frameKind, messageTypes } from './frameKind.ts';
import { type Observation, SIDES, type Side } from './TracedRoom.ts';

export interface FileOnWalk {
  /** From the project's folder. */
  readonly path: string;
  readonly functions: readonly string[];
}

export interface SideOfWalk {
  readonly side: Side;
  readonly files: readonly FileOnWalk[];
  readonly functions: number;
  /** How often each function ran that reads a text of the protocol. */
  readonly decoders: ReadonlyMap<string, number>;
  /** How often the message itself was read: without the frames that only acknowledge. */
  readonly decodes: number;
}

export interface FrameOnWalk {
  readonly from: Side;
  readonly to: Side;
  /** Milliseconds since the first. */
  readonly after: number;
  readonly kind: string;
  /** Carries no message. */
  readonly isAcknowledgement: boolean;
}

export interface Walk {
  readonly sides: readonly SideOfWalk[];
  /** In all: a file that two sides enter is one. */
  readonly files: number;
  readonly functions: number;
  readonly frames: readonly FrameOnWalk[];
}

/** Whoever reads a text of the protocol calls one of these. */
const DECODERS = ['decodeClientFrame', 'decodeHubFrame', 'decodeLogEntry'];

/** From what a person sees to what the wires carry; a text goes down on its phone, and up elsewhere. */
const LAYERS = [
  /\/pages\//,
  /\/components\//,
  /\/features\//,
  /\/shared\//,
  /\/look\//,
  /\/state\//,
  /ability\//,
  /\/(?:client|server)\//,
  /\/(?:storage|platform)\//,
  /^common\//,
];

/**
 * @param seen several times the same
 * @param idle as often nothing, for as long
 */
export function findWalk(seen: readonly Observation[], idle: readonly Observation[]): Walk {
  const [quickest] = [...seen].sort((one, other) => one.frames.length - other.frames.length);
  if (quickest === undefined) throw new Error('Nothing was observed.');
  const sides = SIDES.map((side) => sideOfWalk(side, seen, idle, quickest));
  const all = sides.flatMap(({ files }) => files);
  return {
    sides,
    files: new Set(all.map(({ path }) => path)).size,
    functions: new Set(all.flatMap(({ path, functions }) => functions.map((name) => `${path} ${name}`))).size,
    frames: framesOf(quickest),
  };
}

function sideOfWalk(
  side: Side,
  seen: readonly Observation[],
  idle: readonly Observation[],
  quickest: Observation,
): SideOfWalk {
  const count = ({ calls }: Observation, key: string) => calls[side].get(key)?.count ?? 0;
  const extra = (key: string) =>
    Math.min(...seen.map((each) => count(each, key))) - Math.max(0, ...idle.map((each) => count(each, key)));
  const onWalk = [...quickest.calls[side]].filter(([key]) => extra(key) > 0).map(([, place]) => place);
  const namesByFile = new Map<string, string[]>();
  for (const { file, name } of onWalk) {
    namesByFile.set(file, [...(namesByFile.get(file) ?? []), name]);
  }
  const files = [...namesByFile].map(([path, functions]) => ({ path, functions }));
  files.sort((one, other) => layer(one.path) - layer(other.path) || one.path.localeCompare(other.path));
  const ran = [...quickest.calls[side].values()].filter(({ name }) => DECODERS.includes(name));
  const acknowledgements = framesOf(quickest).filter(({ to, isAcknowledgement }) => to === side && isAcknowledgement);
  return {
    side,
    files: side === 'phone A' ? files : files.reverse(),
    functions: onWalk.length,
    decoders: new Map(ran.map(({ name, own }) => [name, own])),
    decodes: ran.reduce((sum, { own }) => sum + own, 0) - acknowledgements.length,
  };
}

function layer(path: string): number {
  const found = LAYERS.findIndex((pattern) => pattern.test(path));
  return found < 0 ? LAYERS.length : found;
}

function framesOf({ frames }: Observation): FrameOnWalk[] {
  const [first] = frames;
  return frames.map(({ phone, isFromPhone, at, text }) => {
    const side = phone === 0 ? 'phone A' : 'phone B';
    return {
      from: isFromPhone ? side : 'hub',
      to: isFromPhone ? 'hub' : side,
      after: at - (first?.at ?? at),
      kind: frameKind(text),
      isAcknowledgement: text !== undefined && messageTypes(text).length === 0,
    };
  });
}
