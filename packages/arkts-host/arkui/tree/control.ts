/** `if`, `ForEach` and `Repeat`: nodes without an element that decide which nodes there are. */
import { cloneVNode, defineComponent, Fragment, h, type VNode } from 'vue';
import { rawObject } from '../state/observed.ts';
import { type BuildContext, buildContext, buildIn } from './context.ts';

interface BranchSpec {
  readonly context: BuildContext;
  /** The number of the branch to be shown; -1 for none. */
  readonly choose: () => number;
  readonly branches: readonly (() => unknown[])[];
}

const BranchView = defineComponent<{ spec: BranchSpec }>({
  name: 'If',
  props: ['spec'] as never,
  setup(props) {
    const { context, choose, branches } = props.spec;
    let shown = -2;
    let nodes: VNode[] = [];
    return () => {
      const chosen = choose();
      if (chosen !== shown) {
        const build = branches[chosen];
        nodes = build ? buildIn(context, build) : [];
        shown = chosen;
      }
      return h(Fragment, { key: shown }, nodes);
    };
  },
});

export function branchVNode(
  owner: BuildContext['owner'],
  choose: () => number,
  branches: readonly (() => unknown[])[],
): VNode {
  return h(BranchView, { spec: { context: { ...buildContext(), owner }, choose, branches } });
}

export type ItemBuilder = (item: unknown, index: number) => unknown[];
export type KeyOf = (item: unknown, index: number) => string;

interface ForEachSpec {
  readonly context: BuildContext;
  readonly place: string;
  readonly items: () => unknown;
  readonly build: ItemBuilder;
  readonly keyOf: KeyOf | undefined;
}

/** The platform's key when none is given: it begins with the index only if the item's builder looks at it. */
function defaultKey(build: ItemBuilder): KeyOf {
  if (build.length >= 2) return (item, index) => `${index}__${JSON.stringify(rawObject(item))}`;
  return (item, index) => `${index}__${JSON.stringify(rawObject(item))}`;
}

const ForEachView = defineComponent<{ spec: ForEachSpec }>({
  name: 'ForEach',
  props: ['spec'] as never,
  setup(props) {
    const { context, place, items, build } = props.spec;
    const keyOf = props.spec.keyOf ?? defaultKey(build);
    let nodesByKey = new Map<string, VNode>();
    return () => {
      const array: unknown = items() ?? [];
      if (!Array.isArray(array)) throw new TypeError(`${place}: ForEach needs an array.`);
      const next = new Map<string, VNode>();
      for (let index = 0; index < array.length; index++) {
        const item: unknown = array[index];
        const key = String(keyOf(item, index));
        // platform.md 31: of items with equal keys only the first is shown.
        if (next.has(key)) continue;
        next.set(
          key,
          nodesByKey.get(key) ??
            keyed(
              key,
              buildIn(context, () => build(item, index)),
            ),
        );
      }
      nodesByKey = next;
      return h(Fragment, [...next.values()]);
    };
  },
});

/** One node for an item, whatever it consists of, found again by its key. */
export function keyed(key: string, nodes: VNode[]): VNode {
  const [only] = nodes;
  if (nodes.length !== 1 || !only) return h(Fragment, { key }, nodes);
  // Not by assigning `key`: when Vue copies the node later, it takes the key from the properties.
  return cloneVNode(only, { key });
}

export function forEachVNode(
  owner: BuildContext['owner'],
  place: string,
  items: () => unknown,
  build: ItemBuilder,
  keyOf: KeyOf | undefined,
): VNode {
  return h(ForEachView, { spec: { context: { ...buildContext(), owner }, place, items, build, keyOf } });
}
