/**
 * The base of compiled structs, of both kinds of state management: what they say of themselves, where they stand, and when
 * they are told what. Names begin with `__` to keep out of the way of the struct's own.
 */
import type { UIContext } from '../uiContext.ts';
import type { LocalStorage } from './storage.ts';

export interface VariableMeta {
  readonly decorator?: string;
  readonly argument?: unknown;
  /** The method that `@Watch` names. */
  readonly watch?: string;
  readonly isRequired?: boolean;
  readonly isBuilder?: boolean;
  /** `@Once`. */
  readonly isOnce?: boolean;
}

/** A method with `@Monitor`. */
export interface MonitorMeta {
  readonly method: string;
  readonly paths: readonly string[];
}

export interface StructMeta {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Where a `@CustomDialog` struct keeps the controller that opened it. */
  readonly dialogMember: string | undefined;
  readonly variables: Readonly<Record<string, VariableMeta>>;
  readonly monitors: readonly MonitorMeta[];
  /** Names of `@Computed` getters. */
  readonly computed: readonly string[];
}

/** A parameter as the parent hands it over: read anew at each update; with the parent's variable if it is one. */
export interface Parameter {
  readonly get: () => unknown;
  readonly owner?: unknown;
  readonly name?: string;
}

export type Parameters = Readonly<Record<string, Parameter>>;

export interface StructContext {
  readonly parent: Struct | undefined;
  readonly parameters: Parameters | undefined;
  readonly storage: LocalStorage | undefined;
  readonly uiContext: () => UIContext;
}

export interface StructClass {
  new (context: StructContext): Struct;
  __meta(): StructMeta;
  /** Makes the accessors of observed variables. */
  __declare(meta: StructMeta, prototype: object): void;
}

const metaByClass = new WeakMap<object, StructMeta>();

export function isStructClass(value: unknown): value is StructClass {
  return typeof value === 'function' && value.prototype instanceof Struct;
}

/** What a struct class says of itself; asked once, when it is first used, since it may name imported constants. */
export function structMeta(structClass: StructClass): StructMeta {
  let meta = metaByClass.get(structClass);
  if (meta) return meta;
  meta = structClass.__meta();
  metaByClass.set(structClass, meta);
  structClass.__declare(meta, structClass.prototype as object);
  return meta;
}

export abstract class Struct {
  readonly __context: StructContext;
  readonly __structMeta: StructMeta;

  constructor(context: StructContext) {
    this.__context = context;
    this.__structMeta = structMeta(this.constructor as StructClass);
  }

  abstract build(): unknown[];

  /** Compiled: defines each member, in the order of declaration. */
  protected abstract __initialize(): void;

  /** Called for each member. */
  abstract __define(name: string, initial?: () => unknown): void;

  /** The parent was updated. Reads every parameter, so the caller depends on them. */
  abstract __followParent(apply: boolean): void;

  abstract __dispose(): void;

  /** Optional methods of the page's author. */
  aboutToAppear?(): void;
  aboutToDisappear?(): void;
  onPageShow?(): void;
  onPageHide?(): void;
  onBackPress?(): boolean | undefined;

  getUIContext(): UIContext {
    return this.__context.uiContext();
  }

  get __place(): string {
    return `${this.__structMeta.file}:${this.__structMeta.line}`;
  }

  /** What the parent gives for a member. */
  protected __parameter(name: string): Parameter | undefined {
    const parameter = this.__context.parameters?.[name];
    if (this.__structMeta.variables[name]?.isRequired && !parameter)
      throw new Error(`${this.__place}: @Require ${name} was not given.`);
    return parameter;
  }
}
