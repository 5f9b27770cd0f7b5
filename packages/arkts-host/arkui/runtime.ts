/** What compiled structs call. Each function makes a node, or something that nodes are made from. */
import { Fragment, h, type VNode } from 'vue';
import { registerPage } from './app/pages.ts';
import { commonWrapper } from './components/Common.ts';
import { componentByName } from './components/index.ts';
import { StructV1 } from './state/StructV1.ts';
import { isStructClass, type Parameters, type Struct } from './state/struct.ts';
import { StructV2 } from './state/v2/StructV2.ts';
import { buildContext, buildIn } from './tree/context.ts';
import { branchVNode, forEachVNode, type ItemBuilder, type KeyOf } from './tree/control.ts';
import { NotImplementedError } from './tree/errors.ts';
import { lazyForEachVNode } from './tree/lazyForEach.ts';
import type { NodeUpdate } from './tree/node.ts';
import { nodeVNode } from './tree/nodeView.ts';
import { type RepeatSettings, repeatVNode } from './tree/repeat.ts';
import { structVNode } from './tree/structView.ts';
import type { TwoWay } from './types.ts';

export { registerPage as entry, StructV1, StructV2 };

type Owner = Struct | undefined;
type Update = (update: NodeUpdate) => void;

/** A built-in component. */
export function node(
  owner: Owner,
  file: string,
  line: number,
  name: string,
  update: Update,
  children?: () => unknown[],
): VNode {
  const definition = componentByName(name);
  if (!definition) throw new NotImplementedError(`The component ${name}`, `${file}:${line}`);
  return nodeVNode(definition, owner, file, line, update, children);
}

/** A struct, or a builder called like one. Attributes of a struct are those of a box around it. */
export function custom(
  owner: Owner,
  file: string,
  line: number,
  what: unknown,
  parameters: Parameters | undefined,
  trailing: (() => unknown[]) | undefined,
  attributes: Update | undefined,
): VNode {
  if (!isStructClass(what)) {
    if (typeof what !== 'function') throw new TypeError(`${file}:${line}: this is no component.`);
    const nodes = build(owner, file, line, () => what(parameters && byReference(parameters)));
    return attributes ? commonWrapper(owner, file, line, attributes, () => nodes) : h(Fragment, nodes as VNode[]);
  }
  const all = trailing ? withTrailing(what, parameters, trailing, `${file}:${line}`) : parameters;
  if (!attributes) return structVNode(what, owner, all);
  return commonWrapper(owner, file, line, attributes, () => [structVNode(what, owner, all)]);
}

/** The trailing block goes to the struct's only `@BuilderParam`. */
function withTrailing(
  structClass: Parameters | object,
  parameters: Parameters | undefined,
  trailing: () => unknown[],
  place: string,
): Parameters {
  const { variables } = (
    structClass as typeof Struct & { __meta(): { variables: Record<string, { isBuilder?: boolean }> } }
  ).__meta();
  const builders = Object.keys(variables).filter((name) => variables[name]?.isBuilder);
  const [only] = builders;
  if (builders.length !== 1 || only === undefined) {
    throw new Error(
      `${place}: a trailing block needs exactly one @BuilderParam in the struct; it has ${builders.length}.`,
    );
  }
  return { ...parameters, [only]: { get: () => trailing } };
}

/** Calls a builder and gives its nodes. */
export function build(owner: Owner, file: string, line: number, call: () => unknown): unknown[] {
  const context = buildContext();
  const nodes: unknown =
    owner && owner !== context.owner ? buildIn({ ...context, owner }, call as () => unknown[]) : call();
  if (Array.isArray(nodes)) return nodes;
  throw new TypeError(`${file}:${line}: this is no @Builder function: it built nothing.`);
}

/** The struct for which a global builder builds. */
export function owner(): Owner {
  return buildContext().owner;
}

/** A builder's one object argument: its properties are read anew by each node that uses them. */
export function byReference(parameters: Parameters): object {
  const object = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    Object.defineProperty(object, name, { enumerable: true, configurable: true, get: parameter.get });
  }
  return object;
}

/** `$$this.x` and `this.x!!`. */
export function twoWay<T>(get: () => T, set: (value: T) => void): TwoWay<T> {
  return {
    isTwoWay: true,
    get value() {
      return get();
    },
    set value(value: T) {
      set(value);
    },
  };
}

export function branch(
  owner: Owner,
  _file: string,
  _line: number,
  choose: () => number,
  branches: (() => unknown[])[],
): VNode {
  return branchVNode(owner, choose, branches);
}

export function forEach(
  owner: Owner,
  file: string,
  line: number,
  items: () => unknown,
  item: ItemBuilder,
  key?: KeyOf,
): VNode {
  return forEachVNode(owner, `${file}:${line}`, items, item, key);
}

export function lazyForEach(
  owner: Owner,
  file: string,
  line: number,
  source: () => unknown,
  item: ItemBuilder,
  key?: KeyOf,
): VNode {
  return lazyForEachVNode(owner, `${file}:${line}`, source, item, key);
}

export function repeat(
  owner: Owner,
  file: string,
  line: number,
  items: () => unknown,
  settings: RepeatSettings,
): VNode {
  return repeatVNode(owner, `${file}:${line}`, items, settings);
}
