/** The layer over the pages of a window: dialogs, sheets, menus, popups and toasts, in the order they were opened. */
import { h, shallowRef, type VNode } from 'vue';
import type { App } from '../app/app.ts';
import { canFocus, focusablesIn, focusElement } from '../focus/focusMove.ts';
import type { Struct } from '../state/struct.ts';
import { buildIn } from '../tree/context.ts';
import type { UiNode } from '../tree/node.ts';

export interface OverlaySetting {
  /** Draws the overlay; runs again when anything it reads changes. */
  readonly render: () => VNode | VNode[];
  /** One that `ContextMenuController` closes. */
  readonly isMenu?: boolean;
  /** Takes the focus, and keeps it inside. */
  readonly isModal: boolean;
  /** The back key, or a click beside: true when it was used. Without it the overlay does not react. */
  readonly onBack?: () => boolean;
  /** After it has gone. */
  readonly closed?: () => void;
}

interface OpenOverlay extends OverlaySetting {
  readonly id: number;
  readonly focusBefore: Element | null;
}

export interface OverlayHandle {
  readonly id: number;
  close(): void;
}

export class OverlayHost {
  private readonly open = shallowRef<readonly OpenOverlay[]>([]);
  private nextId = 1;

  constructor(private readonly app: App) {}

  show(setting: OverlaySetting): OverlayHandle {
    const id = this.nextId++;
    const focusBefore = this.app.root.ownerDocument.activeElement;
    this.open.value = [...this.open.value, { ...setting, id, focusBefore }];
    return { id, close: () => this.close(id) };
  }

  close(id: number): void {
    const overlay = this.open.value.find((each) => each.id === id);
    if (!overlay) return;
    this.open.value = this.open.value.filter((each) => each !== overlay);
    this.cover();
    const { focusBefore } = overlay;
    if (overlay.isModal && focusBefore instanceof HTMLElement && focusBefore.isConnected && canFocus(focusBefore)) {
      focusElement(focusBefore);
    }
    overlay.closed?.();
  }

  closeMenus(): void {
    for (const { id, isMenu } of this.open.value) if (isMenu) this.close(id);
  }

  /** The back key: goes to the topmost overlay that reacts to it. */
  back(): boolean {
    const top = [...this.open.value].reverse().find((each) => each.isModal);
    return top?.onBack?.() ?? false;
  }

  render(): VNode {
    return h(
      'div',
      { class: 'ui-overlays' },
      this.open.value.map((overlay) =>
        h(
          'div',
          {
            class: 'ui-overlay',
            key: overlay.id,
            'data-overlay': overlay.id,
            'data-focus-trap': overlay.isModal ? 'true' : undefined,
            onVnodeMounted: (vnode: VNode) => {
              this.cover();
              if (overlay.isModal) this.takeFocus(vnode.el as HTMLElement);
            },
          },
          overlay.render(),
        ),
      ),
    );
  }

  /** Builds what a page's builder describes, for an overlay. */
  build(builder: () => unknown[], owner: Struct | undefined, parent?: UiNode, dialog?: object): VNode[] {
    return buildIn({ app: this.app, owner, parent, dialog }, builder);
  }

  /** What lies behind the topmost that is modal takes no focus, and is not read out. */
  private cover(): void {
    const top = this.open.value.findLast((each) => each.isModal);
    this.app.root.querySelector('.ui-pages')?.toggleAttribute('inert', top !== undefined);
    for (const element of this.app.root.querySelectorAll<HTMLElement>('.ui-overlay')) {
      const id = Number(element.dataset.overlay);
      element.toggleAttribute('inert', top !== undefined && id < top.id);
    }
  }

  private takeFocus(element: HTMLElement): void {
    queueMicrotask(() => {
      if (element.contains(element.ownerDocument.activeElement)) return;
      const first = focusablesIn(element)[0];
      if (first) first.focus({ preventScroll: true });
    });
  }
}
