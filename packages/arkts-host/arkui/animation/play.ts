/**
 * Plays changes of a node's look. An element is measured before and after an update, and what differs is animated from
 * the one to the other: that also works for sizes that follow from the content.
 */
import type { Animation } from '../state/animationScope.ts';
import type { NodeUpdate } from '../tree/node.ts';
import type { AnimateParam } from '../types.ts';
import { cssCurve } from './curve.ts';

interface SnapshotGroup {
  readonly animation: Animation;
  readonly before: ReadonlyMap<string, string>;
}

export type StyleSnapshot = readonly SnapshotGroup[];

/** Notes how the properties look that an update under animation changes. */
export function snapshotStyles(
  element: HTMLElement,
  previous: Pick<NodeUpdate, 'style' | 'transforms' | 'animations'>,
  next: Pick<NodeUpdate, 'style' | 'transforms' | 'animations'>,
  explicit: Animation | undefined,
): StyleSnapshot | undefined {
  if (!explicit && next.animations.length === 0) return undefined;
  const changed = changedProperties(previous, next);
  if (changed.length === 0) return undefined;
  const computed = getComputedStyle(element);
  const read = (properties: readonly string[]) =>
    new Map(properties.map((name) => [name, computed.getPropertyValue(name)]));
  if (explicit) return [{ animation: explicit, before: read(changed) }];
  return next.animations.map(({ properties, animation }) => ({
    animation,
    before: read(changed.filter((name) => properties.includes(name))),
  }));
}

function changedProperties(
  previous: Pick<NodeUpdate, 'style' | 'transforms'>,
  next: Pick<NodeUpdate, 'style' | 'transforms'>,
): string[] {
  const names = new Set([...Object.keys(previous.style), ...Object.keys(next.style)]);
  names.delete('transform');
  const changed = [...names].filter((name) => previous.style[name] !== next.style[name]);
  if (previous.transforms.join(' ') !== next.transforms.join(' ')) changed.push('transform');
  return changed.flatMap(longhands);
}

/** Computed styles know only longhand properties well. */
function longhands(name: string): string[] {
  if (name === 'flex') return ['flex-grow', 'flex-basis'];
  if (name === 'padding' || name === 'margin')
    return ['top', 'right', 'bottom', 'left'].map((side) => `${name}-${side}`);
  if (name === 'background') return ['background-color', 'background-image'];
  return [name];
}

/** Plays from the snapshot to how the element looks now. */
export function animateStyles(element: HTMLElement, snapshot: StyleSnapshot): void {
  for (const { animation, before } of snapshot) {
    const computed = getComputedStyle(element);
    const from: Record<string, string> = {};
    const to: Record<string, string> = {};
    for (const [name, value] of before) {
      const now = computed.getPropertyValue(name);
      if (now === value) continue;
      from[camel(name)] = value;
      to[camel(name)] = now;
    }
    if (Object.keys(from).length > 0) element.animate([from, to], timing(animation.setting));
  }
}

/** Web Animations timing for ArkUI's parameters. */
export function timing(setting: AnimateParam): KeyframeAnimationOptions {
  const iterations = setting.iterations === -1 ? Number.POSITIVE_INFINITY : (setting.iterations ?? 1);
  const directions: readonly PlaybackDirection[] = ['normal', 'reverse', 'alternate', 'alternate-reverse'];
  return {
    duration: (setting.duration ?? 1000) / (setting.tempo ?? 1),
    delay: setting.delay ?? 0,
    easing: cssCurve(setting.curve),
    iterations,
    direction: directions[setting.playMode ?? 0] ?? 'normal',
    fill: 'backwards',
  };
}

/** How long it takes until `onFinish`, in milliseconds; undefined when it never ends. */
export function totalTime(setting: AnimateParam): number | undefined {
  if (setting.iterations === -1) return undefined;
  return (setting.delay ?? 0) + ((setting.duration ?? 1000) / (setting.tempo ?? 1)) * (setting.iterations ?? 1);
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
