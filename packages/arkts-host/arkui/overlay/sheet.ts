/** `bindSheet` and `bindContentCover`: content that comes from below over the page. */
import { h, type VNode } from 'vue';
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import type { BlurStyle } from '../enums/layout.ts';
import { ModalTransition, SheetSize, SheetType } from '../enums/navigation.ts';
import { resolveString } from '../resources/resolve.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import {
  type CustomBuilder,
  isTwoWay,
  type Length,
  type ResourceColor,
  type ResourceStr,
  type TwoWay,
} from '../types.ts';
import type { OverlayHandle } from './overlayHost.ts';

export interface SheetOptions {
  height?: SheetSize | Length;
  width?: Length;
  title?: { title: ResourceStr; subtitle?: ResourceStr } | CustomBuilder;
  detents?: (SheetSize | Length)[];
  preferType?: SheetType;
  showClose?: boolean;
  dragBar?: boolean;
  maskColor?: ResourceColor;
  backgroundColor?: ResourceColor;
  blurStyle?: BlurStyle;
  enableOutsideInteractive?: boolean;
  modalTransition?: ModalTransition;
  onAppear?: () => void;
  onDisappear?: () => void;
  onWillAppear?: () => void;
  onWillDisappear?: () => void;
  shouldDismiss?: (action: { dismiss: () => void }) => void;
  onWillDismiss?: (action: { dismiss: () => void; reason: number }) => void;
}

export interface SheetValue {
  readonly kind: 'sheet' | 'cover';
  readonly isShown: boolean;
  readonly binding: TwoWay<boolean> | undefined;
  readonly builder: CustomBuilder;
  readonly options: SheetOptions;
  readonly place: string;
}

export function sheetValue(
  kind: SheetValue['kind'],
  show: boolean | TwoWay<boolean>,
  builder: CustomBuilder,
  options: SheetOptions,
  place: string,
): SheetValue {
  const binding = isTwoWay<boolean>(show) ? show : undefined;
  return { kind, isShown: binding ? binding.value : Boolean(show), binding, builder, options, place };
}

function sizeOf(value: SheetSize | Length | undefined): string | undefined {
  if (value === SheetSize.MEDIUM) return '60%';
  if (value === SheetSize.LARGE) return 'calc(100% - 32px)';
  if (value === SheetSize.FIT_CONTENT) return undefined;
  return cssLength(value as Length);
}

export class SheetBehaviour implements Behaviour<SheetValue> {
  private value: SheetValue | undefined;
  private handle: OverlayHandle | undefined;

  constructor(private readonly node: UiNode) {}

  set(value: SheetValue): void {
    this.value = value;
  }

  mount(): void {
    this.updated();
  }

  updated(): void {
    if (this.value?.isShown && !this.handle) this.open(this.value);
    else if (!this.value?.isShown) this.handle?.close();
  }

  unmount(): void {
    this.handle?.close();
  }

  private call(callback: (() => void) | undefined): void {
    if (callback) guarded(this.value?.place ?? '', callback);
  }

  private open(value: SheetValue): void {
    const { overlays } = this.node.app;
    const { owner } = this.node.spec.context;
    this.call(value.options.onWillAppear);
    const nodes = overlays.build(value.builder, owner, this.node);
    const { title } = value.options;
    const head = typeof title === 'function' ? overlays.build(title, owner, this.node) : undefined;
    this.handle = overlays.show({
      isModal: true,
      onBack: () => this.dismiss(0),
      closed: () => this.closed(),
      render: () => (value.kind === 'cover' ? this.cover(nodes) : this.sheet(nodes, head)),
    });
    this.call(value.options.onAppear);
  }

  private closed(): void {
    this.handle = undefined;
    const { value } = this;
    this.call(value?.options.onWillDisappear);
    if (value?.binding?.value) value.binding.value = false;
    this.call(value?.options.onDisappear);
  }

  private dismiss(reason: number): boolean {
    const close = () => this.handle?.close();
    const { onWillDismiss, shouldDismiss } = this.value?.options ?? {};
    if (onWillDismiss) this.call(() => onWillDismiss({ dismiss: close, reason }));
    else if (shouldDismiss) this.call(() => shouldDismiss({ dismiss: close }));
    else close();
    return true;
  }

  private cover(nodes: VNode[]): VNode[] {
    const isStill = this.value?.options.modalTransition === ModalTransition.NONE;
    const background = cssColor(this.value?.options.backgroundColor);
    const style = { ...(isStill ? { animation: 'none' } : {}), ...(background ? { background } : {}) };
    // A page over the page: nothing names it, so it is no dialog to a screen reader.
    return [h('div', { class: 'ui-cover', style }, nodes)];
  }

  private sheet(nodes: VNode[], head: VNode[] | undefined): VNode[] {
    const options = this.value?.options ?? {};
    const isWide = this.node.app.root.offsetWidth >= 600;
    const isCenter = options.preferType === SheetType.CENTER || (isWide && options.preferType !== SheetType.BOTTOM);
    const style: Record<string, string> = {};
    const height = sizeOf(options.height ?? options.detents?.[0] ?? SheetSize.LARGE);
    if (height !== undefined) style.height = height;
    const width = cssLength(options.width);
    if (width !== undefined) Object.assign(style, { width, 'max-width': width });
    const background = cssColor(options.backgroundColor);
    if (background !== undefined) style.background = background;
    const { title } = options;
    const words = typeof title === 'object' ? title : undefined;
    const hasClose = options.showClose ?? true;
    const close = h(
      'button',
      { type: 'button', class: 'ui-nav-button', 'aria-label': '×', onClick: () => this.dismiss(2) },
      '✕',
    );
    const hasHead = head !== undefined || words !== undefined || hasClose;
    return [
      h('div', {
        class: 'ui-mask',
        style: { background: cssColor(options.maskColor) ?? 'rgba(0, 0, 0, 0.2)' },
        onClick: () => this.dismiss(1),
      }),
      h(
        'div',
        {
          class: ['ui-sheet', isCenter ? 'ui-center' : ''],
          role: 'dialog',
          'aria-modal': 'true',
          'aria-label': words ? resolveString(words.title) : undefined,
          style,
        },
        [
          !isCenter && (options.dragBar ?? true) ? h('div', { class: 'ui-sheet-bar' }) : undefined,
          hasHead
            ? h('div', { class: 'ui-sheet-head' }, [
                head ? h('div', { class: 'ui-nav-names' }, head) : h('h2', words ? resolveString(words.title) : ''),
                hasClose ? close : undefined,
              ])
            : undefined,
          h('div', { class: 'ui-sheet-body' }, nodes),
        ],
      ),
    ];
  }
}
