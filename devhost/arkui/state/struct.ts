/**
 * The base of compiled structs: makes their variables when they are created, follows the parent's updates, and ends all
 * subscriptions when they go. Names begin with `__` to keep out of the way of the struct's own.
 */
import { guarded } from '../tree/errors.ts';
import type { UIContext } from '../uiContext.ts';
import { AppStorage, LocalStorage } from './storage.ts';
import { LinkVariable, ObjectLinkVariable, PropVariable, StateVariable, type Variable } from './variables.ts';

export interface VariableMeta {
  readonly decorator?: string;
  readonly argument?: unknown;
  /** The method that `@Watch` names. */
  readonly watch?: string;
  readonly isRequired?: boolean;
  readonly isBuilder?: boolean;
}

export interface StructMeta {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Where a `@CustomDialog` struct keeps the controller that opened it. */
  readonly dialogMember: string | undefined;
  readonly variables: Readonly<Record<string, VariableMeta>>;
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
  for (const [name, { decorator }] of Object.entries(meta.variables)) {
    if (decorator === undefined) continue;
    Object.defineProperty(structClass.prototype, name, {
      configurable: true,
      get(this: Struct) {
        return this.__variable(name)?.get();
      },
      set(this: Struct, value: unknown) {
        this.__assign(name, value);
      },
    });
  }
  return meta;
}

export abstract class Struct {
  readonly __context: StructContext;
  readonly __structMeta: StructMeta;
  private readonly __variables = new Map<string, Variable>();
  private readonly __provided = new Map<string, Variable>();
  private readonly __afterwards: (() => void)[] = [];

  constructor(context: StructContext) {
    this.__context = context;
    this.__structMeta = structMeta(this.constructor as StructClass);
    this.__initialize();
    // Parameters replace initial values only after all of those have run, as the platform's constructors do it.
    for (const step of this.__afterwards) step();
    for (const [name, variable] of this.__variables) {
      const method = this.__structMeta.variables[name]?.watch;
      if (method !== undefined) variable.onChange = () => this.__callWatch(method, name);
    }
  }

  abstract build(): unknown[];

  protected abstract __initialize(): void;

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

  __variable(name: string): Variable | undefined {
    return this.__variables.get(name);
  }

  __assign(name: string, value: unknown): void {
    const variable = this.__variables.get(name);
    if (variable) variable.set(value);
    else this.__variables.set(name, new StateVariable(name, value));
  }

  /** Called by the compiled constructor for each member, in the order of declaration. */
  __define(name: string, initial?: () => unknown): void {
    const meta = this.__structMeta.variables[name];
    const parameter = this.__context.parameters?.[name];
    if (meta?.isRequired && !parameter) throw new Error(`${this.__place}: @Require ${name} was not given.`);
    if (meta?.decorator === undefined) this.__definePlain(name, initial, parameter);
    else this.__defineVariable(name, meta, initial, parameter);
  }

  private __definePlain(name: string, initial: (() => unknown) | undefined, parameter: Parameter | undefined): void {
    const holder = this as unknown as Record<string, unknown>;
    if (initial) holder[name] = initial();
    if (!parameter) return;
    this.__afterwards.push(() => {
      const value = parameter.get();
      if (value !== undefined) holder[name] = value;
    });
  }

  private __defineVariable(
    name: string,
    meta: VariableMeta,
    initial: (() => unknown) | undefined,
    parameter: Parameter | undefined,
  ): void {
    const add = (variable: Variable) => this.__variables.set(name, variable);
    const key = typeof meta.argument === 'string' ? meta.argument : name;
    switch (meta.decorator) {
      case 'State':
        add(this.__ownVariable(name, initial, parameter));
        return;
      case 'Provide':
        this.__provide(name, meta, add(this.__ownVariable(name, initial, parameter)).get(name) as Variable);
        return;
      case 'Prop':
        add(this.__propVariable(name, initial, parameter));
        return;
      case 'Link':
        add(new LinkVariable(name, this.__linkSource(name, parameter)));
        return;
      case 'ObjectLink':
        if (!parameter) throw new Error(`${this.__place}: @ObjectLink ${name} was not given by the parent.`);
        add(new ObjectLinkVariable(name, parameter.get(), this.__place));
        return;
      case 'Consume':
        add(this.__consume(name, key, initial));
        return;
      case 'StorageLink':
        add(new LinkVariable(name, AppStorage.entryOf(key, initial?.())));
        return;
      case 'StorageProp':
        add(new PropVariable(name, AppStorage.entryOf(key, initial?.()), false));
        return;
      case 'LocalStorageLink':
        add(new LinkVariable(name, this.__localStorage().entryOf(key, initial?.())));
        return;
      case 'LocalStorageProp':
        add(new PropVariable(name, this.__localStorage().entryOf(key, initial?.()), false));
        return;
      default:
        throw new Error(`${this.__place}: @${meta.decorator} is not implemented.`);
    }
  }

  private __ownVariable(
    name: string,
    initial: (() => unknown) | undefined,
    parameter: Parameter | undefined,
  ): Variable {
    const variable = new StateVariable<unknown>(name, initial?.());
    if (parameter) {
      this.__afterwards.push(() => {
        const value = parameter.get();
        if (value !== undefined) variable.set(value);
      });
    }
    return variable;
  }

  private __propVariable(
    name: string,
    initial: (() => unknown) | undefined,
    parameter: Parameter | undefined,
  ): Variable {
    const value = parameter?.get();
    const variable = PropVariable.of<unknown>(name, value);
    if (value === undefined && initial) this.__afterwards.push(() => variable.set(initial()));
    return variable;
  }

  private __linkSource(name: string, parameter: Parameter | undefined): Variable {
    const { owner, name: member } = parameter ?? {};
    const source = owner instanceof Struct && member !== undefined ? owner.__variable(member) : undefined;
    if (source) return source;
    throw new Error(`${this.__place}: @Link ${name} needs a state variable of the parent: ${name}: this.someVariable.`);
  }

  private __provide(name: string, meta: VariableMeta, variable: Variable): void {
    const { argument } = meta;
    const override = (argument as { allowOverride?: string } | undefined)?.allowOverride;
    const names = [name, ...(typeof argument === 'string' ? [argument] : []), ...(override ? [override] : [])];
    for (const each of new Set(names)) {
      if (override === undefined && this.__context.parent?.__findProvided(each)) {
        throw new Error(
          `${this.__place}: '${each}' is already provided by an ancestor. Use @Provide({ allowOverride: '${each}' }).`,
        );
      }
      this.__provided.set(each, variable);
    }
  }

  private __consume(name: string, key: string, initial: (() => unknown) | undefined): Variable {
    const source = this.__context.parent?.__findProvided(key);
    if (source) return new LinkVariable(name, source);
    // A default value is possible since API 20; without one the platform throws, too.
    if (initial) return new StateVariable<unknown>(name, initial());
    throw new Error(`${this.__place}: @Consume ${name} finds no ancestor that provides '${key}'.`);
  }

  private __findProvided(key: string): Variable | undefined {
    return this.__provided.get(key) ?? this.__context.parent?.__findProvided(key);
  }

  private __localStorage(): LocalStorage {
    const storage = this.__context.storage ?? LocalStorage.getShared();
    if (storage) return storage;
    throw new Error(`${this.__place}: there is no LocalStorage. Give one to @Entry or to loadContent.`);
  }

  private __callWatch(method: string, name: string): void {
    const watcher = (this as unknown as Record<string, unknown>)[method];
    if (typeof watcher !== 'function')
      throw new Error(`${this.__place}: @Watch names '${method}', which is no method.`);
    guarded(this.__place, () => watcher.call(this, name));
  }

  /** The parent was updated: `@Prop` and `@ObjectLink` follow. Reads every parameter, so the caller depends on them. */
  __followParent(apply: boolean): void {
    for (const [name, parameter] of Object.entries(this.__context.parameters ?? {})) {
      const variable = this.__variables.get(name);
      if (!(variable instanceof PropVariable) && !(variable instanceof ObjectLinkVariable)) continue;
      const { decorator } = this.__structMeta.variables[name] ?? {};
      if (decorator !== 'Prop' && decorator !== 'ObjectLink') continue;
      const value = parameter.get();
      if (apply && (value !== undefined || decorator === 'Prop')) variable.reset(value);
    }
  }

  __dispose(): void {
    for (const variable of this.__variables.values()) variable.dispose();
  }
}
