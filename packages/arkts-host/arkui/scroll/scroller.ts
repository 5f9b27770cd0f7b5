/** `Scroller` (and `ListScroller`): a page's handle on a Scroll, List or Grid. */

import { vpOf } from '../attributes/length.ts';
import { closeSwipeActions, settleTime } from '../components/swipeAction.ts';
import { Edge } from '../enums/layout.ts';
import { ScrollAlign } from '../enums/scroll.ts';
import type { Length } from '../types.ts';
import type { ScrollHost } from './scrollHost.ts';

interface OffsetResult {
  xOffset: number;
  yOffset: number;
}

interface ScrollOptions {
  xOffset: number | string;
  yOffset: number | string;
  animation?: boolean | { duration?: number; curve?: unknown; canOverScroll?: boolean };
}

interface RectResult {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface ScrollToIndexOptions {
  /** Where the item stands relative to the alignment, in vp. */
  extraOffset?: Length;
}

export class Scroller {
  protected host: ScrollHost | undefined;

  /** For components: a scroller works for one component at a time. */
  attach(host: ScrollHost): void {
    this.host = host;
  }

  detach(host: ScrollHost): void {
    if (this.host === host) this.host = undefined;
  }

  scrollTo(options: ScrollOptions): void {
    const x = vpOf(options.xOffset) ?? 0;
    const y = vpOf(options.yOffset) ?? 0;
    this.host?.scrollTo(x, y, options.animation !== undefined && options.animation !== false);
  }

  scrollBy(dx: Length, dy: Length): void {
    this.host?.scrollBy(vpOf(dx) ?? 0, vpOf(dy) ?? 0);
  }

  scrollEdge(edge: Edge): void {
    this.host?.scrollEdge(edge === Edge.Bottom || edge === Edge.End);
  }

  scrollPage(options: { next: boolean; animation?: boolean }): void {
    this.host?.scrollPage(options.next, options.animation ?? false);
  }

  scrollToIndex(
    index: number,
    smooth = false,
    align: ScrollAlign = ScrollAlign.START,
    options?: ScrollToIndexOptions,
  ): void {
    this.host?.scrollToIndex(index, smooth, align, vpOf(options?.extraOffset) ?? 0);
  }

  currentOffset(): OffsetResult {
    return this.host?.currentOffset() ?? { xOffset: 0, yOffset: 0 };
  }

  isAtEnd(): boolean {
    return this.host?.isAtEnd() ?? false;
  }

  getItemRect(index: number): RectResult {
    return this.host?.itemRect(index) ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  getItemIndex(x: number, y: number): number {
    return this.host?.itemAt(x, y) ?? -1;
  }

  contentSize(): { width: number; height: number } {
    return this.host?.contentSize() ?? { width: 0, height: 0 };
  }
}

/** What a List's scroller can do beyond. */
export class ListScroller extends Scroller {
  closeAllSwipeActions(options: { onFinish?: () => void } = {}): void {
    if (this.host) closeSwipeActions(this.host.node);
    if (options.onFinish) setTimeout(options.onFinish, settleTime);
  }
}
