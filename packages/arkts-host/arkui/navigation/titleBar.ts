/** The title bar of Navigation and NavDestination: back button, title, menu. */
import { h, type VNode } from 'vue';
import { resourceConfig } from '../resources/config.ts';
import { resolveAddress, resolveString } from '../resources/resolve.ts';
import { buildIn } from '../tree/context.ts';
import { guarded } from '../tree/errors.ts';
import type { NodeUpdate, UiNode } from '../tree/node.ts';
import { type CustomBuilder, isResource, type Resource, type ResourceStr } from '../types.ts';

export interface CommonTitle {
  main: ResourceStr;
  sub: ResourceStr;
}

export interface MenuItemSetting {
  value: ResourceStr;
  icon?: string | Resource;
  isEnabled?: boolean;
  action?: () => void;
}

export type TitleValue = ResourceStr | CommonTitle | CustomBuilder | { builder: CustomBuilder; height: number };

export interface BarOptions {
  title: TitleValue | undefined;
  menus: CustomBuilder | readonly MenuItemSetting[] | undefined;
  isHidden: boolean;
  hidesBack: boolean;
}

export function barOptions(): BarOptions {
  return { title: undefined, menus: undefined, isHidden: false, hidesBack: false };
}

interface Built {
  title?: VNode[];
  menus?: VNode[];
}

function built(node: UiNode, key: 'title' | 'menus', builder: CustomBuilder): VNode[] {
  const memory = node.remember<Built>();
  memory[key] ??= buildIn({ ...node.spec.context, parent: node }, builder);
  return memory[key];
}

/** Text of the bar's own buttons, in the window's language. */
export function backLabel(): string {
  return resourceConfig().locale.startsWith('zh') ? '返回' : 'Back';
}

const backIcon = () =>
  h(
    'svg',
    {
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'aria-hidden': 'true',
    },
    [h('path', { d: 'M15 5l-7 7 7 7' })],
  );

interface BarSetting {
  readonly level: 'h1' | 'h2';
  readonly isFull: boolean;
  readonly back: (() => void) | undefined;
}

export function titleBar(
  node: UiNode,
  update: NodeUpdate,
  options: BarOptions,
  setting: BarSetting,
): VNode | undefined {
  const { title, menus, isHidden, hidesBack } = options;
  const hasBack = setting.back !== undefined && !hidesBack;
  if (isHidden || (title === undefined && menus === undefined && !hasBack)) return undefined;
  const back = hasBack
    ? h('button', { type: 'button', class: 'ui-nav-button', 'aria-label': backLabel(), onClick: setting.back }, [
        backIcon(),
      ])
    : undefined;
  return h('div', { class: ['ui-nav-title', setting.isFull ? 'ui-full' : ''] }, [
    back,
    h('div', { class: 'ui-nav-names' }, names(node, title, setting.level)),
    ...menuButtons(node, update, menus),
  ]);
}

function names(node: UiNode, title: TitleValue | undefined, level: string): (VNode | undefined)[] {
  if (title === undefined) return [];
  if (typeof title === 'function') return built(node, 'title', title);
  if (typeof title === 'string' || isResource(title)) return [h(level, resolveString(title))];
  if ('builder' in title) return built(node, 'title', title.builder);
  const sub = resolveString(title.sub);
  return [h(level, resolveString(title.main)), sub === '' ? undefined : h('p', sub)];
}

function menuButtons(node: UiNode, update: NodeUpdate, menus: BarOptions['menus']): VNode[] {
  if (menus === undefined) return [];
  if (typeof menus === 'function') return built(node, 'menus', menus);
  return menus.map((item) => {
    const label = resolveString(item.value);
    return h(
      'button',
      {
        type: 'button',
        class: 'ui-nav-button',
        'aria-label': label,
        disabled: item.isEnabled === false ? true : undefined,
        onClick: () => guarded(update.place, () => item.action?.()),
      },
      item.icon ? [h('img', { src: resolveAddress(item.icon), alt: '' })] : label,
    );
  });
}
