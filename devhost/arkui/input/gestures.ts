/** `TapGesture`, `LongPressGesture`, `PanGesture`, `SwipeGesture`, `GestureGroup`: what pages write. */
import { type GestureMode, PanDirection, SwipeDirection } from '../enums/interaction.ts';

export interface FingerInfo {
  readonly id: number;
  readonly globalX: number;
  readonly globalY: number;
  readonly localX: number;
  readonly localY: number;
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
  readonly source: number;
  readonly timestamp: number;
  readonly target: object;
}

type Handler = (event: GestureEvent) => void;

/** One gesture with its handlers; every method gives the gesture itself. */
export class Gesture {
  actionStart: Handler | undefined;
  actionUpdate: Handler | undefined;
  action: Handler | undefined;
  actionEnd: Handler | undefined;
  actionCancel: (() => void) | undefined;

  onActionStart(handler: Handler): this {
    this.actionStart = handler;
    return this;
  }

  onActionUpdate(handler: Handler): this {
    this.actionUpdate = handler;
    return this;
  }

  onAction(handler: Handler): this {
    this.action = handler;
    return this;
  }

  onActionEnd(handler: Handler): this {
    this.actionEnd = handler;
    return this;
  }

  onActionCancel(handler: () => void): this {
    this.actionCancel = handler;
    return this;
  }
}

export class TapGestureHandler extends Gesture {
  constructor(readonly count: number) {
    super();
  }
}

export class LongPressGestureHandler extends Gesture {
  constructor(
    readonly repeats: boolean,
    readonly duration: number,
  ) {
    super();
  }
}

export class PanGestureHandler extends Gesture {
  constructor(
    readonly direction: PanDirection,
    readonly distance: number,
  ) {
    super();
  }
}

export class SwipeGestureHandler extends Gesture {
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
    readonly gestures: readonly Gesture[],
  ) {}

  onCancel(handler: () => void): this {
    this.cancel = handler;
    return this;
  }
}

function oneFinger(fingers: number | undefined, name: string): void {
  if (fingers !== undefined && fingers !== 1)
    throw new Error(`${name} with ${fingers} fingers is not implemented in this host.`);
}

export function TapGesture(value: { count?: number; fingers?: number } = {}): TapGestureHandler {
  oneFinger(value.fingers, 'TapGesture');
  return new TapGestureHandler(value.count ?? 1);
}

export function LongPressGesture(
  value: { fingers?: number; repeat?: boolean; duration?: number } = {},
): LongPressGestureHandler {
  oneFinger(value.fingers, 'LongPressGesture');
  return new LongPressGestureHandler(value.repeat ?? false, value.duration ?? 500);
}

export function PanGesture(
  value: { fingers?: number; direction?: PanDirection; distance?: number } = {},
): PanGestureHandler {
  oneFinger(value.fingers, 'PanGesture');
  return new PanGestureHandler(value.direction ?? PanDirection.All, value.distance ?? 5);
}

export function SwipeGesture(
  value: { fingers?: number; direction?: SwipeDirection; speed?: number } = {},
): SwipeGestureHandler {
  oneFinger(value.fingers, 'SwipeGesture');
  return new SwipeGestureHandler(value.direction ?? SwipeDirection.All, value.speed ?? 100);
}

export function GestureGroup(mode: GestureMode, ...gestures: Gesture[]): GestureGroupHandler {
  return new GestureGroupHandler(mode, gestures);
}
