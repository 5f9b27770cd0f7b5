/**
 * The scrolling part of Scroll, List and Grid. Sizes of items that were never shown are only estimated, and when they
 * become known nothing on the screen may move. The parts see to that without setting the position, which would end the
 * browser's smooth scrolling. After a jump to an item, the item is pinned: it is put back to its place until a person
 * scrolls.
 */
import { ScrollAlign, ScrollState } from '../enums/scroll.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import { itemsOf, type LazyPart } from './items.ts';

/** What a component listens to. */
/** What a page scrolls with. */
export interface AttachedScroller {
  attach(host: ScrollHost): void;
  detach(host: ScrollHost): void;
}

export interface ScrollHandlers {
  scroller?: AttachedScroller;
  isHorizontal: boolean;
  onScroll?: ((offset: number, state: ScrollState) => void) | undefined;
  onDidScroll?: ((dx: number, dy: number, state: ScrollState) => void) | undefined;
  onScrollIndex?: ((first: number, last: number, center: number) => void) | undefined;
  onReachStart?: (() => void) | undefined;
  onReachEnd?: (() => void) | undefined;
  onScrollStart?: (() => void) | undefined;
  onScrollStop?: (() => void) | undefined;
  onScrollEdge?: ((side: number) => void) | undefined;
  initialIndex?: number | undefined;
  stackFromEnd?: boolean | undefined;
  maintainPosition?: boolean | undefined;
  place: string;
}

/** Positions are snapped to device pixels: less than a pixel of an item does not count as seen. */
export const snap = 0.9;

interface Anchor {
  index: number;
  /** How much of the item is scrolled off. */
  offset: number;
  /** Where the item is to stand, instead of the offset: what that means is known only with the item's size. */
  align?: ScrollAlign;
}

export class ScrollHost implements Behaviour<ScrollHandlers> {
  private handlers: ScrollHandlers = { isHorizontal: false, place: '' };
  private element: HTMLElement | undefined;
  private observer: ResizeObserver | undefined;
  private readonly parts = new Set<LazyPart>();
  private anchor: Anchor | undefined;
  /** The anchor is put back to its place whenever something changes. */
  private isPinned = false;
  /** Where this put the content last, in pixels. */
  private own = 0;
  private follow: 'end' | undefined;
  private last = { x: 0, y: 0 };
  private lastRange = '';
  private wasAtStart = false;
  private wasAtEnd = false;
  private isScrolling = false;
  private stopTimer: ReturnType<typeof setTimeout> | undefined;
  private isSettling = false;

  constructor(readonly node: UiNode) {}

  set(handlers: ScrollHandlers): void {
    const before = this.handlers.scroller;
    if (before !== handlers.scroller) before?.detach(this);
    this.handlers = handlers;
    handlers.scroller?.attach(this);
  }

  mount(element: HTMLElement): void {
    this.element = element;
    element.addEventListener('scroll', this.onScroll, { passive: true });
    for (const type of ['wheel', 'pointerdown', 'keydown'])
      element.addEventListener(type, this.onUser, { passive: true });
    this.observer = new ResizeObserver(() => this.settle());
    this.observer.observe(element);
    const content = this.content();
    if (content && content !== element) this.observer.observe(content);
    const { initialIndex, stackFromEnd } = this.handlers;
    if (stackFromEnd) this.follow = 'end';
    else if (initialIndex !== undefined && initialIndex > 0) this.pin({ index: initialIndex, offset: 0 });
    this.settle();
  }

  updated(): void {
    this.settle();
  }

  unmount(): void {
    this.handlers.scroller?.detach(this);
    this.observer?.disconnect();
    clearTimeout(this.stopTimer);
    this.element?.removeEventListener('scroll', this.onScroll);
    for (const type of ['wheel', 'pointerdown', 'keydown']) this.element?.removeEventListener(type, this.onUser);
  }

  /** The element whose children the items are. */
  content(): HTMLElement | undefined {
    return this.element?.querySelector<HTMLElement>(':scope > .ui-list-items') ?? this.element;
  }

  addPart(part: LazyPart): void {
    this.parts.add(part);
  }

  removePart(part: LazyPart): void {
    this.parts.delete(part);
  }

  get isHorizontal(): boolean {
    return this.handlers.isHorizontal;
  }

  /** What is seen, in pixels of the content. */
  viewport(): { start: number; size: number } {
    const { element } = this;
    if (!element) return { start: 0, size: 0 };
    return { start: this.position, size: this.isHorizontal ? element.clientWidth : element.clientHeight };
  }

  /** Items were added (count > 0) or taken away before `index` in the whole list's counting. */
  itemsMoved(index: number, count: number): void {
    const { anchor } = this;
    if (!anchor) return;
    if (index <= anchor.index && (this.keepsPosition || count < 0)) anchor.index = Math.max(0, anchor.index + count);
  }

  /** Whether items that come in before the first visible one leave what is seen in place. */
  get keepsPosition(): boolean {
    return this.handlers.maintainPosition === true;
  }

  /** Moves the position together with the content, so that nothing is seen of it. */
  adjust(by: number): void {
    this.position += by;
  }

  /** Whether the list is to stay at its end when it grows. */
  noteGrowth(): void {
    if (this.handlers.stackFromEnd && this.isAtEnd()) this.follow = 'end';
  }

  /**
   * Puts everything in order after the DOM or a size has changed: sizes are measured, the anchor is put back to where it
   * was, missing items are asked for.
   */
  settle(): void {
    if (this.isSettling || !this.element) return;
    this.isSettling = true;
    for (const part of this.parts) part.measure();
    this.restore();
    let isComplete = true;
    for (const part of this.parts) isComplete = part.request() && isComplete;
    this.isSettling = false;
    if (!isComplete) return;
    this.markRegion(this.element);
    this.report();
  }

  /** What scrolls and has nothing in it that takes the focus must take it itself, for those who have only a keyboard. */
  private markRegion(element: HTMLElement): void {
    const isRegion = this.maximum > 0 && element.querySelector('button, input, textarea, [tabindex="0"]') === null;
    if (isRegion === (element.dataset.scrollRegion !== undefined)) return;
    if (isRegion) {
      element.dataset.scrollRegion = '';
      element.tabIndex = 0;
    } else {
      delete element.dataset.scrollRegion;
      element.removeAttribute('tabindex');
    }
  }

  private get position(): number {
    return (this.isHorizontal ? this.element?.scrollLeft : this.element?.scrollTop) ?? 0;
  }

  private set position(value: number) {
    if (!this.element) return;
    if (Math.abs(value - this.position) >= 0.5) {
      if (this.isHorizontal) this.element.scrollLeft = value;
      else this.element.scrollTop = value;
    }
    this.own = this.position;
  }

  private get maximum(): number {
    const { element } = this;
    if (!element) return 0;
    return this.isHorizontal ? element.scrollWidth - element.clientWidth : element.scrollHeight - element.clientHeight;
  }

  private restore(): void {
    if (this.follow === 'end') {
      this.position = this.maximum;
      this.noteAnchor();
      return;
    }
    if (!this.anchor || !this.isPinned || this.parts.size === 0) return;
    const start = this.startOf(this.anchor.index);
    if (start !== undefined) this.position = start + this.offsetOf(this.anchor);
  }

  private startOf(index: number): number | undefined {
    const content = this.content();
    if (!content) return undefined;
    return itemsOf(content, this.isHorizontal).startOf(index);
  }

  /** How much of the anchor's item is to be scrolled off. */
  private offsetOf({ index, offset, align }: Anchor): number {
    const content = this.content();
    const free = this.viewport().size - ((content && itemsOf(content, this.isHorizontal).sizeOf(index)) ?? 0);
    if (align === ScrollAlign.CENTER) return offset - free / 2;
    return align === ScrollAlign.END ? offset - free : offset;
  }

  private noteAnchor(): void {
    const content = this.content();
    if (!content || this.parts.size === 0) return;
    const items = itemsOf(content, this.isHorizontal);
    const index = items.indexAt(this.position + snap);
    this.anchor = { index, offset: this.position - (items.startOf(index) ?? 0) };
  }

  private readonly onUser = (): void => {
    this.release();
  };

  private release(): void {
    this.follow = undefined;
    this.isPinned = false;
  }

  private pin(anchor: Anchor): void {
    this.anchor = anchor;
    this.isPinned = true;
  }

  private readonly onScroll = (): void => {
    const { element } = this;
    if (!element) return;
    const now = { x: element.scrollLeft, y: element.scrollTop };
    const dx = now.x - this.last.x;
    const dy = now.y - this.last.y;
    this.last = now;
    // Not where it was put, nor at an end that came nearer: somebody else scrolled, such as a screen reader.
    if (Math.abs(this.position - this.own) > 1 && !this.isAtEnd()) this.release();
    if (!this.isPinned) this.noteAnchor();
    const { place, onScroll, onDidScroll, onScrollStart } = this.handlers;
    guarded(place, () => {
      if (!this.isScrolling) onScrollStart?.();
      this.isScrolling = true;
      onScroll?.(this.isHorizontal ? dx : dy, ScrollState.Scroll);
      onDidScroll?.(dx, dy, ScrollState.Scroll);
    });
    clearTimeout(this.stopTimer);
    this.stopTimer = setTimeout(() => this.stopped(), 120);
    for (const part of this.parts) part.request();
    this.report();
  };

  private stopped(): void {
    this.isScrolling = false;
    const { place, onScrollStop } = this.handlers;
    if (onScrollStop) guarded(place, onScrollStop);
  }

  /** Tells of the visible items and of reached ends, when they have changed. */
  private report(): void {
    const { place, onScrollIndex, onReachStart, onReachEnd, onScrollEdge } = this.handlers;
    const atStart = this.position <= 0.5;
    const atEnd = this.isAtEnd();
    const content = this.content();
    guarded(place, () => {
      if (onScrollIndex && content) {
        const { start, size } = this.viewport();
        const items = itemsOf(content, this.isHorizontal);
        const [first, last, center] = [
          items.indexAt(start + snap),
          items.indexAt(start + size - 1),
          items.indexAt(start + size / 2),
        ];
        const range = `${first}:${last}:${center}`;
        if (range !== this.lastRange && items.count > 0) {
          this.lastRange = range;
          onScrollIndex(first, last, center);
        }
      }
      if (atStart && !this.wasAtStart) {
        onReachStart?.();
        onScrollEdge?.(this.isHorizontal ? 6 : 0);
      }
      if (atEnd && !this.wasAtEnd) {
        onReachEnd?.();
        onScrollEdge?.(this.isHorizontal ? 7 : 2);
      }
    });
    // Where content goes on beyond an edge, `fadingEdge` fades it out.
    this.element?.toggleAttribute('data-beyond-start', !atStart);
    this.element?.toggleAttribute('data-beyond-end', !atEnd);
    this.wasAtStart = atStart;
    this.wasAtEnd = atEnd;
  }

  scrollTo(x: number, y: number, smooth: boolean): void {
    this.release();
    this.element?.scrollTo({ left: x, top: y, behavior: smooth ? 'smooth' : 'auto' });
  }

  scrollBy(dx: number, dy: number): void {
    this.release();
    this.element?.scrollBy({ left: dx, top: dy });
  }

  scrollEdge(isEnd: boolean): void {
    this.release();
    if (isEnd) this.follow = 'end';
    if (isEnd) this.settle();
    else this.jump({ index: 0, offset: 0 });
  }

  scrollPage(next: boolean, smooth: boolean): void {
    const { size } = this.viewport();
    const by = next ? size : -size;
    this.release();
    this.element?.scrollBy({ [this.isHorizontal ? 'left' : 'top']: by, behavior: smooth ? 'smooth' : 'auto' });
  }

  scrollToIndex(index: number, smooth: boolean, align: ScrollAlign, extra: number): void {
    const content = this.content();
    if (!content || !this.element) return;
    const items = itemsOf(content, this.isHorizontal);
    const at = index === -1 ? items.count - 1 : index;
    if (at < 0 || at >= items.count) return;
    this.release();
    const { start, size } = this.viewport();
    const itemStart = items.startOf(at) ?? 0;
    const itemSize = items.sizeOf(at) ?? 0;
    let side = align;
    if (align === ScrollAlign.AUTO) {
      if (itemStart >= start && itemStart + itemSize <= start + size) return;
      side = itemStart < start ? ScrollAlign.START : ScrollAlign.END;
    }
    const anchor: Anchor = { index: at, offset: extra, align: side };
    if (smooth) {
      const place = itemStart + this.offsetOf(anchor);
      this.element.scrollTo({ [this.isHorizontal ? 'left' : 'top']: place, behavior: 'smooth' });
    } else {
      this.jump(anchor);
    }
  }

  private jump(anchor: Anchor): void {
    this.pin(anchor);
    this.position = (this.startOf(anchor.index) ?? 0) + this.offsetOf(anchor);
    this.settle();
  }

  currentOffset(): { xOffset: number; yOffset: number } {
    return { xOffset: this.element?.scrollLeft ?? 0, yOffset: this.element?.scrollTop ?? 0 };
  }

  isAtEnd(): boolean {
    return this.position >= this.maximum - 1;
  }

  itemRect(index: number): { x: number; y: number; width: number; height: number } | undefined {
    const content = this.content();
    const item = content && itemsOf(content, this.isHorizontal).elementOf(index);
    if (!item || !this.element) return undefined;
    const { scrollLeft, scrollTop } = this.element;
    return {
      x: item.offsetLeft - scrollLeft,
      y: item.offsetTop - scrollTop,
      width: item.offsetWidth,
      height: item.offsetHeight,
    };
  }

  itemAt(x: number, y: number): number {
    const content = this.content();
    if (!content) return -1;
    return itemsOf(content, this.isHorizontal).indexAt(this.position + (this.isHorizontal ? x : y));
  }

  contentSize(): { width: number; height: number } {
    return { width: this.element?.scrollWidth ?? 0, height: this.element?.scrollHeight ?? 0 };
  }
}
