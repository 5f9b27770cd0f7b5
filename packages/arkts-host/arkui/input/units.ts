/** What recognizes one gesture in a touch; groups of them: `unitGroups.ts`. */
import { PanDirection, SwipeDirection } from '../enums/interaction.ts';
import type {
  Gesture,
  LongPressGestureHandler,
  PanGestureHandler,
  PinchGestureHandler,
  SwipeGestureHandler,
  TapGestureHandler,
} from './gestures.ts';
import type { Finger, Touch } from './touch.ts';

/** What a gesture reports beside the places of the fingers. */
export interface GestureValues {
  readonly repeat?: boolean;
  readonly scale?: number;
  readonly offsetX?: number;
  readonly offsetY?: number;
  readonly speed?: number;
  readonly angle?: number;
}

/** Whom a unit asks for the touch, and through whom it calls the page's handlers. */
export interface UnitHost {
  /** @param isTap whether a click may follow */
  claim(unit: Unit, touch: Touch, isTap?: boolean): boolean;
  call(handler: Gesture['action'], touch: Touch, values?: GestureValues): void;
  cancelled(handler: (() => void) | undefined): void;
  /** A tap has come that counts unless another one follows soon: it is nobody else's. */
  reserve(touch: Touch): void;
  /** CSS pixels of the document in one vp of the component. */
  readonly zoom: number;
  /** The highest number of taps that any tap gesture beside waits for. */
  readonly mostTaps: number;
}

/** One gesture or group. `bind` gives it the page's latest handlers, which change with each update. */
export interface Unit {
  down(touch: Touch, finger: Finger): void;
  move(touch: Touch, finger: Finger): void;
  up(touch: Touch, finger: Finger): void;
  /** Another one has the touch, or the system: what has begun is cancelled. */
  lose(): void;
  dispose(): void;
}

/** How far a finger may slip and still tap or press, in vp. */
const slop = 15;
/** Between two taps of a double tap, in ms. */
const multiTapTime = 300;

abstract class Single<G extends Gesture> implements Unit {
  /** Cannot be recognized any more in this touch. */
  protected isOut = false;
  protected hasBegun = false;

  constructor(
    public gesture: G,
    protected readonly host: UnitHost,
  ) {}

  down(touch: Touch, finger: Finger): void {
    if (touch.fingers.length === 1) this.isOut = false;
    if (!this.isOut) this.pressed(touch, finger);
  }

  move(touch: Touch, _finger: Finger): void {
    if (!this.isOut) this.moved(touch);
  }

  up(touch: Touch, finger: Finger): void {
    if (!this.isOut) this.lifted(touch, finger);
  }

  lose(): void {
    this.isOut = true;
    if (this.hasBegun) this.host.cancelled(this.gesture.actionCancel);
    this.hasBegun = false;
  }

  dispose(): void {
    this.isOut = true;
  }

  /** Takes the touch and begins. */
  protected begin(touch: Touch): boolean {
    this.hasBegun = this.host.claim(this, touch);
    this.isOut ||= !this.hasBegun;
    return this.hasBegun;
  }

  protected end(touch: Touch, values?: GestureValues): void {
    this.hasBegun = false;
    this.isOut = true;
    this.host.call(this.gesture.actionEnd, touch, values);
  }

  protected hasSlipped(touch: Touch): boolean {
    return Math.hypot(touch.movedX, touch.movedY) / this.host.zoom > slop;
  }

  protected abstract pressed(touch: Touch, finger: Finger): void;
  protected abstract moved(touch: Touch): void;
  protected abstract lifted(touch: Touch, finger: Finger): void;
}

export class TapUnit extends Single<TapGestureHandler> {
  private taps = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override pressed(touch: Touch): void {
    clearTimeout(this.timer);
    if (touch.fingers.length > 1) this.fail();
  }

  protected override moved(touch: Touch): void {
    if (this.hasSlipped(touch)) this.fail();
  }

  protected override lifted(touch: Touch): void {
    this.taps++;
    this.isOut = true;
    const { count } = this.gesture;
    if (this.taps < count) {
      this.timer = setTimeout(() => this.fail(), multiTapTime);
    } else if (this.taps > count) {
      this.fail();
    } else if (count < this.host.mostTaps) {
      // It may become a double tap.
      this.host.reserve(touch);
      this.timer = setTimeout(() => this.fire(touch), multiTapTime);
    } else {
      this.fire(touch);
    }
  }

  private fire(touch: Touch): void {
    this.taps = 0;
    if (this.host.claim(this, touch, true)) this.host.call(this.gesture.action, touch);
  }

  private fail(): void {
    clearTimeout(this.timer);
    this.taps = 0;
    this.isOut = true;
  }

  override lose(): void {
    super.lose();
    this.fail();
  }

  override dispose(): void {
    super.dispose();
    clearTimeout(this.timer);
  }
}

export class LongPressUnit extends Single<LongPressGestureHandler> {
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override pressed(touch: Touch): void {
    clearTimeout(this.timer);
    if (touch.fingers.length > 1 && !this.hasBegun) this.isOut = true;
    else this.timer = setTimeout(() => this.held(touch, false), this.gesture.duration);
  }

  private held(touch: Touch, repeat: boolean): void {
    if (!repeat && !this.begin(touch)) return;
    this.host.call(this.gesture.action, touch, { repeat });
    if (this.gesture.repeats) this.timer = setTimeout(() => this.held(touch, true), this.gesture.duration);
  }

  protected override moved(touch: Touch): void {
    if (this.hasBegun || !this.hasSlipped(touch)) return;
    this.isOut = true;
    clearTimeout(this.timer);
  }

  protected override lifted(touch: Touch): void {
    clearTimeout(this.timer);
    if (this.hasBegun) this.end(touch);
  }

  override lose(): void {
    clearTimeout(this.timer);
    super.lose();
  }

  override dispose(): void {
    clearTimeout(this.timer);
    super.dispose();
  }
}

export class PanUnit extends Single<PanGestureHandler> {
  private startX = 0;
  private startY = 0;

  protected override pressed(touch: Touch): void {
    if (this.hasBegun) return;
    this.startX = touch.movedX;
    this.startY = touch.movedY;
  }

  private values(touch: Touch): GestureValues {
    const { zoom } = this.host;
    return { offsetX: (touch.movedX - this.startX) / zoom, offsetY: (touch.movedY - this.startY) / zoom };
  }

  protected override moved(touch: Touch): void {
    const values = this.values(touch);
    if (this.hasBegun) {
      this.host.call(this.gesture.actionUpdate, touch, values);
    } else if (touch.fingers.length >= this.gesture.fingers && passes(this.gesture, values)) {
      if (this.begin(touch)) this.host.call(this.gesture.actionStart, touch, values);
    }
  }

  protected override lifted(touch: Touch): void {
    if (this.hasBegun && touch.fingers.length <= this.gesture.fingers) this.end(touch, this.values(touch));
  }
}

export class PinchUnit extends Single<PinchGestureHandler> {
  private startSpread = 0;

  protected override pressed(touch: Touch): void {
    if (touch.fingers.length === 2) this.startSpread = spreadOf(touch);
  }

  private scale(touch: Touch): number {
    return this.startSpread > 0 ? spreadOf(touch) / this.startSpread : 1;
  }

  protected override moved(touch: Touch): void {
    if (touch.fingers.length < 2) return;
    const values = { scale: this.scale(touch) };
    if (this.hasBegun) {
      this.host.call(this.gesture.actionUpdate, touch, values);
    } else if (Math.abs(spreadOf(touch) - this.startSpread) / this.host.zoom >= this.gesture.distance) {
      if (this.begin(touch)) this.host.call(this.gesture.actionStart, touch, values);
    }
  }

  protected override lifted(touch: Touch): void {
    if (!this.hasBegun) return;
    this.hasBegun = false;
    this.host.call(this.gesture.actionEnd, touch, { scale: this.scale(touch) });
  }
}

export class SwipeUnit extends Single<SwipeGestureHandler> {
  private startTime = 0;

  protected override pressed(touch: Touch, finger: Finger): void {
    if (touch.fingers.length > 1) this.isOut = true;
    else this.startTime = finger.start.timeStamp;
  }

  protected override moved(): void {}

  protected override lifted(touch: Touch, finger: Finger): void {
    const { movedX, movedY } = touch;
    const seconds = Math.max(1, finger.last.timeStamp - this.startTime) / 1000;
    const speed = Math.hypot(movedX, movedY) / this.host.zoom / seconds;
    const { direction } = this.gesture;
    const wanted = Math.abs(movedX) > Math.abs(movedY) ? SwipeDirection.Horizontal : SwipeDirection.Vertical;
    if (!this.hasSlipped(touch) || speed < this.gesture.speed || (direction & wanted) === 0) return;
    const angle = (Math.atan2(movedY, movedX) * 180) / Math.PI;
    if (this.begin(touch)) this.host.call(this.gesture.action, touch, { speed, angle });
    this.hasBegun = false;
  }
}

/** How far two fingers are from each other, in CSS pixels of the document. */
function spreadOf({ fingers: [one, two] }: Touch): number {
  if (!one || !two) return 0;
  return Math.hypot(one.last.clientX - two.last.clientX, one.last.clientY - two.last.clientY);
}

function passes(pan: PanGestureHandler, { offsetX = 0, offsetY = 0 }: GestureValues): boolean {
  const allows = (bit: PanDirection) => (pan.direction & bit) !== 0;
  if (pan.direction === PanDirection.All) return Math.hypot(offsetX, offsetY) >= pan.distance;
  const isHorizontal = Math.abs(offsetX) >= Math.abs(offsetY);
  const along = isHorizontal ? offsetX : offsetY;
  const way = isHorizontal
    ? along < 0
      ? PanDirection.Left
      : PanDirection.Right
    : along < 0
      ? PanDirection.Up
      : PanDirection.Down;
  return allows(way) && Math.abs(along) >= pan.distance;
}
