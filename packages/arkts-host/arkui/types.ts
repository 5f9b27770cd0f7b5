/** Types of ArkUI's values, as the components and attributes of this host take them. */

/** A resource object, as the compiler writes `$r('app.string.x')`. */
export interface Resource {
  readonly id: number;
  readonly type: number;
  /** What fills the resource; without `name`, the name comes first. */
  readonly params?: unknown[];
  readonly bundleName: string;
  readonly moduleName: string;
  /** Such as `app.string.x`; an addition of the host's compiler. */
  readonly name?: string;
}

/** A length with a unit of its own: `LengthMetrics`. */
export interface LengthObject {
  readonly value: number;
  /** Px, vp, fp, percent (1 is the whole), lpx. */
  readonly unit: number;
}

/** A color that knows its CSS: `ColorMetrics`. */
export interface ColorObject {
  readonly color: string;
}

/** A number is vp; strings carry `vp`, `fp`, `px`, `%`, `auto` or nothing (vp). */
export type Length = string | number | Resource | LengthObject;
export type ResourceColor = string | number | Resource | ColorObject;
export type ResourceStr = string | Resource;
/** Builds nodes when it is called; what `this.menu()` and `this.menu` become in arguments. */
export type CustomBuilder = () => unknown[];

/** `$$this.x`: a variable to be read and written by a component. */
export interface TwoWay<T> {
  readonly isTwoWay: true;
  get value(): T;
  set value(value: T);
}

export interface AnimateParam {
  /** Milliseconds, default 1000. */
  duration?: number;
  tempo?: number;
  curve?: unknown;
  /** Milliseconds. */
  delay?: number;
  /** -1 is for ever. */
  iterations?: number;
  playMode?: number;
  onFinish?: () => void;
  finishCallbackType?: number;
}

export interface Padding {
  top?: Length;
  right?: Length;
  bottom?: Length;
  left?: Length;
  start?: Length;
  end?: Length;
}

export interface ClickEvent {
  readonly x: number;
  readonly y: number;
  readonly windowX: number;
  readonly windowY: number;
  readonly displayX: number;
  readonly displayY: number;
  readonly timestamp: number;
  readonly source: number;
  readonly target: EventTarget;
  preventDefault(): void;
}

/** Where and how large a node is, in vp. */
export interface EventTarget {
  readonly area: Area;
  readonly id?: string;
}

export interface Area {
  readonly width: number;
  readonly height: number;
  readonly position: { x: number; y: number };
  readonly globalPosition: { x: number; y: number };
}

export function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && 'moduleName' in value && 'type' in value;
}

export function isLengthObject(value: object): value is LengthObject {
  return 'unit' in value && 'value' in value;
}

export function isTwoWay<T>(value: unknown): value is TwoWay<T> {
  return typeof value === 'object' && value !== null && 'isTwoWay' in value;
}
