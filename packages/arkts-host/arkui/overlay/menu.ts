/** `bindMenu`, `bindContextMenu` and `bindPopup`: boxes beside a component. */
import { h, type VNode } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { cssLength, vpOf } from '../attributes/length.ts';
import { Placement, ResponseType } from '../enums/layout.ts';
import { pointOf } from '../input/area.ts';
import { resolveAddress, resolveString } from '../resources/resolve.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import {
  type CustomBuilder,
  isTwoWay,
  type Length,
  type Resource,
  type ResourceColor,
  type ResourceStr,
  type TwoWay,
} from '../types.ts';
import type { OverlayHandle } from './overlayHost.ts';
import { placeAt, placeBeside } from './placement.ts';

export interface MenuElement {
  value: ResourceStr;
  icon?: string | Resource;
  enabled?: boolean;
  action: () => void;
}

export interface MenuOptions {
  title?: ResourceStr;
  placement?: Placement;
  offset?: { x: Length; y: Length };
  showInSubWindow?: boolean;
  backgroundColor?: ResourceColor;
  borderRadius?: Length;
  onAppear?: () => void;
  onDisappear?: () => void;
  aboutToAppear?: () => void;
  aboutToDisappear?: () => void;
  preview?: unknown;
}

export interface PopupOptions {
  message?: ResourceStr;
  builder?: CustomBuilder;
  placement?: Placement;
  popupColor?: ResourceColor;
  backgroundColor?: ResourceColor;
  mask?: boolean | { color: ResourceColor };
  enableArrow?: boolean;
  autoCancel?: boolean;
  targetSpace?: Length;
  primaryButton?: { value: string; action: () => void };
  secondaryButton?: { value: string; action: () => void };
  onStateChange?: (event: { isVisible: boolean }) => void;
  width?: Length;
  radius?: Length;
}

export interface MenuValue {
  readonly kind: 'menu' | 'popup';
  /** Undefined when the component itself opens it. */
  readonly isShown: boolean | undefined;
  readonly binding: TwoWay<boolean> | undefined;
  readonly content: CustomBuilder | readonly MenuElement[] | undefined;
  readonly response: ResponseType | 'click' | undefined;
  readonly menu: MenuOptions;
  readonly popup: PopupOptions;
  readonly place: string;
}

export function shown(value: boolean | TwoWay<boolean>): { isShown: boolean; binding: TwoWay<boolean> | undefined } {
  return isTwoWay<boolean>(value)
    ? { isShown: value.value, binding: value }
    : { isShown: Boolean(value), binding: undefined };
}

const longPressTime = 500;

export class MenuBehaviour implements Behaviour<MenuValue> {
  private value: MenuValue | undefined;
  private handle: OverlayHandle | undefined;
  private element: HTMLElement | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly node: UiNode) {}

  set(value: MenuValue): void {
    this.value = value;
  }

  mount(element: HTMLElement): void {
    this.element = element;
    element.addEventListener('click', this.onClick);
    element.addEventListener('contextmenu', this.onContextMenu);
    element.addEventListener('pointerdown', this.onDown);
    for (const type of ['pointerup', 'pointercancel', 'pointermove']) element.addEventListener(type, this.onUp);
    this.updated();
  }

  updated(): void {
    const { value } = this;
    if (value?.response === 'click') this.element?.setAttribute('aria-haspopup', 'menu');
    if (value?.isShown === true && !this.handle) this.open(undefined);
    else if (value?.isShown === false) this.handle?.close();
  }

  unmount(): void {
    clearTimeout(this.timer);
    this.handle?.close();
    const { element } = this;
    element?.removeEventListener('click', this.onClick);
    element?.removeEventListener('contextmenu', this.onContextMenu);
    element?.removeEventListener('pointerdown', this.onDown);
    for (const type of ['pointerup', 'pointercancel', 'pointermove']) element?.removeEventListener(type, this.onUp);
  }

  private readonly onClick = (): void => {
    if (this.value?.response === 'click') this.open(undefined);
  };

  /** The right button; and the menu key of a keyboard, which browsers send as the same event. */
  private readonly onContextMenu = (event: MouseEvent): void => {
    const { response } = this.value ?? {};
    if (response === undefined || response === 'click') return;
    event.preventDefault();
    event.stopPropagation();
    this.open(event.button === 2 ? event : undefined);
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (this.value?.response !== ResponseType.LongPress || event.button !== 0) return;
    this.timer = setTimeout(() => this.open(undefined), longPressTime);
    this.start = { x: event.clientX, y: event.clientY };
  };

  private start = { x: 0, y: 0 };

  private readonly onUp = (event: Event): void => {
    const { clientX, clientY, type } = event as PointerEvent;
    const moved = Math.hypot(clientX - this.start.x, clientY - this.start.y) > 10;
    if (type !== 'pointermove' || moved) clearTimeout(this.timer);
  };

  private call(callback: (() => void) | undefined): void {
    if (callback) guarded(this.value?.place ?? '', callback);
  }

  private open(at: MouseEvent | undefined): void {
    const { value, element } = this;
    if (!value || !element || this.handle) return;
    const { overlays, root } = this.node.app;
    const { menu, popup } = value;
    this.call(menu.aboutToAppear);
    const nodes = this.content(value);
    const point = at ? pointOf(element, at) : undefined;
    const placement = (value.kind === 'menu' ? menu.placement : popup.placement) ?? Placement.Bottom;
    const settle = (box: HTMLElement) => {
      const spot = point
        ? placeAt(root, box, { left: point.windowX, top: point.windowY })
        : placeBeside(root, element, box, placement, vpOf(popup.targetSpace) ?? 8);
      box.style.left = `${spot.left + (vpOf(menu.offset?.x) ?? 0)}px`;
      box.style.top = `${spot.top + (vpOf(menu.offset?.y) ?? 0)}px`;
    };
    const close = () => {
      this.handle?.close();
      return true;
    };
    const style = this.look();
    const isMenu = value.kind === 'menu';
    const hasMask = isMenu || (popup.autoCancel ?? true);
    const maskColor =
      typeof popup.mask === 'object' ? cssColor(popup.mask.color) : popup.mask === true ? 'rgba(0,0,0,0.2)' : undefined;
    this.handle = overlays.show({
      isModal: isMenu,
      isMenu,
      onBack: close,
      closed: () => this.closed(),
      render: () => [
        ...(hasMask
          ? [
              h('div', {
                class: 'ui-mask',
                style: maskColor ? { background: maskColor } : {},
                onClick: close,
                onContextmenu: (event: Event) => {
                  event.preventDefault();
                  close();
                },
              }),
            ]
          : []),
        h(
          'div',
          {
            class: isMenu ? 'ui-menu-box' : 'ui-popup',
            role: isMenu ? undefined : 'dialog',
            style,
            // A chosen item closes the menu.
            onClick: (event: Event) => {
              if (isMenu && (event.target as Element).closest('[role="menuitem"]')) close();
            },
            onVnodeMounted: (vnode: VNode) => settle(vnode.el as HTMLElement),
          },
          nodes,
        ),
      ],
    });
    this.call(menu.onAppear);
    this.call(() => popup.onStateChange?.({ isVisible: true }));
    if (value.binding && !value.binding.value) value.binding.value = true;
  }

  private closed(): void {
    this.handle = undefined;
    const { value } = this;
    if (!value) return;
    this.call(value.menu.aboutToDisappear);
    if (value.binding?.value) value.binding.value = false;
    this.call(value.menu.onDisappear);
    this.call(() => value.popup.onStateChange?.({ isVisible: false }));
  }

  private look(): Record<string, string> {
    const { menu, popup, kind } = this.value as MenuValue;
    const style: Record<string, string> = {};
    const background = cssColor(kind === 'menu' ? menu.backgroundColor : (popup.popupColor ?? popup.backgroundColor));
    if (background !== undefined) style.background = background;
    const radius = cssLength(kind === 'menu' ? menu.borderRadius : popup.radius);
    if (radius !== undefined) style['border-radius'] = radius;
    const width = cssLength(popup.width);
    if (width !== undefined) style.width = width;
    return style;
  }

  private content(value: MenuValue): VNode[] {
    const { content, popup } = value;
    if (typeof content === 'function')
      return this.node.app.overlays.build(content, this.node.spec.context.owner, this.node);
    if (content) return [this.elements(content)];
    const button = (given: { value: string; action: () => void } | undefined) =>
      given &&
      h(
        'button',
        {
          type: 'button',
          onClick: () => {
            this.handle?.close();
            this.call(given.action);
          },
        },
        given.value,
      );
    return [
      h('div', { class: 'ui-popup-text' }, resolveString(popup.message)),
      h('div', { class: 'ui-alert-buttons' }, [button(popup.secondaryButton), button(popup.primaryButton)]),
    ];
  }

  private elements(items: readonly MenuElement[]): VNode {
    return h(
      'div',
      { class: 'ui-Menu', role: 'menu' },
      items.map((item) =>
        h(
          'button',
          {
            type: 'button',
            class: 'ui-MenuItem ui',
            role: 'menuitem',
            disabled: item.enabled === false ? true : undefined,
            onClick: () => this.call(item.action),
          },
          [
            item.icon ? h('img', { src: resolveAddress(item.icon), alt: '' }) : undefined,
            h('span', { class: 'ui-menu-text' }, resolveString(item.value)),
          ],
        ),
      ),
    );
  }
}
