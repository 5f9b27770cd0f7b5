/**
 * Moving the focus with arrow keys. As on the platform the focus goes to the nearest component in the direction of the
 * key that lies, at least in part, straight ahead; if there is none, to the nearest one askew. It stays inside of the
 * topmost page, dialog, sheet or menu. Entering a group, it goes to the group's default.
 */

export type Direction = 'up' | 'down' | 'left' | 'right';

const focusableSelector = '[tabindex], button, input, textarea, select';

/** All components in a container that can have the focus now. */
export function focusablesIn(container: Element): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(focusableSelector)].filter(canFocus);
}

export function canFocus(element: HTMLElement): boolean {
  if (element.dataset.focusable === 'false' || element.dataset.scrollRegion !== undefined) return false;
  if (element.tabIndex < 0 && element.dataset.focusable !== 'true') return false;
  if (element.closest('.ui-disabled, [inert], [aria-hidden="true"]')) return false;
  if ((element as HTMLButtonElement).disabled) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
}

/** Gives the focus, and scrolls the least that shows the element. */
export function focusElement(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  element.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Distance of a candidate ahead, or undefined when it is not in that direction. */
export function distance(from: Box, to: Box, direction: Direction): number | undefined {
  const isVertical = direction === 'up' || direction === 'down';
  const tolerance = 1;
  const ahead = {
    up: from.top - to.bottom,
    down: to.top - from.bottom,
    left: from.left - to.right,
    right: to.left - from.right,
  }[direction];
  const passed = {
    up: to.top < from.top && to.bottom < from.bottom,
    down: to.bottom > from.bottom && to.top > from.top,
    left: to.left < from.left && to.right < from.right,
    right: to.right > from.right && to.left > from.left,
  }[direction];
  if (!passed || ahead < -Math.max(isVertical ? from.bottom - from.top : from.right - from.left, tolerance))
    return undefined;
  const [aMin, aMax, bMin, bMax] = isVertical
    ? [from.left, from.right, to.left, to.right]
    : [from.top, from.bottom, to.top, to.bottom];
  const overlap = Math.min(aMax, bMax) - Math.max(aMin, bMin);
  const gap = Math.max(ahead, 0);
  // Straight ahead beats askew at any distance; among those, the nearest, then the best aligned.
  const misalignment = Math.abs((aMin + aMax) / 2 - (bMin + bMax) / 2);
  return overlap > 0 ? gap * 8 + misalignment : 100_000 + gap * 4 + -overlap * 8 + misalignment;
}

/** The component that an arrow key leads to. */
export function nextInDirection(current: HTMLElement, scope: Element, direction: Direction): HTMLElement | undefined {
  const named = current.closest<HTMLElement>(`[data-next-${direction}]`)?.getAttribute(`data-next-${direction}`);
  const target = named ? scope.ownerDocument.getElementById(named) : null;
  if (target) return target;
  const from = current.getBoundingClientRect();
  let best: HTMLElement | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of focusablesIn(scope)) {
    if (candidate === current || candidate.contains(current) || current.contains(candidate)) continue;
    const value = distance(from, candidate.getBoundingClientRect(), direction);
    if (value !== undefined && value < bestDistance) {
      best = candidate;
      bestDistance = value;
    }
  }
  return best ? enterGroup(current, best) : undefined;
}

function enterGroup(current: HTMLElement, target: HTMLElement): HTMLElement {
  const group = target.closest<HTMLElement>('[data-focus-group]');
  if (!group || group.contains(current)) return target;
  return group.querySelector<HTMLElement>('[data-group-default="true"]') ?? target;
}
