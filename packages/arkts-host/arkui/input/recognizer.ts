/** The gestures that one attribute of one component binds: `gesture`, `priorityGesture` or `parallelGesture`. */
import { GestureMode, PanDirection } from '../enums/interaction.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { nodeOf } from '../tree/elements.ts';
import { guarded } from '../tree/errors.ts';
import { eventTargetOf, pointOf, zoomOf } from './area.ts';
import {
  type AnyGesture,
  type FingerInfo,
  type Gesture,
  type GestureEvent,
  GestureGroupHandler,
  LongPressGestureHandler,
  PanGestureHandler,
  PinchGestureHandler,
  SwipeGestureHandler,
  TapGestureHandler,
} from './gestures.ts';
import { type Contestant, type Finger, Touch } from './touch.ts';
import { ExclusiveUnit, ParallelUnit, SequenceUnit } from './unitGroups.ts';
import {
  type GestureValues,
  LongPressUnit,
  PanUnit,
  PinchUnit,
  SwipeUnit,
  TapUnit,
  type Unit,
  type UnitHost,
} from './units.ts';
import { WheelPinch } from './wheelPinch.ts';

export type GestureBinding = 'gesture' | 'priorityGesture' | 'parallelGesture';

export class GestureRecognizer implements Behaviour<AnyGesture | undefined>, Contestant, UnitHost {
  element: HTMLElement | undefined;
  private gesture: AnyGesture | undefined;
  private unit: Unit | undefined;
  private shape = '';
  /** The click that comes next belongs to a tap of this component. */
  private ownsClick = false;
  private readonly wheel = new WheelPinch(
    () => this.leaves().find((each) => each instanceof PinchGestureHandler),
    (handler, event, scale) => this.fire(handler, [], event, { scale }),
  );

  constructor(
    private readonly place: string,
    private readonly binding: GestureBinding,
    /** Whether browsers scroll with the fingers as ever; the one who binds it prevents that when it has to. */
    private readonly leavesScrolling = false,
  ) {}

  get isParallel(): boolean {
    return this.binding === 'parallelGesture';
  }

  set(gesture: AnyGesture | undefined): void {
    this.gesture = gesture;
    const shape = gesture ? shapeOf(gesture) : '';
    // Each update of the component brings new gesture objects; one that is being recognized goes on with the new one.
    if (this.unit && gesture && shape === this.shape) adopt(this.unit, gesture);
    else {
      this.unit?.dispose();
      this.unit = gesture && unitOf(gesture, this);
    }
    this.shape = shape;
    this.follow();
  }

  mount(element: HTMLElement): void {
    this.element = element;
    const capture = this.binding === 'priorityGesture';
    element.addEventListener('pointerdown', this.onDown, capture);
    element.addEventListener('click', this.onClick);
    element.addEventListener('contextmenu', this.onContextMenu);
    this.follow();
  }

  unmount(): void {
    const { element } = this;
    this.unit?.dispose();
    element?.removeEventListener('pointerdown', this.onDown, this.binding === 'priorityGesture');
    element?.removeEventListener('click', this.onClick);
    element?.removeEventListener('contextmenu', this.onContextMenu);
    this.wheel.unmount();
    if (element) setTouchAction(element, this, []);
  }

  /** Tells the browser what is left to it. */
  private follow(): void {
    const { element } = this;
    if (!element) return;
    const leaves = this.leaves();
    if (!this.leavesScrolling) setTouchAction(element, this, leaves);
    // Only where it is needed: browsers scroll less smoothly where pages listen to the wheel.
    if (leaves.some((each) => each instanceof PinchGestureHandler)) this.wheel.mount(element);
    else this.wheel.unmount();
  }

  private leaves(): Gesture[] {
    return this.gesture ? leavesOf(this.gesture) : [];
  }

  private readonly onDown = (event: PointerEvent): void => {
    this.ownsClick = false;
    if (this.unit) Touch.join(this, event);
  };

  /** A click goes to the innermost component that wants it, and a tap gesture is one that does. */
  private readonly onClick = (event: MouseEvent): void => {
    if (this.ownsClick) event.stopPropagation();
    this.ownsClick = false;
  };

  /** Browsers of touch screens open their own menu at a long press. */
  private readonly onContextMenu = (event: Event): void => {
    const isTouch = (event as PointerEvent).pointerType === 'touch';
    if (isTouch && this.leaves().some((each) => each instanceof LongPressGestureHandler)) event.preventDefault();
  };

  down(touch: Touch, finger: Finger): void {
    this.unit?.down(touch, finger);
  }

  move(touch: Touch, finger: Finger): void {
    this.unit?.move(touch, finger);
  }

  up(touch: Touch, finger: Finger): void {
    this.unit?.up(touch, finger);
  }

  lose(): void {
    this.unit?.lose();
  }

  claim(_unit: Unit, touch: Touch, isTap = false): boolean {
    if (isTap && this.binding === 'gesture' && this.isInnerClick(touch)) return false;
    if (!touch.claim(this, isTap && this.binding !== 'priorityGesture')) return false;
    if (isTap) this.ownsClick = !this.isParallel;
    // From now on the pointer is the gesture's, also outside of the window.
    else if (touch.fingers.length === 1) this.element?.setPointerCapture?.(touch.fingers[0]?.id ?? 0);
    return true;
  }

  reserve(touch: Touch): void {
    if (this.isParallel) return;
    touch.owner ??= this;
    this.ownsClick = touch.owner === this;
  }

  /** Whether something between the touched component and this one is to be clicked. */
  private isInnerClick(touch: Touch): boolean {
    let element = touch.fingers[0]?.start.target as Element | null | undefined;
    for (; element && element !== this.element; element = element.parentElement) {
      if (element.matches('button, input, select, textarea') || nodeOf(element)?.current?.listeners.has('click'))
        return true;
    }
    return false;
  }

  get zoom(): number {
    return this.element ? zoomOf(this.element) : 1;
  }

  get mostTaps(): number {
    return Math.max(0, ...this.leaves().map((each) => (each instanceof TapGestureHandler ? each.count : 0)));
  }

  cancelled(handler: (() => void) | undefined): void {
    if (handler) guarded(this.place, handler);
  }

  call(handler: Gesture['action'], touch: Touch, values: GestureValues = {}): void {
    const { element } = this;
    if (!handler || !element) return;
    const { x, y } = touch.velocity;
    const { zoom } = this;
    const [first] = touch.fingers;
    const last = first?.last ?? touch.latest;
    const velocity = { velocityX: x / zoom, velocityY: y / zoom, velocity: Math.hypot(x, y) / zoom };
    this.fire(handler, touch.fingers, last, { ...velocity, ...values });
  }

  private fire(
    handler: Gesture['action'],
    fingers: readonly Finger[],
    last: MouseEvent,
    values: GestureValues & Partial<GestureEvent>,
  ): void {
    const { element } = this;
    if (!handler || !element) return;
    const fingerList = fingers.map((finger): FingerInfo => {
      const { windowX, windowY, x, y } = pointOf(element, finger.last);
      const global = { globalX: windowX, globalY: windowY, displayX: windowX, displayY: windowY };
      return { id: finger.id, ...global, localX: x, localY: y };
    });
    const here = pointOf(element, last);
    const middle = (pick: (finger: FingerInfo) => number, otherwise: number) =>
      fingerList.length > 0 ? fingerList.reduce((sum, each) => sum + pick(each), 0) / fingerList.length : otherwise;
    const event: GestureEvent = {
      repeat: false,
      fingerList,
      offsetX: 0,
      offsetY: 0,
      angle: 0,
      speed: 0,
      velocityX: 0,
      velocityY: 0,
      velocity: 0,
      scale: 1,
      pinchCenterX: middle((finger) => finger.localX, here.x),
      pinchCenterY: middle((finger) => finger.localY, here.y),
      source: (last as PointerEvent).pointerType === 'touch' ? 2 : 1,
      timestamp: last.timeStamp * 1e6,
      target: eventTargetOf(element),
      ...values,
    };
    guarded(this.place, () => handler(event));
  }
}

function leavesOf(gesture: AnyGesture): Gesture[] {
  return gesture instanceof GestureGroupHandler ? gesture.gestures.flatMap(leavesOf) : [gesture];
}

/** Two gestures of the same shape differ in their handlers and numbers only. */
function shapeOf(gesture: AnyGesture): string {
  if (!(gesture instanceof GestureGroupHandler)) return gesture.kind;
  return `${gesture.mode}(${gesture.gestures.map(shapeOf).join()})`;
}

function adopt(unit: Unit, gesture: AnyGesture): void {
  Object.assign(unit, { gesture });
  if (!(gesture instanceof GestureGroupHandler)) return;
  const { units } = unit as ExclusiveUnit;
  gesture.gestures.forEach((each, index) => {
    const inner = units[index];
    if (inner) adopt(inner, each);
  });
}

function unitOf(gesture: AnyGesture, host: UnitHost): Unit {
  if (gesture instanceof TapGestureHandler) return new TapUnit(gesture, host);
  if (gesture instanceof LongPressGestureHandler) return new LongPressUnit(gesture, host);
  if (gesture instanceof PanGestureHandler) return new PanUnit(gesture, host);
  if (gesture instanceof PinchGestureHandler) return new PinchUnit(gesture, host);
  if (gesture instanceof SwipeGestureHandler) return new SwipeUnit(gesture, host);
  const { mode, gestures } = gesture as GestureGroupHandler;
  const make = (group: UnitHost) => gestures.map((each) => unitOf(each, group));
  if (mode === GestureMode.Sequence) return new SequenceUnit(gesture as GestureGroupHandler, host, make);
  if (mode === GestureMode.Parallel) return new ParallelUnit(gesture as GestureGroupHandler, host, make);
  return new ExclusiveUnit(gesture as GestureGroupHandler, host, make);
}

const gesturesByElement = new WeakMap<HTMLElement, Map<object, readonly Gesture[]>>();

/** What the browser may still do by itself with fingers on an element: scroll, unless a pan wants that direction. */
function setTouchAction(element: HTMLElement, owner: object, gestures: readonly Gesture[]): void {
  const all = gesturesByElement.get(element) ?? new Map<object, readonly Gesture[]>();
  gesturesByElement.set(element, all.set(owner, gestures));
  const bound = [...all.values()].flat();
  const pans = bound.filter((each) => each instanceof PanGestureHandler);
  const wants = (direction: PanDirection) => pans.some((pan) => (pan.direction & direction) !== 0);
  const isPinched = bound.some((each) => each instanceof PinchGestureHandler);
  const free = [wants(PanDirection.Horizontal) ? '' : 'pan-x', wants(PanDirection.Vertical) ? '' : 'pan-y'];
  const isOwn = isPinched || pans.length > 0;
  element.style.touchAction = isOwn ? free.filter((each) => each !== '').join(' ') || 'none' : '';
}
