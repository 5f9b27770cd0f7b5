/** Where elements are, in vp: as events and observers report it. */
import type { Area, EventTarget } from '../types.ts';

/** The element that a window's coordinates count from: the application's root. */
export function windowOf(element: Element): Element {
  return element.closest('.ui-window') ?? element.ownerDocument.documentElement;
}

/** How much larger the window is drawn than it is laid out: device frames are scaled to fit. */
export function zoomOf(element: Element): number {
  const root = windowOf(element) as HTMLElement;
  const width = root.offsetWidth;
  return width > 0 ? root.getBoundingClientRect().width / width || 1 : 1;
}

export function areaOf(element: Element): Area {
  const zoom = zoomOf(element);
  const box = element.getBoundingClientRect();
  const root = windowOf(element).getBoundingClientRect();
  const parent = element.parentElement?.getBoundingClientRect() ?? root;
  return {
    width: box.width / zoom,
    height: box.height / zoom,
    position: { x: (box.left - parent.left) / zoom, y: (box.top - parent.top) / zoom },
    globalPosition: { x: (box.left - root.left) / zoom, y: (box.top - root.top) / zoom },
  };
}

export function eventTargetOf(element: Element): EventTarget {
  return element.id === '' ? { area: areaOf(element) } : { area: areaOf(element), id: element.id };
}

interface Point {
  /** From the component's top left corner. */
  readonly x: number;
  readonly y: number;
  readonly windowX: number;
  readonly windowY: number;
  readonly displayX: number;
  readonly displayY: number;
}

/** A pointer's place as ArkUI's events carry it. */
export function pointOf(element: Element, event: { clientX: number; clientY: number }): Point {
  const zoom = zoomOf(element);
  const box = element.getBoundingClientRect();
  const root = windowOf(element).getBoundingClientRect();
  const windowX = (event.clientX - root.left) / zoom;
  const windowY = (event.clientY - root.top) / zoom;
  return {
    x: (event.clientX - box.left) / zoom,
    y: (event.clientY - box.top) / zoom,
    windowX,
    windowY,
    displayX: windowX,
    displayY: windowY,
  };
}
