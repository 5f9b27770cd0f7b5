/** `TapGesture`, `LongPressGesture`, `PanGesture`, `PinchGesture`, `SwipeGesture`, `GestureGroup`: what pages write. */
import { type GestureMode, PanDirection, SwipeDirection } from '../enums/interaction.ts';

export interface FingerInfo {
  readonly id: number;
  readonly globalX: number;
  readonly globalY: number;
  readonly localX: number;
  readonly localY: number;
  readonly displayX: number;
  readonly displayY: number;
}

export interface GestureEvent {
  readonly repeat: boolean;
  readonly fingerList: FingerInfo[];
  readonly offsetX: number;
  readonly offsetY: number;
  readonly angle: number;
  readonly speed: number;
  readonly velocityX: number;
  readonly velocityY: number;
  readonly velocity: number;
  readonly scale: number;
  readonly pinchCenterX: number;
  readonly pinchCenterY: number;
  readonly source: number;
  readonly timestamp: number;
  readonly target: object;
}

export type GestureHandler = (event: GestureEvent) => void;

/** One gesture with its handlers; every method gives the gesture itself. */
export abstract class Gesture {
  abstract readonly kind: string;
  actionStart: GestureHandler | undefined;
  actionUpdate: GestureHandler | undefined;
  action: GestureHandler | undefined;
  actionEnd: GestureHandler | undefined;
  actionCancel: (() => void) | undefined;

  onActionStart(handler: GestureHandler): this {
    this.actionStart = handler;
    return this;
  }

  onActionUpdate(handler: GestureHandler): this {
    this.actionUpdate = handler;
    return this;
  }

  onAction(handler: GestureHandler): this {
    this.action = handler;
    return this;
  }

  onActionEnd(handler: GestureHandler): this {
    this.actionEnd = handler;
    return this;
  }

  onActionCancel(handler: () => void): this {
    this.actionCancel = handler;
    return this;
  }

  /** For judging handlers, which this host does not have. */
  tag(_tag: string): this {
    return this;
  }
}

export class TapGestureHandler extends Gesture {
  override readonly kind = 'tap';

  constructor(readonly count: number) {
    super();
  }
}

export class LongPressGestureHandler extends Gesture {
  override readonly kind = 'longPress';

  constructor(
    readonly repeats: boolean,
    readonly duration: number,
  ) {
    super();
  }
}

export class PanGestureHandler extends Gesture {
  override readonly kind = 'pan';

  constructor(
    readonly fingers: number,
    readonly direction: PanDirection,
    readonly distance: number,
  ) {
    super();
  }
}

export class PinchGestureHandler extends Gesture {
  override readonly kind = 'pinch';

  constructor(readonly distance: number) {
    super();
  }
}

export class SwipeGestureHandler extends Gesture {
  override readonly kind = 'swipe';

  constructor(
    readonly direction: SwipeDirection,
    readonly speed: number,
  ) {
    super();
  }
}

export class GestureGroupHandler {
  cancel: (() => void) | undefined;

  constructor(
    readonly mode: GestureMode,
    readonly gestures: readonly AnyGesture[],
  ) {}

  onCancel(handler: () => void): this {
    this.cancel = handler;
    return this;
  }

  tag(_tag: string): this {
    return this;
  }
}

export type AnyGesture = Gesture | GestureGroupHandler;

function only(fingers: number | undefined, expected: number, name: string): void {
  if (fingers !== undefined && fingers !== expected)
    throw new Error(`${name} with ${fingers} fingers is not implemented in this host.`);
}

export function TapGesture(value: { count?: number; fingers?: number } = {}): TapGestureHandler {
  only(value.fingers, 1, 'TapGesture');
  return new TapGestureHandler(Math.max(1, value.count ?? 1));
}

export function LongPressGesture(
  value: { fingers?: number; repeat?: boolean; duration?: number } = {},
): LongPressGestureHandler {
  only(value.fingers, 1, 'LongPressGesture');
  const { duration = 500 } = value;
  return new LongPressGestureHandler(value.repeat ?? false, duration > 0 ? duration : 500);
}

/** Options of a pan that can be changed later: they count from the next touch on. */
export class PanGestureOptions {
  fingers: number;
  direction: PanDirection;
  distance: number;

  constructor(value: { fingers?: number; direction?: PanDirection; distance?: number } = {}) {
    this.fingers = value.fingers ?? 1;
    this.direction = value.direction ?? PanDirection.All;
    this.distance = value.distance ?? 5;
  }

  setDirection(value: PanDirection): void {
    this.direction = value;
  }

  setDistance(value: number): void {
    this.distance = value;
  }

  setFingers(value: number): void {
    this.fingers = value;
  }

  getDirection(): PanDirection {
    return this.direction;
  }

  getDistance(): number {
    return this.distance;
  }
}

export function PanGesture(
  value: { fingers?: number; direction?: PanDirection; distance?: number } = {},
): PanGestureHandler {
  const { fingers, direction, distance } = value instanceof PanGestureOptions ? value : new PanGestureOptions(value);
  return new PanGestureHandler(fingers, direction, distance >= 0 ? distance : 5);
}

export function PinchGesture(value: { fingers?: number; distance?: number } = {}): PinchGestureHandler {
  only(value.fingers, 2, 'PinchGesture');
  return new PinchGestureHandler(value.distance ?? 5);
}

export function SwipeGesture(
  value: { fingers?: number; direction?: SwipeDirection; speed?: number } = {},
): SwipeGestureHandler {
  only(value.fingers, 1, 'SwipeGesture');
  return new SwipeGestureHandler(value.direction ?? SwipeDirection.All, value.speed ?? 100);
}

export function GestureGroup(mode: GestureMode, ...gestures: AnyGesture[]): GestureGroupHandler {
  return new GestureGroupHandler(mode, gestures);
}
