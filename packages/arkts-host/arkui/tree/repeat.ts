/**
 * Repeat: like ForEach, with items that know their index, are kept by key and have templates by kind. With `virtualScroll`
 * it builds what is seen, as LazyForEach does.
 */
import { defineComponent, Fragment, h, type ShallowReactive, shallowReactive, type VNode } from 'vue';
import { rawObject } from '../state/observed.ts';
import { rawValue } from '../state/v2/collections.ts';
import { type BuildContext, buildContext, buildIn } from './context.ts';
import { keyed } from './control.ts';
import type { DataListener, DataSource } from './dataSource.ts';
import { NotImplementedError } from './errors.ts';
import { lazyForEachVNode } from './lazyForEach.ts';

interface RepeatItem {
  item: unknown;
  index: number;
}

type Template = (item: RepeatItem) => unknown[];

/** What stands in the chain behind `Repeat(array)`: names with their arguments. Those of `virtualScroll` are read anew. */
export type RepeatSettings = readonly (readonly [name: string, ...args: unknown[]])[];

interface VirtualScroll {
  readonly totalCount?: number;
  readonly reusable?: boolean;
}

/** Options of `virtualScroll` that this host knows. */
export const virtualScrollOptions: ReadonlySet<string> = new Set(['totalCount', 'reusable']);

interface RepeatSpec {
  readonly context: BuildContext;
  readonly items: () => unknown;
  readonly each: Template;
  readonly keyOf: ((item: unknown, index: number) => string) | undefined;
  readonly templateId: ((item: unknown, index: number) => string) | undefined;
  readonly templates: ReadonlyMap<string, Template>;
}

let nextIdentity = 0;
const identities = new WeakMap<object, number>();

/** Without `.key()` an item is found again as the very object or value that it is. */
function identityOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return `${typeof item}:${String(item)}`;
  const object = rawValue(rawObject(item)) as object;
  let identity = identities.get(object);
  if (identity === undefined) {
    identity = nextIdentity++;
    identities.set(object, identity);
  }
  return `object:${identity}`;
}

/** One key an item. platform.md 70: if two are the same, all keys count places, too. */
function keysOf(array: readonly unknown[], keyOf: RepeatSpec['keyOf']): string[] {
  const keys = Array.from(array, (item, index) => (keyOf ? String(keyOf(item, index)) : identityOf(item)));
  return new Set(keys).size === keys.length
    ? keys
    : Array.from(array, (item, index) => `${index}__${identityOf(item)}`);
}

/** The items of one Repeat by key, and what each is built with. */
class RepeatItems {
  private byKey = new Map<string, ShallowReactive<RepeatItem>>();
  keys: string[] = [];

  constructor(private readonly spec: RepeatSpec) {}

  /** Reads the array: items that are known learn of their new place and value. */
  follow(): void {
    const array = (this.spec.items() ?? []) as unknown[];
    this.keys = keysOf(array, this.spec.keyOf);
    const next: typeof this.byKey = new Map();
    this.keys.forEach((key, index) => {
      const known = this.byKey.get(key);
      if (known) Object.assign(known, { item: array[index], index });
      next.set(key, known ?? shallowReactive<RepeatItem>({ item: array[index], index }));
    });
    this.byKey = next;
  }

  at(index: number): RepeatItem {
    return this.byKey.get(this.keys[index] ?? '') as RepeatItem;
  }

  /** Which template an item is built with; empty for that of `.each()`. */
  kindAt(index: number): string {
    const { templateId, templates } = this.spec;
    const kind = templateId?.(this.at(index).item, index) ?? '';
    return templates.has(kind) ? kind : '';
  }

  build(index: number): unknown[] {
    const template = this.spec.templates.get(this.kindAt(index)) ?? this.spec.each;
    return template(this.at(index));
  }
}

const RepeatView = defineComponent<{ spec: RepeatSpec }>({
  name: 'Repeat',
  props: ['spec'] as never,
  setup(props) {
    const { spec } = props;
    const items = new RepeatItems(spec);
    let nodes = new Map<string, VNode>();
    return () => {
      items.follow();
      const next: typeof nodes = new Map();
      items.keys.forEach((key, index) => {
        const place = `${items.kindAt(index)} ${key}`;
        const build = () => buildIn(spec.context, () => items.build(index));
        next.set(place, nodes.get(place) ?? keyed(place, build()));
      });
      nodes = next;
      return h(Fragment, [...nodes.values()]);
    };
  },
});

/** Lets LazyForEach see an array as a data source: what has changed in it is told as items that came and went. */
class RepeatSource implements DataSource {
  private readonly items: RepeatItems;
  private listener: DataListener | undefined;
  private places: string[] = [];

  constructor(
    spec: RepeatSpec,
    private readonly options: () => VirtualScroll | undefined,
  ) {
    this.items = new RepeatItems(spec);
  }

  follow(): this {
    this.items.follow();
    const count = Math.min(this.options()?.totalCount ?? Number.POSITIVE_INFINITY, this.items.keys.length);
    const before = this.places;
    this.places = this.items.keys.slice(0, count).map((key, index) => `${this.items.kindAt(index)} ${key}`);
    this.tell(before, this.places);
    return this;
  }

  totalCount(): number {
    return this.places.length;
  }

  getData(index: number): RepeatItem {
    return this.items.at(index);
  }

  keyAt(index: number): string {
    return this.places[index] ?? '';
  }

  build(index: number): unknown[] {
    return this.items.build(index);
  }

  registerDataChangeListener(listener: DataListener): void {
    this.listener = listener;
  }

  unregisterDataChangeListener(): void {
    this.listener = undefined;
  }

  private tell(before: readonly string[], after: readonly string[]): void {
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start++;
    let end = 0;
    while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
    const gone = before.length - start - end;
    const added = after.length - start - end;
    const edits = [
      ...(gone > 0 ? [{ type: 'delete', index: start, count: gone }] : []),
      ...(added > 0 ? [{ type: 'add', index: start, count: added }] : []),
    ];
    // One after the other: each counts from what the one before has left.
    for (const edit of edits) this.listener?.onDatasetChange([edit]);
  }
}

export function repeatVNode(
  owner: BuildContext['owner'],
  place: string,
  items: () => unknown,
  settings: RepeatSettings,
): VNode {
  const setting = (name: string) => settings.find(([each]) => each === name)?.[1];
  const templates = settings.filter(([name]) => name === 'template').map(([, kind, build]) => [kind, build] as const);
  const spec: RepeatSpec = {
    context: { ...buildContext(), owner },
    items,
    each: (setting('each') ?? (() => [])) as Template,
    keyOf: setting('key') as RepeatSpec['keyOf'],
    templateId: setting('templateId') as RepeatSpec['templateId'],
    templates: new Map(templates as [string, Template][]),
  };
  if (!settings.some(([name]) => name === 'virtualScroll')) return h(RepeatView, { spec });
  const options = (setting('virtualScroll') ?? (() => undefined)) as () => VirtualScroll | undefined;
  for (const name of Object.keys(options() ?? {})) {
    if (!virtualScrollOptions.has(name)) throw new NotImplementedError(`virtualScroll({ ${name} }) of Repeat`, place);
  }
  const source = new RepeatSource(spec, options);
  return lazyForEachVNode(
    owner,
    place,
    () => source.follow(),
    (_item, index) => source.build(index),
    (_item, index) => source.keyAt(index),
  );
}
