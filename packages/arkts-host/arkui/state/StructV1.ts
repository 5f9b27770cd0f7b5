/** Structs with `@Component`, state management V1: each observed member is a variable object. */
import { guarded } from '../tree/errors.ts';
import { AppStorage, LocalStorage } from './storage.ts';
import { type Parameter, Struct, type StructContext, type StructMeta, type VariableMeta } from './struct.ts';
import { LinkVariable, ObjectLinkVariable, PropVariable, StateVariable, type Variable } from './variables.ts';

export abstract class StructV1 extends Struct {
  private readonly __variables = new Map<string, Variable>();
  /** What `@Provide` offers to structs inside, by name. */
  readonly __provided = new Map<string, Variable>();
  private readonly __afterwards: (() => void)[] = [];

  constructor(context: StructContext) {
    super(context);
    this.__initialize();
    // Parameters replace initial values only after all of those have run, as the platform's constructors do it.
    for (const step of this.__afterwards) step();
    for (const [name, variable] of this.__variables) {
      const method = this.__structMeta.variables[name]?.watch;
      if (method !== undefined) variable.onChange = () => this.__callWatch(method, name);
    }
  }

  static __declare(meta: StructMeta, prototype: object): void {
    for (const [name, { decorator }] of Object.entries(meta.variables)) {
      if (decorator === undefined) continue;
      Object.defineProperty(prototype, name, {
        configurable: true,
        get(this: StructV1) {
          return this.__variable(name)?.get();
        },
        set(this: StructV1, value: unknown) {
          this.__assign(name, value);
        },
      });
    }
  }

  __variable(name: string): Variable | undefined {
    return this.__variables.get(name);
  }

  __assign(name: string, value: unknown): void {
    const variable = this.__variables.get(name);
    if (variable) variable.set(value);
    else this.__variables.set(name, new StateVariable(name, value));
  }

  override __define(name: string, initial?: () => unknown): void {
    const meta = this.__structMeta.variables[name];
    const parameter = this.__parameter(name);
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
    const source = owner instanceof StructV1 && member !== undefined ? owner.__variable(member) : undefined;
    if (source) return source;
    throw new Error(`${this.__place}: @Link ${name} needs a state variable of the parent: ${name}: this.someVariable.`);
  }

  private __provide(name: string, meta: VariableMeta, variable: Variable): void {
    const { argument } = meta;
    const override = (argument as { allowOverride?: string } | undefined)?.allowOverride;
    const names = [name, ...(typeof argument === 'string' ? [argument] : []), ...(override ? [override] : [])];
    for (const each of new Set(names)) {
      if (override === undefined && findProvided(this.__context.parent, each)) {
        throw new Error(
          `${this.__place}: '${each}' is already provided by an ancestor. Use @Provide({ allowOverride: '${each}' }).`,
        );
      }
      this.__provided.set(each, variable);
    }
  }

  private __consume(name: string, key: string, initial: (() => unknown) | undefined): Variable {
    const source = findProvided(this.__context.parent, key);
    if (source) return new LinkVariable(name, source);
    // A default value is possible since API 20; without one the platform throws, too.
    if (initial) return new StateVariable<unknown>(name, initial());
    throw new Error(`${this.__place}: @Consume ${name} finds no ancestor that provides '${key}'.`);
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

  /** `@Prop` and `@ObjectLink` follow. */
  override __followParent(apply: boolean): void {
    for (const [name, parameter] of Object.entries(this.__context.parameters ?? {})) {
      const variable = this.__variables.get(name);
      if (!(variable instanceof PropVariable) && !(variable instanceof ObjectLinkVariable)) continue;
      const { decorator } = this.__structMeta.variables[name] ?? {};
      if (decorator !== 'Prop' && decorator !== 'ObjectLink') continue;
      const value = parameter.get();
      if (apply && (value !== undefined || decorator === 'Prop')) variable.reset(value);
    }
  }

  override __dispose(): void {
    for (const variable of this.__variables.values()) variable.dispose();
  }
}

/** Looks for a provided variable from a struct on upwards. Structs of V2 in between provide nothing for V1. */
function findProvided(from: Struct | undefined, key: string): Variable | undefined {
  for (let struct = from; struct; struct = struct.__context.parent) {
    const provided = struct instanceof StructV1 ? struct.__provided.get(key) : undefined;
    if (provided) return provided;
  }
  return undefined;
}
