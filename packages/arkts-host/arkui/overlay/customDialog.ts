/** Dialogs that pages build: `CustomDialogController` and `promptAction.openCustomDialog`. */
import { h } from 'vue';
import type { App } from '../app/app.ts';
import { cssRadius } from '../attributes/border.ts';
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import type { Struct } from '../state/struct.ts';
import { guarded } from '../tree/errors.ts';
import type { CustomBuilder, Length, ResourceColor } from '../types.ts';
import { dialogSpot } from './dialogSpot.ts';
import type { OverlayHandle } from './overlayHost.ts';

export interface DialogLook {
  autoCancel?: boolean;
  alignment?: number;
  offset?: { dx: Length; dy: Length };
  customStyle?: boolean;
  maskColor?: ResourceColor;
  backgroundColor?: ResourceColor;
  cornerRadius?: Length | object;
  width?: Length;
  height?: Length;
  isModal?: boolean;
  cancel?: () => void;
  onWillDismiss?: (action: { dismiss: () => void; reason: number }) => void;
  onWillAppear?: () => void;
  onDidAppear?: () => void;
  onWillDisappear?: () => void;
  onDidDisappear?: () => void;
}

const place = 'a dialog';

/** Opens a dialog with what a builder describes. `closed` is called when it has gone, whatever the cause. */
export function openDialog(
  app: App,
  builder: CustomBuilder,
  owner: Struct | undefined,
  look: DialogLook,
  closed: () => void = () => undefined,
  controller?: object,
): OverlayHandle {
  const call = (callback: (() => void) | undefined) => {
    if (callback) guarded(place, callback);
  };
  call(look.onWillAppear);
  const dismiss = (reason: number): boolean => {
    const close = () => {
      handle.close();
      call(look.cancel);
    };
    const { onWillDismiss } = look;
    if (onWillDismiss) guarded(place, () => onWillDismiss({ dismiss: close, reason }));
    else close();
    return true;
  };
  const nodes = app.overlays.build(builder, owner, undefined, controller);
  const style: Record<string, string> = dialogSpot(look.alignment, look.offset);
  if (!look.customStyle) {
    const width = cssLength(look.width);
    style.width = width ?? 'min(400px, calc(100% - 32px))';
    const background = cssColor(look.backgroundColor);
    if (background !== undefined) style['background-color'] = background;
    if (look.cornerRadius !== undefined) style['border-radius'] = cssRadius(look.cornerRadius as Length);
  } else {
    style.width = cssLength(look.width) ?? 'fit-content';
  }
  const height = cssLength(look.height);
  if (height !== undefined) style.height = height;
  const isModal = look.isModal ?? true;
  const mask = cssColor(look.maskColor) ?? 'rgba(0, 0, 0, 0.2)';
  const handle = app.overlays.show({
    isModal,
    onBack: () => dismiss(0),
    closed: () => {
      call(look.onWillDisappear);
      call(look.onDidDisappear);
      closed();
    },
    render: () => [
      ...(isModal
        ? [
            h('div', {
              class: 'ui-mask',
              style: { background: mask },
              onClick: () => (look.autoCancel ?? true) && dismiss(1),
            }),
          ]
        : []),
      h(
        'div',
        {
          class: ['ui-dialog-box', look.customStyle ? 'ui-plain' : ''],
          role: 'dialog',
          'aria-modal': String(isModal),
          style,
          onVnodeMounted: (vnode) => nameByContent(vnode.el as HTMLElement),
        },
        nodes,
      ),
    ],
  });
  call(look.onDidAppear);
  return handle;
}

/** A dialog is announced by what it says first. */
function nameByContent(dialog: HTMLElement): void {
  const first = dialog.querySelector<HTMLElement>('[aria-label], .ui-Text');
  const name = first?.getAttribute('aria-label') ?? first?.textContent ?? '';
  if (name !== '') dialog.setAttribute('aria-label', name);
}

export interface CustomDialogControllerOptions extends DialogLook {
  /** Builds the `@CustomDialog` struct anew each time. */
  builder: CustomBuilder;
}

/** A page's handle on one dialog. The struct in it finds the controller in its own member of that type. */
export class CustomDialogController {
  private handle: OverlayHandle | undefined;

  /** @param owner the struct that made it; the compiler adds it */
  constructor(
    private readonly options: CustomDialogControllerOptions,
    private readonly owner?: Struct,
  ) {}

  open(): void {
    if (this.handle) return;
    const { owner } = this;
    if (!owner) throw new Error('A CustomDialogController belongs to a struct: make it there.');
    const app = owner.getUIContext().app;
    this.handle = openDialog(
      app,
      this.options.builder,
      owner,
      this.options,
      () => {
        this.handle = undefined;
      },
      this,
    );
  }

  close(): void {
    this.handle?.close();
  }
}
