/** Structs with `@ComponentV2`: each observed member is an observed property of the struct itself. */
import { type Parameter, Struct, type StructContext, type StructMeta } from '../struct.ts';
import { computeProperty } from './computedProperty.ts';
import { Monitor, type MonitorMethod } from './Monitor.ts';
import { assignTraced, defineTraced } from './traced.ts';

/** Members that a parent may give a value. */
const givenByParent = new Set(['Param', 'Event']);

export abstract class StructV2 extends Struct {
  /** Members with `@Provider`, by the name that they are provided under. */
  private readonly __provided = new Map<string, string>();
  /** Members with `@Consumer` that have found what they consume. */
  private readonly __consumed = new Map<string, { readonly provider: StructV2; readonly name: string }>();
  private readonly __ends: (() => void)[] = [];

  constructor(context: StructContext) {
    super(context);
    this.__initialize();
    const { computed, monitors } = this.__structMeta;
    for (const name of computed) this.__compute(name);
    for (const { method, paths } of monitors) this.__monitor(method, paths);
  }

  static __declare(meta: StructMeta, prototype: object): void {
    for (const [name, { decorator, isOnce }] of Object.entries(meta.variables)) {
      if (decorator === 'Consumer') declareConsumer(prototype, name);
      else if (decorator === 'Param' && !isOnce) defineTraced(prototype, name, refuseAssignment(name));
      else if (decorator !== undefined && decorator !== 'Event') defineTraced(prototype, name);
    }
  }

  override __define(name: string, initial?: () => unknown): void {
    const { decorator, argument, isBuilder } = this.__structMeta.variables[name] ?? {};
    const parameter = this.__parameter(name);
    if (parameter && !isBuilder && !givenByParent.has(decorator ?? '')) {
      const what = decorator === undefined ? 'a member without a decorator' : `@${decorator}`;
      throw new Error(`${this.__place}: ${name} is ${what}, which a parent cannot give a value.`);
    }
    const alias = typeof argument === 'string' && argument.trim() !== '' ? argument : name;
    switch (decorator) {
      case 'Param':
        assignTraced(this, name, parameter ? parameter.get() : initial?.());
        return;
      case 'Event':
        Reflect.set(this, name, parameter?.get() ?? initial?.() ?? noEvent);
        return;
      case 'Provider':
        this.__provided.set(alias, name);
        assignTraced(this, name, initial?.());
        return;
      case 'Consumer':
        if (!this.__consume(name, alias)) assignTraced(this, name, initial?.());
        return;
      case 'Local':
        assignTraced(this, name, initial?.());
        return;
      default:
        this.__definePlain(name, initial, parameter);
    }
  }

  /** `@Param` without `@Once` follows; nothing else does. */
  override __followParent(apply: boolean): void {
    for (const [name, parameter] of Object.entries(this.__context.parameters ?? {})) {
      const meta = this.__structMeta.variables[name];
      if (meta?.decorator !== 'Param' || meta.isOnce) continue;
      const value = parameter.get();
      if (apply) assignTraced(this, name, value);
    }
  }

  override __dispose(): void {
    for (const end of this.__ends) end();
  }

  private __definePlain(name: string, initial: (() => unknown) | undefined, parameter: Parameter | undefined): void {
    const value = parameter?.get() ?? initial?.();
    if (value !== undefined || initial) Reflect.set(this, name, value);
  }

  /** Finds the nearest provider above. Structs of V1 in between are passed over. */
  private __consume(name: string, alias: string): boolean {
    for (let struct = this.__context.parent; struct; struct = struct.__context.parent) {
      const provided = struct instanceof StructV2 ? struct.__provided.get(alias) : undefined;
      if (provided === undefined) continue;
      this.__consumed.set(name, { provider: struct as StructV2, name: provided });
      return true;
    }
    return false;
  }

  /** The provider of a `@Consumer` and the name of its member. */
  __source(name: string): { readonly provider: StructV2; readonly name: string } | undefined {
    return this.__consumed.get(name);
  }

  private __compute(name: string): void {
    const getter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(this), name)?.get;
    if (!getter) throw new TypeError(`${this.__place}: @Computed ${name} must be a getter.`);
    this.__ends.push(computeProperty(this, name, getter, this.__place));
  }

  private __monitor(method: string, paths: readonly string[]): void {
    const monitor = new Monitor(this, paths, Reflect.get(this, method) as MonitorMethod, this.__place);
    this.__ends.push(() => monitor.stop());
  }
}

function noEvent(): void {
  // What an @Event does that nobody listens to.
}

/** platform.md 68: a device writes it to the log and goes on. */
function refuseAssignment(name: string): (target: object) => void {
  return (target) => {
    console.error(
      `${(target as StructV2).__place}: @Param ${name} cannot be assigned here; without @Once it is read-only.`,
    );
  };
}

function declareConsumer(prototype: object, name: string): void {
  defineTraced(prototype, name);
  const own = Object.getOwnPropertyDescriptor(prototype, name) as Required<PropertyDescriptor>;
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: StructV2) {
      const source = this.__source(name);
      return source ? Reflect.get(source.provider, source.name) : (own.get.call(this) as unknown);
    },
    set(this: StructV2, value: unknown) {
      const source = this.__source(name);
      if (source) Reflect.set(source.provider, source.name, value);
      else own.set.call(this, value);
    },
  });
}
