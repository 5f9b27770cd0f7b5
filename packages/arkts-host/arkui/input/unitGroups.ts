/** What recognizes several gestures of which one, all, or one after the other count. */
import type { Gesture, GestureGroupHandler } from './gestures.ts';
import type { Finger, Touch } from './touch.ts';
import { type GestureValues, TapUnit, type Unit, type UnitHost } from './units.ts';

abstract class Group implements Unit, UnitHost {
  constructor(
    public gesture: GestureGroupHandler,
    protected readonly host: UnitHost,
    make: (host: UnitHost) => Unit[],
  ) {
    this.units = make(this);
  }

  readonly units: readonly Unit[];

  get zoom(): number {
    return this.host.zoom;
  }

  get mostTaps(): number {
    return Math.max(
      this.host.mostTaps,
      ...this.units.map((unit) => (unit instanceof TapUnit ? unit.gesture.count : 0)),
    );
  }

  call(handler: Gesture['action'], touch: Touch, values?: GestureValues): void {
    this.host.call(handler, touch, values);
  }

  cancelled(handler: (() => void) | undefined): void {
    this.host.cancelled(handler);
  }

  reserve(touch: Touch): void {
    this.host.reserve(touch);
  }

  down(touch: Touch, finger: Finger): void {
    for (const unit of this.taking()) unit.down(touch, finger);
  }

  move(touch: Touch, finger: Finger): void {
    for (const unit of this.taking()) unit.move(touch, finger);
  }

  up(touch: Touch, finger: Finger): void {
    for (const unit of this.taking()) unit.up(touch, finger);
  }

  lose(): void {
    for (const unit of this.units) unit.lose();
    this.cancelled(this.gesture.cancel);
  }

  dispose(): void {
    for (const unit of this.units) unit.dispose();
  }

  abstract claim(unit: Unit, touch: Touch, isTap?: boolean): boolean;
  protected abstract taking(): readonly Unit[];
}

/** All at once. */
export class ParallelUnit extends Group {
  override claim(_unit: Unit, touch: Touch, isTap?: boolean): boolean {
    return this.host.claim(this, touch, isTap);
  }

  protected override taking(): readonly Unit[] {
    return this.units;
  }
}

/** The first that is recognized; of two at the same moment, the one that stands first. */
export class ExclusiveUnit extends Group {
  private winner: Unit | undefined;

  override down(touch: Touch, finger: Finger): void {
    if (touch.fingers.length === 1) this.winner = undefined;
    super.down(touch, finger);
  }

  override claim(unit: Unit, touch: Touch, isTap?: boolean): boolean {
    if (this.winner !== undefined && this.winner !== unit) return false;
    if (!this.host.claim(this, touch, isTap)) return false;
    const isFirst = this.winner === undefined;
    this.winner = unit;
    if (isFirst) for (const other of this.units) if (other !== unit) other.lose();
    return true;
  }

  protected override taking(): readonly Unit[] {
    return this.winner === undefined ? [...this.units] : [this.winner];
  }
}

/** One after the other: each begins to look when the one before it has been recognized. */
export class SequenceUnit extends Group {
  private at = 0;
  private isComplete = false;
  private finger: Finger | undefined;

  override down(touch: Touch, finger: Finger): void {
    // A sequence of taps goes on with the next touch; whatever else was begun, begins anew.
    if (touch.fingers.length === 1 && !(this.units[this.at] instanceof TapUnit)) this.at = 0;
    this.isComplete = false;
    this.finger = finger;
    super.down(touch, finger);
  }

  override claim(unit: Unit, touch: Touch, isTap?: boolean): boolean {
    const { current, finger } = this;
    if (unit !== current) return this.units.indexOf(unit) < this.at;
    if (!this.host.claim(this, touch, isTap)) return false;
    const next = this.units[this.at + 1];
    this.isComplete = next === undefined;
    this.at = next ? this.at + 1 : this.at;
    if (next && finger && touch.fingers.includes(finger)) next.down(touch, finger);
    return true;
  }

  override up(touch: Touch, finger: Finger): void {
    super.up(touch, finger);
    const isBroken = this.at > 0 && !this.isComplete;
    if (touch.fingers.length > 1 || (isBroken && this.units[this.at] instanceof TapUnit)) return;
    this.at = 0;
    if (isBroken) this.cancelled(this.gesture.cancel);
  }

  override lose(): void {
    this.at = 0;
    super.lose();
  }

  private get current(): Unit | undefined {
    return this.units[this.at];
  }

  /** Those before the current one may still have to end: a long press that a pan follows. */
  protected override taking(): readonly Unit[] {
    return this.units.slice(0, this.at + 1);
  }
}
