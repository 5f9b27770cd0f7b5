/** Tabs: pages that a bar of tabs chooses between. */
import { h, shallowRef, type VNode } from 'vue';
import { backdropOf } from '../attributes/background.ts';
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import { BlurStyle } from '../enums/layout.ts';
import { BarMode, BarPosition } from '../enums/scroll.ts';
import { resolveAddress, resolveString } from '../resources/resolve.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import { buildIn } from '../tree/context.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import {
  type CustomBuilder,
  isResource,
  isTwoWay,
  type Length,
  type Resource,
  type ResourceColor,
  type ResourceStr,
  type TwoWay,
} from '../types.ts';
import type { TabsController } from './tabsController.ts';

const options = () => ({
  position: BarPosition.Start as BarPosition,
  index: undefined as number | undefined,
  binding: undefined as TwoWay<number> | undefined,
  controller: undefined as TabsController | undefined,
  isVertical: false,
  barMode: BarMode.Fixed as BarMode,
  barStyle: {} as Record<string, string>,
  barBlur: undefined as BlurStyle | undefined,
  /** The bar lies over the pages. */
  isOverlapped: false,
  onChange: undefined as ((index: number) => void) | undefined,
  onTabBarClick: undefined as ((index: number) => void) | undefined,
});

type Options = ReturnType<typeof options>;

/** What stands for a page in the bar. */
export type TabBar = ResourceStr | CustomBuilder | { icon?: string | Resource; text?: ResourceStr };

interface Tab {
  readonly node: UiNode;
  bar: TabBar | undefined;
}

/** The chosen page, and the tabs that have come up. */
export class TabsState implements Behaviour<Options> {
  readonly current = shallowRef(0);
  readonly tabs = shallowRef<readonly Tab[]>([]);
  private readonly builtBars = new Map<UiNode, VNode[]>();
  private options: Options | undefined;
  private lastIndex: number | undefined;

  constructor(private readonly node: UiNode) {}

  set(options: Options): void {
    this.options = options;
    options.controller?.attach((index) => this.choose(index));
    if (options.index !== undefined && options.index !== this.lastIndex) {
      this.lastIndex = options.index;
      this.current.value = options.index;
    }
  }

  add(tab: Tab): void {
    this.tabs.value = [...this.tabs.value, tab];
  }

  remove(node: UiNode): void {
    this.tabs.value = this.tabs.value.filter((tab) => tab.node !== node);
  }

  refresh(): void {
    this.tabs.value = [...this.tabs.value];
  }

  choose(index: number): void {
    if (index === this.current.value || index < 0 || index >= this.tabs.value.length) return;
    this.current.value = index;
    this.lastIndex = index;
    const { binding, onChange } = this.options ?? {};
    guarded(this.node.place, () => {
      if (binding) binding.value = index;
      onChange?.(index);
    });
  }

  click(index: number): void {
    guarded(this.node.place, () => this.options?.onTabBarClick?.(index));
    this.choose(index);
  }

  /** What stands in the bar for a page. */
  label({ node, bar }: Tab): (VNode | string | undefined)[] {
    if (bar === undefined) return [];
    if (typeof bar === 'function') {
      let nodes = this.builtBars.get(node);
      if (!nodes) {
        nodes = buildIn({ ...node.spec.context, parent: node }, bar);
        this.builtBars.set(node, nodes);
      }
      return nodes;
    }
    if (typeof bar === 'string' || isResource(bar)) return [resolveString(bar)];
    const icon = bar.icon ? h('img', { src: resolveAddress(bar.icon), alt: '', width: 24, height: 24 }) : undefined;
    return [icon, resolveString(bar.text)];
  }
}

export const Tabs = component<Options>({
  name: 'Tabs',
  options,
  create: (
    update,
    given?: { barPosition?: BarPosition; index?: number | TwoWay<number>; controller?: TabsController },
  ) => {
    const { options } = update;
    options.position = given?.barPosition ?? BarPosition.Start;
    options.controller = given?.controller;
    const index = given?.index;
    if (isTwoWay<number>(index)) {
      options.binding = index;
      options.index = index.value;
    } else {
      options.index = index;
    }
  },
  attributes: {
    vertical: (update, value: boolean) => {
      update.options.isVertical = value;
    },
    barPosition: (update, value: BarPosition) => {
      update.options.position = value;
    },
    barMode: (update, value: BarMode) => {
      update.options.barMode = value;
    },
    barWidth: (update, value: Length) => {
      update.options.barStyle.width = cssLength(value) ?? '';
    },
    barHeight: (update, value: Length) => {
      update.options.barStyle.height = cssLength(value) ?? '';
    },
    barBackgroundColor: (update, value: ResourceColor) => {
      update.options.barStyle['background-color'] = cssColor(value) ?? '';
    },
    barBackgroundBlurStyle: (update, value: BlurStyle) => {
      update.options.barBlur = value;
    },
    barOverlap: (update, value: boolean) => {
      update.options.isOverlapped = value;
    },
    scrollable: (update, value: boolean) => {
      // Pages change by the bar and the controller only.
      if (value) update.unknown('Swiping between tabs');
    },
    animationDuration: (update, value: number) => {
      if (value > 0) update.unknown('An animated change of tabs');
    },
    onChange: (update, handler: (index: number) => void) => {
      update.options.onChange = handler;
    },
    onTabBarClick: (update, handler: (index: number) => void) => {
      update.options.onTabBarClick = handler;
    },
  },
  setup: (node) => {
    node.memory = new TabsState(node as unknown as UiNode);
  },
  render: (node, update, children) => {
    const state = node.memory as TabsState;
    state.set(update.options);
    const { position, isVertical, barMode, barBlur, isOverlapped } = update.options;
    const barStyle = { ...update.options.barStyle };
    // A bar over the pages is blurred unless it says how.
    const backdrop = backdropOf(barBlur ?? (isOverlapped ? BlurStyle.COMPONENT_THICK : BlurStyle.NONE));
    if (backdrop) Object.assign(barStyle, { 'backdrop-filter': backdrop.filter, 'background-image': backdrop.tint });
    if (isOverlapped) update.classes.push(position === BarPosition.End ? 'ui-tabs-over-end' : 'ui-tabs-over-start');
    if (isVertical) update.classes.push('ui-tab-vertical');
    const current = state.current.value;
    const tabs = state.tabs.value;
    const keyed = (event: KeyboardEvent) => {
      const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
      const isAlong = isVertical === (event.key === 'ArrowUp' || event.key === 'ArrowDown');
      if (step === undefined || !isAlong) return;
      const next = (event.currentTarget as HTMLElement).children[state.current.value + step] as HTMLElement | undefined;
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      next.focus();
      state.click(state.current.value + step);
    };
    const bar = h(
      'div',
      {
        class: ['ui-tab-bar', barMode === BarMode.Scrollable ? 'ui-scrollable' : ''],
        role: 'tablist',
        'aria-orientation': isVertical ? 'vertical' : 'horizontal',
        style: barStyle,
        onKeydown: keyed,
      },
      tabs.map((tab, index) =>
        h(
          'button',
          {
            key: index,
            type: 'button',
            class: 'ui-tab',
            role: 'tab',
            'aria-selected': String(index === current),
            tabindex: index === current ? 0 : -1,
            'data-focusable': 'true',
            onClick: () => state.click(index),
          },
          state.label(tab),
        ),
      ),
    );
    const pages = h('div', { class: 'ui-tab-pages' }, children());
    const hasBar = tabs.some((tab) => tab.bar !== undefined);
    const parts = hasBar ? (position === BarPosition.End ? [pages, bar] : [bar, pages]) : [pages];
    return h(
      'div',
      node.props(),
      parts.map((part) => h(part, { key: part === bar ? 'bar' : 'pages' })),
    );
  },
});
