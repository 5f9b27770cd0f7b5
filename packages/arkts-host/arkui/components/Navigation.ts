/**
 * Navigation: a home page, and destinations above it, or beside it when the window is 600 vp wide or more. The home page
 * is its children; destinations are built by `navDestination` when they are pushed.
 */
import { h, nextTick, shallowRef, TransitionGroup, type VNode } from 'vue';
import { cssLength, vpOf } from '../attributes/length.ts';
import type { ComponentContent } from '../componentContent.ts';
import { NavBarPosition, NavigationMode, NavigationTitleMode } from '../enums/navigation.ts';
import { type NavEntry, NavPathStack } from '../navigation/navPathStack.ts';
import { comeIn, goOut } from '../navigation/pageTurn.ts';
import { type BarOptions, barOptions, type TitleValue, titleBar } from '../navigation/titleBar.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import { buildIn } from '../tree/context.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import type { Length } from '../types.ts';

/** Beside each other from this width on, as on the platform since API 9. */
const splitWidth = 600;

const options = () => ({
  ...barOptions(),
  stack: undefined as NavPathStack | undefined,
  mode: NavigationMode.Auto as NavigationMode,
  titleMode: NavigationTitleMode.Free as NavigationTitleMode,
  hidesBar: false,
  barWidth: 240 as Length,
  barPosition: NavBarPosition.Start as NavBarPosition,
  destination: undefined as ((name: string, param: unknown) => unknown[]) | undefined,
  placeholder: undefined as ComponentContent | undefined,
  onModeChange: undefined as ((mode: NavigationMode) => void) | undefined,
  onBarState: undefined as ((isVisible: boolean) => void) | undefined,
});

type Options = ReturnType<typeof options>;

/** Pages that are closed and still move out of sight. */
const leaving = new WeakSet<Element>();

/** A page above the home page, as its Navigation knows it. */
export interface Destination {
  readonly isDialog: boolean;
  shown(): void;
  hidden(): void;
  /** True when it used the back key; undefined when it does not ask for it. */
  backPressed(): boolean | undefined;
}

/** What one Navigation keeps while it is there. */
export class NavigationMemory implements Behaviour<Options> {
  readonly width = shallowRef(0);
  private readonly own = new NavPathStack();
  private options: Options | undefined;
  private readonly nodesById = new Map<number, VNode[]>();
  /** Destinations that have come up, by entry. */
  readonly destinations = new Map<number, Destination>();
  private observer: ResizeObserver | undefined;
  private shown: number | undefined;
  private placeholder: { readonly content: ComponentContent; readonly nodes: VNode[] } | undefined;
  private toldMode: NavigationMode | undefined;
  private endBack: (() => void) | undefined;

  constructor(private readonly node: UiNode) {}

  get stack(): NavPathStack {
    return this.options?.stack ?? this.own;
  }

  get isSplit(): boolean {
    const mode = this.options?.mode ?? NavigationMode.Auto;
    return mode === NavigationMode.Split || (mode === NavigationMode.Auto && this.width.value >= splitWidth);
  }

  set(options: Options): void {
    this.options = options;
  }

  mount(element: HTMLElement): void {
    this.width.value = element.offsetWidth;
    this.observer = new ResizeObserver(() => this.laidOut(element));
    this.observer.observe(element);
    this.endBack = this.node.app.addBackHandler(() => this.back());
    void nextTick(() => this.updated());
  }

  /** Tells the page its mode: at the first layout, and when it has changed. */
  private laidOut(element: HTMLElement): void {
    this.width.value = element.offsetWidth;
    const mode = this.isSplit ? NavigationMode.Split : NavigationMode.Stack;
    if (mode === this.toldMode) return;
    this.toldMode = mode;
    guarded(this.node.place, () => this.options?.onModeChange?.(mode));
  }

  /** Tells destinations that they are shown or hidden. */
  updated(): void {
    const top = this.stack.entries.at(-1)?.id;
    if (top === this.shown) return;
    const before = this.shown === undefined ? undefined : this.destinations.get(this.shown);
    const now = top === undefined ? undefined : this.destinations.get(top);
    this.shown = top;
    before?.hidden();
    now?.shown();
    const { onBarState } = this.options ?? {};
    if (onBarState && !this.isSplit) guarded(this.node.place, () => onBarState(top === undefined));
  }

  unmount(): void {
    this.observer?.disconnect();
    this.endBack?.();
  }

  /** The back key: the topmost destination may use it, else it goes. */
  back(): boolean {
    const top = this.stack.entries.at(-1);
    if (!top || !this.isOnScreen()) return false;
    if (this.destinations.get(top.id)?.backPressed() === true) return true;
    this.stack.pop();
    return true;
  }

  private isOnScreen(): boolean {
    const { element } = this.node;
    return element !== undefined && element.offsetParent !== null && getComputedStyle(element).visibility !== 'hidden';
  }

  /** A destination's nodes: built once, gone with it. */
  nodesOf(entry: NavEntry, build: (name: string, param: unknown) => unknown[]): VNode[] {
    let nodes = this.nodesById.get(entry.id);
    if (!nodes) {
      const context = { ...this.node.spec.context, parent: this.node, navigation: { entry, memory: this } };
      nodes = buildIn(context, () => build(entry.info.name, entry.info.param));
      this.nodesById.set(entry.id, nodes);
    }
    return nodes;
  }

  /** What stands beside the home page while nothing is open; built once. */
  placeholderNodes(content: ComponentContent): VNode[] {
    if (this.placeholder?.content !== content) {
      const nodes = buildIn({ ...this.node.spec.context, parent: this.node }, () => content.build());
      this.placeholder = { content, nodes };
    }
    return this.placeholder.nodes;
  }

  /** A destination's element is there. */
  readonly entered = (page: Element, done: () => void): void => {
    if (this.turns(page) && page === this.topPage()) comeIn(page, this.pages().at(-2) ?? this.bar());
    done();
  };

  /** A destination is closed; its element stays until `done`. */
  readonly left = (page: Element, done: () => void): void => {
    leaving.add(page);
    // Under others it goes unseen.
    const wasTop = page.nextElementSibling === null || leaving.has(page.nextElementSibling);
    if (this.turns(page) && wasTop) goOut(page as HTMLElement, this.topPage() ?? this.bar(), done);
    else done();
  };

  /** Pages beside the home page, and those through which one sees what is below, change at once. */
  private turns(page: Element): boolean {
    return !this.isSplit && this.stack.isAnimated && page.querySelector(':scope > .ui-dialog') === null;
  }

  /** The elements of what is open, the topmost last. */
  private pages(): Element[] {
    const found = this.node.element?.querySelectorAll(':scope > .ui-nav-content > .ui-nav-entry') ?? [];
    return [...found].filter((page) => !leaving.has(page));
  }

  private topPage(): Element | undefined {
    return this.pages().at(-1);
  }

  private bar(): Element | undefined {
    return this.node.element?.querySelector(':scope > .ui-nav-bar') ?? undefined;
  }

  forgetOthers(entries: readonly NavEntry[]): void {
    const known = new Set(entries.map((entry) => entry.id));
    for (const id of [...this.nodesById.keys()]) if (!known.has(id)) this.nodesById.delete(id);
  }
}

export const Navigation = component<Options>({
  name: 'Navigation',
  options,
  create: (update, stack?: NavPathStack) => {
    update.options.stack = stack;
  },
  attributes: {
    title: (update, value: TitleValue) => {
      update.options.title = value;
    },
    titleMode: (update, value: NavigationTitleMode) => {
      update.options.titleMode = value;
    },
    hideTitleBar: (update, value: boolean) => {
      update.options.isHidden = value;
    },
    hideBackButton: (update, value: boolean) => {
      update.options.hidesBack = value;
    },
    hideNavBar: (update, value: boolean) => {
      update.options.hidesBar = value;
    },
    hideToolBar: (update, value: boolean) => {
      // There are no tool bars here (`toolbarConfiguration` is not implemented), so they are hidden anyhow.
      if (typeof value !== 'boolean') update.unknown('hideToolBar of this kind');
    },
    menus: (update, value: BarOptions['menus']) => {
      update.options.menus = value;
    },
    mode: (update, value: NavigationMode) => {
      update.options.mode = value;
    },
    navBarWidth: (update, value: Length) => {
      update.options.barWidth = value;
    },
    navBarPosition: (update, value: NavBarPosition) => {
      update.options.barPosition = value;
    },
    navDestination: (update, value: (name: string, param: unknown) => unknown[]) => {
      update.options.destination = value;
    },
    onNavigationModeChange: (update, handler: (mode: NavigationMode) => void) => {
      update.options.onModeChange = handler;
    },
    onNavBarStateChange: (update, handler: (isVisible: boolean) => void) => {
      update.options.onBarState = handler;
    },
    splitPlaceholder: (update, value: ComponentContent) => {
      update.options.placeholder = value;
    },
    enableDragBar: (update, value: boolean) => {
      if (value) update.unknown('enableDragBar');
    },
  },
  render: (node, update, children) => {
    const { options } = update;
    node.behaviours.use('navigation', (each) => new NavigationMemory(each), options);
    const memory = node.behaviours.get<NavigationMemory>('navigation') as NavigationMemory;
    const entries = memory.stack.entries;
    memory.forgetOthers(entries);
    const { isSplit } = memory;
    const hidesBar = options.hidesBar || (!isSplit && entries.length > 0);
    if (isSplit) update.classes.push('ui-nav-split');
    if (options.barPosition === NavBarPosition.End) update.style['flex-direction'] = 'row-reverse';
    const barStyle: Record<string, string> = {};
    if (isSplit)
      barStyle.width = options.hidesBar ? '0px' : (cssLength(options.barWidth) ?? `${vpOf(options.barWidth) ?? 240}px`);
    if (hidesBar) barStyle.visibility = 'hidden';
    const isFull = options.titleMode !== NavigationTitleMode.Mini;
    const bar = h('div', { class: 'ui-nav-bar', style: barStyle, 'aria-hidden': hidesBar ? 'true' : undefined }, [
      titleBar(node as unknown as UiNode, update, options, { level: 'h1', isFull, back: undefined }),
      h('div', { class: 'ui-nav-body' }, children()),
    ]);
    const { destination } = options;
    const pages = destination
      ? entries.map((entry, index) => {
          const isTop = index === entries.length - 1;
          const style =
            isTop || memory.destinations.get(entries[index + 1]?.id ?? 0)?.isDialog ? {} : { visibility: 'hidden' };
          const props = { key: entry.id, class: 'ui-nav-entry ui', style, 'aria-hidden': isTop ? undefined : 'true' };
          return h('div', props, memory.nodesOf(entry, destination));
        })
      : [];
    const { placeholder } = options;
    const isEmpty = isSplit && entries.length === 0 && placeholder !== undefined;
    const turning = { css: false, onEnter: memory.entered, onLeave: memory.left };
    const content: VNode[] = [h(TransitionGroup, turning, () => pages)];
    if (isEmpty) content.push(h('div', { class: 'ui-nav-placeholder' }, memory.placeholderNodes(placeholder)));
    return h('div', node.props(), [bar, h('div', { class: 'ui-nav-content' }, content)]);
  },
});
