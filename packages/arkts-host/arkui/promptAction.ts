/** `PromptAction`: toasts and dialogs of one window. */

import { closedBase } from '../kits/host/unimplemented.ts';
import type { App } from './app/app.ts';
import { ComponentContent } from './componentContent.ts';
import { type DialogLook, openDialog } from './overlay/customDialog.ts';
import {
  type ActionMenuOptions,
  type ShowDialogOptions,
  type ShowToastOptions,
  showActionMenu,
  showDialog,
  showToast,
} from './overlay/dialogs.ts';
import type { OverlayHandle } from './overlay/overlayHost.ts';
import type { CustomBuilder } from './types.ts';

interface CustomDialogOptions extends DialogLook {
  builder: CustomBuilder;
}

export class PromptAction extends closedBase('ArkUI', 'PromptAction') {
  private readonly dialogs = new Map<number | ComponentContent, OverlayHandle>();

  constructor(private readonly app: App) {
    super();
  }

  showToast(options: ShowToastOptions): void {
    showToast(this.app, options);
  }

  showDialog(options: ShowDialogOptions): Promise<{ index: number }> {
    return showDialog(this.app, options);
  }

  showActionMenu(options: ActionMenuOptions): Promise<{ index: number }> {
    return showActionMenu(this.app, options);
  }

  /** Opens a dialog of the page's own content; resolves with the id that closes it. */
  async openCustomDialog(content: CustomDialogOptions | ComponentContent, look: DialogLook = {}): Promise<number> {
    if (content instanceof ComponentContent) {
      const handle = openDialog(
        this.app,
        () => content.build(),
        undefined,
        { customStyle: true, ...look },
        () => this.dialogs.delete(content),
      );
      this.dialogs.set(content, handle);
      return handle.id;
    }
    const handle = openDialog(this.app, content.builder, undefined, content, () => this.dialogs.delete(handle.id));
    this.dialogs.set(handle.id, handle);
    return handle.id;
  }

  async closeCustomDialog(which: number | ComponentContent): Promise<void> {
    this.dialogs.get(which)?.close();
  }
}
