/** Where a menu or popup stands: beside its component, inside the window. */

import { Placement } from '../enums/layout.ts';
import { zoomOf } from '../input/area.ts';

export interface Spot {
  readonly left: number;
  readonly top: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const margin = 8;

function boxIn(window: HTMLElement, element: Element): Box {
  const zoom = zoomOf(element);
  const root = window.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return {
    left: (box.left - root.left) / zoom,
    top: (box.top - root.top) / zoom,
    width: box.width / zoom,
    height: box.height / zoom,
  };
}

/** What a keyboard on the screen leaves of it. */
function heightOf(window: HTMLElement): number {
  return window.querySelector<HTMLElement>('.ui-overlays')?.offsetHeight ?? window.offsetHeight;
}

/** Puts a box beside a component: below or above it if there is room, else where there is more. */
export function placeBeside(
  window: HTMLElement,
  target: Element,
  box: HTMLElement,
  placement: Placement,
  gap = margin,
): Spot {
  const at = boxIn(window, target);
  const { offsetWidth: width, offsetHeight: height } = box;
  const above = at.top - gap - height;
  const below = at.top + at.height + gap;
  const isTop = [Placement.Top, Placement.TopLeft, Placement.TopRight].includes(placement);
  const isSide = [
    Placement.Left,
    Placement.Right,
    Placement.LeftTop,
    Placement.LeftBottom,
    Placement.RightTop,
    Placement.RightBottom,
  ].includes(placement);
  if (isSide) {
    const isLeft = [Placement.Left, Placement.LeftTop, Placement.LeftBottom].includes(placement);
    const left = isLeft ? at.left - gap - width : at.left + at.width + gap;
    return inside(window, box, { left, top: at.top + (at.height - height) / 2 });
  }
  const fitsBelow = below + height <= heightOf(window) - margin;
  const fitsAbove = above >= margin;
  const top = isTop ? (fitsAbove || !fitsBelow ? above : below) : fitsBelow || !fitsAbove ? below : above;
  let left = at.left + (at.width - width) / 2;
  if (placement === Placement.BottomLeft || placement === Placement.TopLeft) left = at.left;
  if (placement === Placement.BottomRight || placement === Placement.TopRight) left = at.left + at.width - width;
  return inside(window, box, { left, top });
}

/** Puts a box at a point, as a context menu of a mouse. */
export function placeAt(window: HTMLElement, box: HTMLElement, point: Spot): Spot {
  return inside(window, box, point);
}

function inside(window: HTMLElement, box: HTMLElement, spot: Spot): Spot {
  const limit = (value: number, size: number, room: number) => Math.max(margin, Math.min(value, room - size - margin));
  return {
    left: limit(spot.left, box.offsetWidth, window.offsetWidth),
    top: limit(spot.top, box.offsetHeight, heightOf(window)),
  };
}
