/** Reduces a picture to 256 colors: boxes of colors are halved where they are widest, as Heckbert's median cut does. */

/** Red, green, blue and opacity, each 0..255. */
export type Color = readonly [number, number, number, number];

export interface Reduced {
  readonly colors: readonly Color[];
  /** For each pixel, which of the colors it has. */
  readonly indexes: Uint8Array;
}

interface Counted {
  readonly key: number;
  readonly color: Color;
  readonly count: number;
}

const MOST = 256;
/** What sums of equal numbers may differ by. */
const ROUNDING = 1e-6;
const LEAST_ERROR = 2;
/** Beyond that a color is not one of a gradient. */
const MOST_ERROR = 12;

/** @param pixels red, green, blue and opacity of each @param width in pixels */
export function reduceColors(pixels: Buffer, width: number): Reduced {
  const countByKey = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 4) {
    const key = pixels.readUInt32BE(at);
    countByKey.set(key, (countByKey.get(key) ?? 0) + 1);
  }
  const boxes = cut([...countByKey].map(([key, count]) => ({ key, color: colorOf(key), count })));
  const colors = boxes.map(middleOf);
  return { colors, indexes: spreadErrors(pixels, width, colors) };
}

/**
 * Gives each pixel the nearest color, and what is left over to its neighbours (Floyd and Steinberg), so that a gradient
 * becomes no stairs. Where a color is exact nothing is left over.
 */
function spreadErrors(pixels: Buffer, width: number, colors: readonly Color[]): Uint8Array {
  const indexes = new Uint8Array(pixels.length / 4);
  const nearestByKey = new Map<number, number>();
  let errors = new Float32Array((width + 2) * 4);
  let below = new Float32Array((width + 2) * 4);
  for (let at = 0; at < indexes.length; at += 1) {
    const x = at % width;
    if (x === 0) {
      [errors, below] = [below, errors];
      below.fill(0);
    }
    const wanted = [0, 1, 2, 3].map((channel) =>
      clamp((pixels[at * 4 + channel] ?? 0) + (errors[(x + 1) * 4 + channel] ?? 0)),
    ) as [number, number, number, number];
    const key = ((wanted[0] << 24) | (wanted[1] << 16) | (wanted[2] << 8) | wanted[3]) >>> 0;
    let index = nearestByKey.get(key);
    if (index === undefined) {
      index = nearest(wanted, colors);
      nearestByKey.set(key, index);
    }
    indexes[at] = index;
    const got = colors[index] ?? wanted;
    for (const channel of [0, 1, 2, 3] as const) {
      const error = wanted[channel] - got[channel];
      // Nobody sees the smallest ones; and edges of letters are no gradients: what they leave over would be dust there.
      if (Math.abs(error) <= LEAST_ERROR || Math.abs(error) > MOST_ERROR) continue;
      const place = (x + 1) * 4 + channel;
      errors[place + 4] = (errors[place + 4] ?? 0) + (error * 7) / 16;
      below[place - 4] = (below[place - 4] ?? 0) + (error * 3) / 16;
      below[place] = (below[place] ?? 0) + (error * 5) / 16;
      below[place + 4] = (below[place + 4] ?? 0) + error / 16;
    }
  }
  return indexes;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

function nearest(wanted: Color, colors: readonly Color[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, color] of colors.entries()) {
    let distance = 0;
    for (const channel of [0, 1, 2, 3] as const) distance += (wanted[channel] - color[channel]) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function colorOf(key: number): Color {
  return [key >>> 24, (key >>> 16) & 255, (key >>> 8) & 255, key & 255];
}

function cut(all: Counted[]): Counted[][] {
  const boxes = [{ colors: all, ...spreadOf(all) }];
  while (boxes.length < MOST) {
    boxes.sort((one, other) => one.spread - other.spread);
    const widest = boxes.pop();
    if (widest === undefined || widest.spread === 0) {
      if (widest !== undefined) boxes.push(widest);
      break;
    }
    const { colors, channel, middle } = widest;
    for (const half of [
      colors.filter(({ color }) => color[channel] <= middle),
      colors.filter(({ color }) => color[channel] > middle),
    ]) {
      boxes.push({ colors: half, ...spreadOf(half) });
    }
  }
  return boxes.map(({ colors }) => colors);
}

/** How much a box would gain by being halved, and where: pixels weigh, but a few of a color of their own do, too. */
function spreadOf(box: readonly Counted[]): { spread: number; channel: 0 | 1 | 2 | 3; middle: number } {
  const weight = (count: number) => Math.sqrt(count);
  let [spread, channel, middle]: [number, 0 | 1 | 2 | 3, number] = [0, 0, 0];
  for (const each of [0, 1, 2, 3] as const) {
    let [sum, weights] = [0, 0];
    for (const { color, count } of box) {
      sum += color[each] * weight(count);
      weights += weight(count);
    }
    const mean = sum / weights;
    let variance = 0;
    for (const { color, count } of box) variance += (color[each] - mean) ** 2 * weight(count);
    if (variance > spread + ROUNDING) [spread, channel, middle] = [variance, each, mean];
  }
  return { spread, channel, middle: Math.floor(middle) };
}

/** The color that most of a box has: large areas keep theirs exactly. */
function middleOf(box: readonly Counted[]): Color {
  return box.reduce((most, each) => (each.count > most.count ? each : most)).color;
}
