/** Recognizes gestures of one pointer on one element. */
import { GestureMode, PanDirection, SwipeDirection } from '../enums/interaction.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import { eventTargetOf, pointOf } from './area.ts';
import {
  type Gesture,
  type GestureEvent,
  GestureGroupHandler,
  LongPressGestureHandler,
  PanGestureHandler,
  SwipeGestureHandler,
  TapGestureHandler,
} from './gestures.ts';

export interface GestureValue {
  readonly gestures: readonly (Gesture | GestureGroupHandler)[];
}

interface Press {
  readonly id: number;
  readonly start: PointerEvent;
  last: PointerEvent;
  lastTime: number;
  velocityX: number;
  velocityY: number;
  /** The gesture that has begun and takes the rest of the press. */
  winner: Gesture | undefined;
  longPressed: boolean;
}

/** How far a finger may slip and still tap, in vp. */
const slop = 15;
/** Between two taps of a double tap, in ms. */
const multiTapTime = 300;

export class GestureRecognizer implements Behaviour<GestureValue> {
  private gestures: readonly Gesture[] = [];
  private isExclusive = true;
  private press: Press | undefined;
  private longPress: ReturnType<typeof setTimeout> | undefined;
  private taps = 0;
  private tapTimer: ReturnType<typeof setTimeout> | undefined;
  private element: HTMLElement | undefined;

  constructor(private readonly place: string) {}

  set(value: GestureValue): void {
    this.isExclusive = true;
    this.gestures = value.gestures.flatMap((each) => {
      if (!(each instanceof GestureGroupHandler)) return [each];
      if (each.mode === GestureMode.Sequence) throw new Error('GestureMode.Sequence is not implemented in this host.');
      if (each.mode === GestureMode.Parallel) this.isExclusive = false;
      return each.gestures;
    });
  }

  mount(element: HTMLElement): void {
    this.element = element;
    element.addEventListener('pointerdown', this.onDown);
    element.addEventListener('pointermove', this.onMove);
    element.addEventListener('pointerup', this.onUp);
    element.addEventListener('pointercancel', this.onCancel);
    const pan = this.gestures.find((gesture) => gesture instanceof PanGestureHandler);
    if (pan) element.style.touchAction = touchAction(pan.direction);
  }

  unmount(): void {
    const { element } = this;
    clearTimeout(this.longPress);
    clearTimeout(this.tapTimer);
    element?.removeEventListener('pointerdown', this.onDown);
    element?.removeEventListener('pointermove', this.onMove);
    element?.removeEventListener('pointerup', this.onUp);
    element?.removeEventListener('pointercancel', this.onCancel);
  }

  private of<G extends Gesture>(type: new (...args: never[]) => G): G[] {
    return this.gestures.filter((gesture): gesture is G => gesture instanceof type);
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (this.press || event.button !== 0) return;
    const press: Press = {
      id: event.pointerId,
      start: event,
      last: event,
      lastTime: event.timeStamp,
      velocityX: 0,
      velocityY: 0,
      winner: undefined,
      longPressed: false,
    };
    this.press = press;
    const [long] = this.of(LongPressGestureHandler);
    if (long) this.longPress = setTimeout(() => this.longPressed(press, long), long.duration);
  };

  private longPressed(press: Press, long: LongPressGestureHandler): void {
    if (this.press !== press || press.winner) return;
    press.longPressed = true;
    if (this.isExclusive) press.winner = long;
    this.call(long.action, press, false);
    if (!long.repeats) return;
    this.longPress = setTimeout(() => this.longPressed(press, long), long.duration);
  }

  private readonly onMove = (event: PointerEvent): void => {
    const { press } = this;
    if (!press || press.id !== event.pointerId) return;
    const time = Math.max(1, event.timeStamp - press.lastTime) / 1000;
    press.velocityX = (event.clientX - press.last.clientX) / time;
    press.velocityY = (event.clientY - press.last.clientY) / time;
    press.last = event;
    press.lastTime = event.timeStamp;
    const dx = event.clientX - press.start.clientX;
    const dy = event.clientY - press.start.clientY;
    if (Math.hypot(dx, dy) > slop && !press.longPressed) clearTimeout(this.longPress);
    const { winner } = press;
    if (winner instanceof PanGestureHandler) {
      this.call(winner.actionUpdate, press, false);
    } else if (!winner) {
      const pan = this.of(PanGestureHandler).find((each) => passes(each, dx, dy));
      if (!pan) return;
      press.winner = pan;
      this.element?.setPointerCapture?.(event.pointerId);
      this.call(pan.actionStart, press, false);
    }
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { press } = this;
    if (!press || press.id !== event.pointerId) return;
    clearTimeout(this.longPress);
    this.press = undefined;
    const { winner } = press;
    if (winner) {
      this.call(winner.actionEnd, press, false);
      return;
    }
    const dx = press.last.clientX - press.start.clientX;
    const dy = press.last.clientY - press.start.clientY;
    const seconds = Math.max(1, event.timeStamp - press.start.timeStamp) / 1000;
    const swipe = this.of(SwipeGestureHandler).find((each) => swipes(each, dx, dy, seconds));
    if (swipe) this.call(swipe.action, press, false);
    else if (Math.hypot(dx, dy) <= slop && !press.longPressed) this.tapped(press);
  };

  private readonly onCancel = (event: PointerEvent): void => {
    const { press } = this;
    if (!press || press.id !== event.pointerId) return;
    clearTimeout(this.longPress);
    this.press = undefined;
    const cancel = press.winner?.actionCancel;
    if (cancel) guarded(this.place, cancel);
  };

  private tapped(press: Press): void {
    const taps = this.of(TapGestureHandler);
    if (taps.length === 0) return;
    this.taps++;
    clearTimeout(this.tapTimer);
    const most = Math.max(...taps.map((tap) => tap.count));
    const fire = () => {
      const tap = taps.find((each) => each.count === this.taps);
      this.taps = 0;
      if (tap) this.call(tap.action, press, false);
    };
    // A single tap waits only if a double tap is possible.
    if (this.taps >= most) fire();
    else this.tapTimer = setTimeout(fire, multiTapTime);
  }

  private call(handler: ((event: GestureEvent) => void) | undefined, press: Press, repeat: boolean): void {
    const { element } = this;
    if (!handler || !element) return;
    const { last, start, velocityX, velocityY } = press;
    const point = pointOf(element, last);
    const offsetX = last.clientX - start.clientX;
    const offsetY = last.clientY - start.clientY;
    const finger = { id: press.id, globalX: point.windowX, globalY: point.windowY, localX: point.x, localY: point.y };
    const event: GestureEvent = {
      repeat,
      fingerList: [finger],
      offsetX,
      offsetY,
      angle: (Math.atan2(offsetY, offsetX) * 180) / Math.PI,
      speed: Math.hypot(velocityX, velocityY),
      velocityX,
      velocityY,
      velocity: Math.hypot(velocityX, velocityY),
      scale: 1,
      source: last.pointerType === 'mouse' ? 1 : 2,
      timestamp: last.timeStamp * 1e6,
      target: eventTargetOf(element),
    };
    guarded(this.place, () => handler(event));
  }
}

function passes(pan: PanGestureHandler, dx: number, dy: number): boolean {
  const allows = (bit: PanDirection) => (pan.direction & bit) !== 0;
  const horizontal = (allows(PanDirection.Left) && dx < 0) || (allows(PanDirection.Right) && dx > 0) ? Math.abs(dx) : 0;
  const vertical = (allows(PanDirection.Up) && dy < 0) || (allows(PanDirection.Down) && dy > 0) ? Math.abs(dy) : 0;
  const along = pan.direction === PanDirection.All ? Math.hypot(dx, dy) : Math.max(horizontal, vertical);
  const isMain = pan.direction === PanDirection.All || (Math.abs(dx) >= Math.abs(dy) ? horizontal > 0 : vertical > 0);
  return isMain && along >= pan.distance;
}

function swipes(swipe: SwipeGestureHandler, dx: number, dy: number, seconds: number): boolean {
  const isHorizontal = Math.abs(dx) > Math.abs(dy);
  if (swipe.direction === SwipeDirection.Horizontal && !isHorizontal) return false;
  if (swipe.direction === SwipeDirection.Vertical && isHorizontal) return false;
  if (swipe.direction === SwipeDirection.None) return false;
  return Math.hypot(dx, dy) > slop && Math.hypot(dx, dy) / seconds >= swipe.speed;
}

/** What the browser may still scroll while a pan in this direction is wanted. */
function touchAction(direction: PanDirection): string {
  const horizontal = (direction & PanDirection.Horizontal) !== 0;
  const vertical = (direction & PanDirection.Vertical) !== 0;
  if (horizontal && vertical) return 'none';
  return horizontal ? 'pan-y' : vertical ? 'pan-x' : 'auto';
}
