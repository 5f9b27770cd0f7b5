/** NavDestination: one page above a Navigation's home page. */
import { h } from 'vue';
import { NavDestinationMode } from '../enums/navigation.ts';
import type { NavEntry, NavPathStack } from '../navigation/navPathStack.ts';
import { type BarOptions, barOptions, type TitleValue, titleBar } from '../navigation/titleBar.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import type { Destination, NavigationMemory } from './Navigation.ts';

interface DestinationContext {
  readonly pathInfo: NavEntry['info'];
  readonly pathStack: NavPathStack;
  readonly navDestinationId: string;
}

const options = () => ({
  ...barOptions(),
  mode: NavDestinationMode.STANDARD as NavDestinationMode,
  onShown: undefined as (() => void) | undefined,
  onHidden: undefined as (() => void) | undefined,
  onBackPressed: undefined as (() => boolean) | undefined,
  onReady: undefined as ((context: DestinationContext) => void) | undefined,
  onWillAppear: undefined as (() => void) | undefined,
  onWillDisappear: undefined as (() => void) | undefined,
});

type Options = ReturnType<typeof options>;

/** Which entry of which Navigation this destination is; the Navigation puts it into the build context. */
export interface NavigationPlace {
  readonly entry: NavEntry;
  readonly memory: NavigationMemory;
}

export class DestinationMemory implements Behaviour<Options>, Destination {
  private options: Options | undefined;
  private isShown = false;

  constructor(private readonly node: UiNode) {
    this.place?.memory.destinations.set(this.place.entry.id, this);
  }

  get place(): NavigationPlace | undefined {
    return this.node.spec.context.navigation as NavigationPlace | undefined;
  }

  get isDialog(): boolean {
    return this.options?.mode === NavDestinationMode.DIALOG;
  }

  set(options: Options): void {
    const isFirst = this.options === undefined;
    this.options = options;
    const { place } = this;
    if (!isFirst || !place) return;
    const { entry, memory } = place;
    this.call(options.onWillAppear);
    const context = { pathInfo: entry.info, pathStack: memory.stack, navDestinationId: String(entry.id) };
    this.call(() => options.onReady?.(context));
  }

  mount(): void {
    this.place?.memory.updated();
    // The Navigation looks again once this destination is known, for the case that it is the topmost one.
    if (this.place?.memory.stack.entries.at(-1) === this.place?.entry) this.shown();
  }

  unmount(): void {
    this.hidden();
    this.call(this.options?.onWillDisappear);
    if (this.place) this.place.memory.destinations.delete(this.place.entry.id);
  }

  shown(): void {
    if (this.isShown) return;
    this.isShown = true;
    this.call(this.options?.onShown);
  }

  hidden(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.call(this.options?.onHidden);
  }

  backPressed(): boolean | undefined {
    const { onBackPressed } = this.options ?? {};
    return onBackPressed && guarded(this.node.place, onBackPressed);
  }

  private call(callback: (() => void) | undefined): void {
    if (callback) guarded(this.node.place, callback);
  }
}

export const NavDestination = component<Options>({
  name: 'NavDestination',
  options,
  attributes: {
    title: (update, value: TitleValue) => {
      update.options.title = value;
    },
    hideTitleBar: (update, value: boolean) => {
      update.options.isHidden = value;
    },
    hideBackButton: (update, value: boolean) => {
      update.options.hidesBack = value;
    },
    menus: (update, value: BarOptions['menus']) => {
      update.options.menus = value;
    },
    mode: (update, value: NavDestinationMode) => {
      update.options.mode = value;
    },
    onShown: (update, handler: () => void) => {
      update.options.onShown = handler;
    },
    onHidden: (update, handler: () => void) => {
      update.options.onHidden = handler;
    },
    onWillAppear: (update, handler: () => void) => {
      update.options.onWillAppear = handler;
    },
    onWillDisappear: (update, handler: () => void) => {
      update.options.onWillDisappear = handler;
    },
    onBackPressed: (update, handler: () => boolean) => {
      update.options.onBackPressed = handler;
    },
    onReady: (update, handler: (context: DestinationContext) => void) => {
      update.options.onReady = handler;
    },
  },
  render: (node, update, children) => {
    const { options } = update;
    node.behaviours.use('destination', (each) => new DestinationMemory(each), options);
    const memory = node.behaviours.get<DestinationMemory>('destination');
    const navigation = memory?.place?.memory;
    if (options.mode === NavDestinationMode.DIALOG) update.classes.push('ui-dialog');
    const isHome = navigation?.isSplit === true && navigation.stack.entries[0] === memory?.place?.entry;
    const back = navigation && !isHome ? () => void (navigation.back() || navigation.stack.pop()) : undefined;
    return h('div', node.props(), [
      titleBar(node as unknown as UiNode, update, options, { level: 'h2', isFull: false, back }),
      h('div', { class: 'ui-nav-body' }, children()),
    ]);
  },
});
