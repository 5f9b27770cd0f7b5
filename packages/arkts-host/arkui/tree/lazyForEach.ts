/**
 * LazyForEach: builds what is on screen plus `cachedCount` items on both sides, and changes only when its data source
 * tells it so (platform.md 31). In a parent that does not scroll it builds everything, as on the platform.
 */
import { defineComponent, Fragment, h, onBeforeUnmount, onMounted, onUpdated, shallowRef, type VNode } from 'vue';
import { zoomOf } from '../input/area.ts';
import { ItemSizes } from '../scroll/itemSizes.ts';
import { type LazyPart, setPart } from '../scroll/items.ts';
import { type ScrollHost, snap } from '../scroll/scrollHost.ts';
import { rawObject } from '../state/observed.ts';
import { type BuildContext, buildContext, buildIn } from './context.ts';
import { type ItemBuilder, type KeyOf, keyed } from './control.ts';
import { DataListener, type DataSource, type Edit } from './dataSource.ts';
import { guarded } from './errors.ts';

interface LazySpec {
  readonly context: BuildContext;
  readonly place: string;
  readonly source: () => unknown;
  readonly build: ItemBuilder;
  readonly keyOf: KeyOf | undefined;
}

/** What a scrolling parent says to its LazyForEach. */
export interface LazyParent {
  readonly host: ScrollHost;
  /** Items beyond the visible ones, on each side. */
  cachedCount(): number;
  /** The gap between items in vp. */
  space(): number;
}

const defaultSize = 64;

class LazyItems implements LazyPart {
  readonly version = shallowRef(0);
  private readonly sizes = new ItemSizes();
  /** What an item that was never shown is taken to measure. Fixed by the first that are: were it to follow them, each
   * new size would move thousands of items. */
  private estimate = Number.NaN;
  /**
   * By how much all items stand lower than the sizes before them say. It takes up what becomes known above the visible
   * items, so that those stay where they are; at the list's beginning it is made good.
   */
  private shift = 0;
  private nodes = new Map<string, VNode>();
  private keys: string[] = [];
  first = 0;
  end = 0;
  before: HTMLElement | undefined;
  after: HTMLElement | undefined;
  private source: DataSource | undefined;
  private readonly listener = new DataListener((edits) => this.edit(edits));

  constructor(
    private readonly spec: LazySpec,
    private readonly parent: LazyParent | undefined,
  ) {}

  get count(): number {
    return this.sizes.count;
  }

  /** Follows the expression that names the source; another source starts anew. */
  follow(): void {
    const source = rawObject(this.spec.source()) as DataSource | undefined;
    if (source === this.source) return;
    this.source?.unregisterDataChangeListener(this.listener);
    this.source = source;
    source?.registerDataChangeListener(this.listener);
    this.reset();
  }

  dispose(): void {
    this.source?.unregisterDataChangeListener(this.listener);
    this.parent?.host.removePart(this);
  }

  private reset(): void {
    this.sizes.reset(this.source?.totalCount() ?? 0);
    this.shift = 0;
    this.nodes.clear();
    if (!this.parent) this.end = this.count;
    else this.chooseRange();
  }

  render(): VNode[] {
    void this.version.value;
    this.follow();
    const { source, spec } = this;
    if (!source) return [];
    const next = new Map<string, VNode>();
    this.keys = [];
    this.end = Math.min(this.end, this.count);
    this.first = Math.min(this.first, this.end);
    for (let index = this.first; index < this.end; index++) {
      const item: unknown = source.getData(index);
      const key = String(spec.keyOf ? spec.keyOf(item, index) : `${index}__${JSON.stringify(rawObject(item))}`);
      if (next.has(key)) continue;
      this.keys.push(key);
      next.set(
        key,
        this.nodes.get(key) ??
          keyed(
            key,
            buildIn(spec.context, () => spec.build(item, index)),
          ),
      );
    }
    this.nodes = next;
    // Before the elements change: were the whole shorter for a moment, the browser would scroll back.
    this.holdPlaces();
    return [...next.values()];
  }

  startOf(index: number): number {
    return this.shift + this.extent(0, index);
  }

  /** What items take up together, gaps after them included. */
  private extent(from: number, to: number): number {
    return this.sizes.extent(from, to, this.unknown, this.parent?.space() ?? 0);
  }

  sizeOf(index: number): number {
    return this.sizes.sizeOr(index, this.unknown);
  }

  indexAt(position: number): number {
    return this.sizes.indexAt(position - this.shift, this.unknown, this.parent?.space() ?? 0);
  }

  private get unknown(): number {
    return Number.isNaN(this.estimate) ? defaultSize : this.estimate;
  }

  /** The first item that is seen. */
  private get visible(): number {
    const { parent, before } = this;
    if (!parent || !before) return 0;
    // Sums of fractions: an item that ends where the window begins would now be seen and now not.
    return this.indexAt(parent.host.viewport().start + snap - this.origin(before));
  }

  measure(): void {
    const { before, after, parent } = this;
    if (!before || !after || !parent) return;
    const isHorizontal = parent.host.isHorizontal;
    // Heights are fractions of pixels; rounded ones would add up to a visible error.
    const zoom = zoomOf(before);
    const { visible } = this;
    let index = this.first;
    let sum = 0;
    for (let element = before.nextElementSibling; element && element !== after; element = element.nextElementSibling) {
      if (index >= this.end) break;
      const box = element.getBoundingClientRect();
      const size = (isHorizontal ? box.width : box.height) / zoom;
      sum += size;
      // What becomes known above the visible items must not move them.
      if (index < visible) this.shift += this.sizeOf(index) - size;
      this.sizes.set(index++, size);
    }
    if (Number.isNaN(this.estimate) && sum > 0) this.estimate = sum / (index - this.first);
    const correction = this.first === 0 || this.startOf(this.first) < 0 ? -this.shift : 0;
    this.shift += correction;
    this.holdPlaces();
    if (correction !== 0) parent.host.adjust(correction);
  }

  /** Gives the items that are no elements their room. */
  private holdPlaces(): void {
    const { before, after, parent } = this;
    if (!before || !after || !parent) return;
    const gap = parent.space();
    this.stretch(before, this.startOf(this.first) - (this.first > 0 ? gap : 0));
    this.stretch(after, this.extent(this.end, this.count) - (this.end < this.count ? gap : 0));
  }

  private stretch(element: HTMLElement, size: number): void {
    const css = `${Math.max(0, size)}px`;
    const property = this.parent?.host.isHorizontal ? 'width' : 'height';
    if (element.style[property] !== css) element.style[property] = css;
    // An empty place must not take a gap.
    const display = size > 0 ? '' : 'none';
    if (element.style.display !== display) element.style.display = display;
  }

  request(): boolean {
    if (!this.parent) return true;
    const { first, end } = this;
    this.chooseRange();
    const isSame = first === this.first && end === this.end;
    if (!isSame) this.version.value++;
    return isSame;
  }

  /** The visible items and the cached ones around them. */
  private chooseRange(): void {
    const { parent, before, count } = this;
    if (!parent) return;
    const { start, size } = parent.host.viewport();
    const origin = before ? this.origin(before) : 0;
    const cached = parent.cachedCount();
    const visible = size > 0 ? size : 800;
    const first = this.indexAt(start - origin);
    const last = this.indexAt(start - origin + visible);
    this.first = Math.max(0, first - cached);
    this.end = Math.min(count, last + 1 + cached);
  }

  private origin(before: HTMLElement): number {
    const visible =
      before.style.display === 'none' ? ((before.nextElementSibling as HTMLElement | null) ?? before) : before;
    let element: HTMLElement | null = visible;
    let sum = 0;
    const root = this.parent?.host.node.element;
    const isHorizontal = this.parent?.host.isHorizontal ?? false;
    while (element && element !== root) {
      sum += isHorizontal ? element.offsetLeft : element.offsetTop;
      element = element.offsetParent as HTMLElement | null;
    }
    return sum;
  }

  private edit(edits: readonly Edit[]): void {
    guarded(this.spec.place, () => {
      this.parent?.host.noteGrowth();
      for (const edit of edits) this.apply(edit);
      if (!this.parent) this.end = this.count;
      else this.chooseRange();
      this.version.value++;
    });
  }

  private apply(edit: Edit): void {
    switch (edit.kind) {
      case 'reload':
        this.reset();
        return;
      case 'add':
        if (this.parent?.host.keepsPosition && edit.index <= this.visible) {
          this.shift -= edit.count * (this.unknown + this.parent.space());
        }
        this.sizes.insert(edit.index, edit.count);
        this.parent?.host.itemsMoved(edit.index, edit.count);
        return;
      case 'delete':
        if (edit.index < this.visible)
          this.shift += this.extent(edit.index, Math.min(edit.index + edit.count, this.visible));
        this.sizes.remove(edit.index, edit.count);
        this.parent?.host.itemsMoved(edit.index + edit.count, -edit.count);
        return;
      case 'move':
        this.sizes.move(edit.from, edit.to);
        return;
      case 'change': {
        // The item is built anew even under the same key.
        const key = this.keys[edit.index - this.first];
        if (edit.index >= this.first && edit.index < this.end && key !== undefined) this.nodes.delete(key);
      }
    }
  }
}

let nextChange = 1;

const LazyForEachView = defineComponent<{ spec: LazySpec }>({
  name: 'LazyForEach',
  props: ['spec'] as never,
  setup(props) {
    const { spec } = props;
    const parent = findLazyParent(spec.context);
    const items = new LazyItems(spec, parent);
    parent?.host.addPart(items);
    onMounted(() => parent?.host.settle());
    onUpdated(() => parent?.host.settle());
    onBeforeUnmount(() => items.dispose());
    const setBefore = (element: unknown) => {
      if (!element) return;
      items.before = element as HTMLElement;
      setPart(items.before, items);
    };
    const setAfter = (element: unknown) => {
      if (element) items.after = element as HTMLElement;
    };
    return () => {
      const nodes = items.render();
      if (!parent) return h(Fragment, nodes);
      return h(Fragment, [
        h('div', {
          key: '\0before',
          class: 'ui-lazy-space',
          role: 'presentation',
          'aria-hidden': 'true',
          ref: setBefore,
        }),
        ...nodes,
        h('div', {
          key: '\0after',
          class: 'ui-lazy-space',
          role: 'presentation',
          'aria-hidden': 'true',
          ref: setAfter,
        }),
      ]);
    };
  },
});

function findLazyParent(context: BuildContext): LazyParent | undefined {
  for (let node = context.parent; node; node = node.parent) {
    const memory = node.memory as { lazyParent?: LazyParent } | undefined;
    if (memory?.lazyParent) return memory.lazyParent;
    if (node.definition.name !== 'ListItemGroup') return undefined;
  }
  return undefined;
}

export function lazyForEachVNode(
  owner: BuildContext['owner'],
  place: string,
  source: () => unknown,
  build: ItemBuilder,
  keyOf: KeyOf | undefined,
): VNode {
  return h(LazyForEachView, {
    spec: { context: { ...buildContext(), owner }, place, source, build, keyOf },
    key: `lazy${nextChange++}`,
  });
}
