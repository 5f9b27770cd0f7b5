/**
 * `swipeAction` of ListItem: what comes out of its side when it is drawn aside. It is built when that happens first. Of a
 * list, one item is open at a time; it closes when it is touched, when another one is drawn, or when the list scrolls.
 */
import { nextTick, shallowRef, type VNode } from 'vue';
import { vpOf } from '../attributes/length.ts';
import { PanDirection } from '../enums/interaction.ts';
import { SwipeActionState, SwipeEdgeEffect } from '../enums/scroll.ts';
import { zoomOf } from '../input/area.ts';
import { type GestureEvent, PanGesture } from '../input/gestures.ts';
import { GestureRecognizer } from '../input/recognizer.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { buildIn } from '../tree/context.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import type { CustomBuilder, Length } from '../types.ts';

export interface SwipeActionItem {
  builder?: CustomBuilder;
  /** How much farther than it is wide it is drawn for `onAction`. */
  actionAreaDistance?: Length;
  onAction?: () => void;
  onEnterActionArea?: () => void;
  onExitActionArea?: () => void;
  onStateChange?: (state: SwipeActionState) => void;
}

export interface SwipeActionOptions {
  start?: CustomBuilder | SwipeActionItem;
  end?: CustomBuilder | SwipeActionItem;
  edgeEffect?: SwipeEdgeEffect;
  onOffsetChange?: (offset: number) => void;
}

export type SwipeSide = 'start' | 'end';

/** How much of its width it has to be drawn to stay open, or back to close. */
const threshold = 0.25;
/** vp a second: faster than this it opens or closes however far it was drawn. */
const flingSpeed = 1200;
/** Beyond its end it follows the finger more and more reluctantly. */
const friction = 0.35;

/** How long an item takes to open or close, in ms; the style sheet has the same. */
export const settleTime = 250;

/** The open item of each list. */
const openByList = new WeakMap<object, SwipeBehaviour>();

export function closeSwipeActions(list: object): void {
  openByList.get(list)?.close();
}

export class SwipeBehaviour implements Behaviour<SwipeActionOptions> {
  /** What has been built so far; ListItem's render reads it. */
  readonly nodes = shallowRef<Partial<Record<SwipeSide, VNode[]>>>({});
  private options: SwipeActionOptions = {};
  private element: HTMLElement | undefined;
  private readonly pan: GestureRecognizer;
  private offset = 0;
  private startOffset = 0;
  private side: SwipeSide | undefined;
  private isActing = false;
  private state: SwipeActionState = SwipeActionState.COLLAPSED;

  constructor(private readonly node: UiNode) {
    this.pan = new GestureRecognizer(node.place, 'gesture');
  }

  set(options: SwipeActionOptions): void {
    this.options = options;
    this.pan.set(
      PanGesture({ direction: PanDirection.Horizontal })
        .onActionStart((event) => this.drawn(event, true))
        .onActionUpdate((event) => this.drawn(event, false))
        .onActionEnd((event) => this.released(event))
        .onActionCancel(() => this.settle(this.state === SwipeActionState.COLLAPSED ? 0 : this.openOffset)),
    );
  }

  mount(element: HTMLElement): void {
    this.element = element;
    this.pan.mount(element);
    element.addEventListener('click', this.onClick, true);
  }

  unmount(): void {
    this.pan.unmount();
    this.element?.removeEventListener('click', this.onClick, true);
    if (openByList.get(this.list) === this) openByList.delete(this.list);
  }

  close(): void {
    if (this.offset !== 0) this.settle(0);
  }

  private get list(): object {
    return this.node.ancestor('List') ?? this.node;
  }

  private item(side: SwipeSide): SwipeActionItem | undefined {
    const given = this.options[side];
    return typeof given === 'function' ? { builder: given } : given;
  }

  private get openOffset(): number {
    return this.side === 'start' ? this.width : -this.width;
  }

  /** The action's own width, in vp. */
  private get width(): number {
    const action = this.part(`.ui-swipe-${this.side}`);
    return action ? action.getBoundingClientRect().width / zoomOf(action) : 0;
  }

  private part(selector: string): HTMLElement | undefined {
    return this.element?.querySelector<HTMLElement>(`:scope > ${selector}`) ?? undefined;
  }

  private drawn(event: GestureEvent, isFirst: boolean): void {
    if (isFirst) {
      this.startOffset = this.offset;
      if (openByList.get(this.list) !== this) closeSwipeActions(this.list);
      openByList.set(this.list, this);
    }
    const wanted = this.startOffset + event.offsetX;
    this.turnTo(wanted > 0 ? 'start' : 'end');
    const limit = this.item(this.side ?? 'end') ? this.width : 0;
    const isFree = this.options.edgeEffect !== SwipeEdgeEffect.None;
    const excess = Math.max(0, Math.abs(wanted) - limit);
    const hasArea = this.areaDistance !== undefined;
    const shown = Math.min(Math.abs(wanted), limit) + (isFree ? (hasArea ? excess : excess * friction) : 0);
    this.show(Math.sign(wanted) * shown, false);
    this.followArea(excess);
  }

  private get areaDistance(): number | undefined {
    const item = this.side && this.item(this.side);
    return item?.onAction ? (vpOf(item.actionAreaDistance) ?? 56) : undefined;
  }

  /** Builds the side that comes out; until that is done, the item stays where it is. */
  private turnTo(side: SwipeSide): void {
    if (this.side === side) return;
    this.side = side;
    const builder = this.item(side)?.builder;
    if (!builder || this.nodes.value[side]) return;
    const built = buildIn({ ...this.node.spec.context, parent: this.node }, builder);
    this.nodes.value = { ...this.nodes.value, [side]: built };
  }

  private followArea(excess: number): void {
    const distance = this.areaDistance;
    const isActing = distance !== undefined && excess > distance;
    if (isActing === this.isActing) return;
    this.isActing = isActing;
    const item = this.side && this.item(this.side);
    this.call(isActing ? item?.onEnterActionArea : item?.onExitActionArea);
    this.tell(isActing ? SwipeActionState.ACTIONING : this.state);
  }

  private released(event: GestureEvent): void {
    const item = this.side && this.item(this.side);
    if (this.isActing) {
      this.isActing = false;
      this.call(item?.onAction);
      this.settle(0);
      return;
    }
    void nextTick(() => {
      const { width, openOffset } = this;
      const outwards = Math.sign(openOffset);
      const speed = event.velocityX * outwards;
      const wasOpen = this.startOffset !== 0;
      const share = width > 0 ? (this.offset * outwards) / width : 0;
      const stays = speed > flingSpeed || (speed > -flingSpeed && share > (wasOpen ? 1 - threshold : threshold));
      this.settle(item && stays ? openOffset : 0);
    });
  }

  private settle(offset: number): void {
    this.show(offset, true);
    if (offset === 0 && openByList.get(this.list) === this) openByList.delete(this.list);
    if (offset !== 0) this.closeWhenScrolled();
    this.tell(offset === 0 ? SwipeActionState.COLLAPSED : SwipeActionState.EXPANDED);
  }

  private closeWhenScrolled(): void {
    const scroller = this.element?.closest('.ui-scroller');
    const { scrollTop = 0 } = scroller ?? {};
    const onScroll = () => {
      // Bringing the action into view is no scrolling of the list.
      if (this.offset !== 0 && Math.abs((scroller?.scrollTop ?? 0) - scrollTop) < 1) return;
      scroller?.removeEventListener('scroll', onScroll);
      this.close();
    };
    scroller?.addEventListener('scroll', onScroll, { passive: true });
  }

  private tell(state: SwipeActionState): void {
    if (state === this.state) return;
    this.state = state;
    const item = this.side && this.item(this.side);
    this.call(item?.onStateChange && (() => item.onStateChange?.(state)));
  }

  private show(offset: number, isAnimated: boolean): void {
    const before = this.offset;
    this.offset = offset;
    const { element } = this;
    if (!element) return;
    element.style.setProperty('--ui-swipe', `${offset}px`);
    element.toggleAttribute('data-swiped', offset !== 0);
    element.toggleAttribute('data-settling', isAnimated);
    if (before !== offset) this.call(this.options.onOffsetChange && (() => this.options.onOffsetChange?.(offset)));
  }

  private call(handler: (() => void) | undefined): void {
    if (handler) guarded(this.node.place, handler);
  }

  /** An open item that is touched closes, and that is all. */
  private readonly onClick = (event: Event): void => {
    if (this.offset === 0 || !this.part('.ui-swipe-face')?.contains(event.target as Node)) return;
    event.stopPropagation();
    event.preventDefault();
    this.close();
  };
}
