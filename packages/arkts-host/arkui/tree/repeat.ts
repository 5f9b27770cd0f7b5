/** Repeat: like ForEach, with items that know their index and are kept by key. */
import { defineComponent, Fragment, h, type ShallowReactive, shallowReactive, type VNode } from 'vue';
import { type BuildContext, buildContext, buildIn } from './context.ts';
import { keyed } from './control.ts';
import { NotImplementedError } from './errors.ts';

interface RepeatItem {
  item: unknown;
  index: number;
}

export type RepeatSettings = readonly (readonly [name: string, ...args: unknown[]])[];

interface RepeatSpec {
  readonly context: BuildContext;
  readonly place: string;
  readonly items: () => unknown;
  readonly each: (item: RepeatItem) => unknown[];
  readonly keyOf: ((item: unknown, index: number) => string) | undefined;
}

const RepeatView = defineComponent<{ spec: RepeatSpec }>({
  name: 'Repeat',
  props: ['spec'] as never,
  setup(props) {
    const { context, items, each, keyOf } = props.spec;
    let known = new Map<string, { item: ShallowReactive<RepeatItem>; node: VNode }>();
    return () => {
      const array = (items() ?? []) as unknown[];
      const next: typeof known = new Map();
      for (let index = 0; index < array.length; index++) {
        const value = array[index];
        const key = keyOf ? String(keyOf(value, index)) : `${typeof value}:${String(value)}:${next.size}`;
        if (next.has(key)) continue;
        let entry = known.get(key);
        if (entry) {
          entry.item.item = value;
          entry.item.index = index;
        } else {
          const item = shallowReactive<RepeatItem>({ item: value, index });
          entry = {
            item,
            node: keyed(
              key,
              buildIn(context, () => each(item)),
            ),
          };
        }
        next.set(key, entry);
      }
      known = next;
      return h(
        Fragment,
        [...next.values()].map(({ node }) => node),
      );
    };
  },
});

export function repeatVNode(
  owner: BuildContext['owner'],
  place: string,
  items: () => unknown,
  settings: RepeatSettings,
): VNode {
  const setting = (name: string) => settings.find(([each]) => each === name)?.[1];
  for (const [name] of settings) {
    if (name !== 'each' && name !== 'key') throw new NotImplementedError(`The attribute ${name} of Repeat`, place);
  }
  const each = setting('each') as RepeatSpec['each'];
  const keyOf = setting('key') as RepeatSpec['keyOf'];
  return h(RepeatView, { spec: { context: { ...buildContext(), owner }, place, items, each, keyOf } });
}
