/** Toasts, and the dialogs that the platform draws: messages with buttons. */
import { h } from 'vue';
import type { App } from '../app/app.ts';
import { cssColor } from '../attributes/color.ts';
import { cssLength } from '../attributes/length.ts';
import { resolveNumber, resolveString } from '../resources/resolve.ts';
import { guarded } from '../tree/errors.ts';
import { isResource, type Length, type Resource, type ResourceColor, type ResourceStr } from '../types.ts';
import { dialogSpot } from './dialogSpot.ts';

export interface ShowToastOptions {
  message: ResourceStr;
  /** Milliseconds, 1500 to 10000, default 1500. */
  duration?: number;
  bottom?: Length;
  alignment?: number;
}

export function showToast(app: App, options: ShowToastOptions): void {
  const style: Record<string, string> = { bottom: cssLength(options.bottom ?? 80) ?? '80px' };
  const text = resolveString(options.message);
  const handle = app.overlays.show({
    isModal: false,
    render: () => h('div', { class: 'ui-toast', role: 'status', style }, text),
  });
  setTimeout(() => handle.close(), Math.min(10_000, Math.max(1500, options.duration ?? 1500)));
}

interface DialogButton {
  text: ResourceStr;
  color?: ResourceColor;
  primary?: boolean;
}

export interface ShowDialogOptions {
  title?: ResourceStr;
  message?: ResourceStr;
  buttons?: DialogButton[];
  alignment?: number;
  autoCancel?: boolean;
}

interface AlertSetting {
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly {
    text: string;
    /** Read whenever the dialog is drawn: a resource follows the color mode. */
    color: () => string | undefined;
    isPrimary: boolean;
    isEnabled: boolean;
    press: () => void;
  }[];
  readonly alignment: number | undefined;
  readonly autoCancel: boolean;
  readonly cancelled: () => void;
}

function showAlert(app: App, setting: AlertSetting): void {
  const cancel = () => {
    handle.close();
    setting.cancelled();
    return true;
  };
  const { title, message, buttons } = setting;
  const handle = app.overlays.show({
    isModal: true,
    onBack: cancel,
    render: () => [
      h('div', {
        class: 'ui-mask',
        style: { background: 'rgba(0, 0, 0, 0.2)' },
        onClick: () => setting.autoCancel && cancel(),
      }),
      h(
        'div',
        {
          class: 'ui-dialog-box ui-alert',
          role: 'alertdialog',
          'aria-modal': 'true',
          'aria-label': title || message,
          style: dialogSpot(setting.alignment, undefined),
        },
        [
          title === '' ? undefined : h('h2', title),
          message === '' ? undefined : h('p', message),
          h(
            'div',
            { class: ['ui-alert-buttons', buttons.length > 2 ? 'ui-column' : ''] },
            buttons.map((button) =>
              h(
                'button',
                {
                  type: 'button',
                  class: button.isPrimary ? 'ui-primary' : '',
                  disabled: button.isEnabled ? undefined : true,
                  style: { color: button.color() },
                  onClick: () => {
                    handle.close();
                    button.press();
                  },
                },
                button.text,
              ),
            ),
          ),
        ],
      ),
    ],
  });
}

/** `promptAction.showDialog`: resolves with the button's index; rejects when the dialog is cancelled, as on the platform. */
export function showDialog(app: App, options: ShowDialogOptions): Promise<{ index: number }> {
  return new Promise((resolve, reject) => {
    showAlert(app, {
      title: resolveString(options.title),
      message: resolveString(options.message),
      buttons: (options.buttons ?? []).map((button, index) => ({
        text: resolveString(button.text),
        color: () => cssColor(button.color),
        isPrimary: button.primary ?? false,
        isEnabled: true,
        press: () => resolve({ index }),
      })),
      alignment: options.alignment,
      autoCancel: options.autoCancel ?? true,
      cancelled: () => reject(new Error('cancel')),
    });
  });
}

interface AlertDialogButton {
  value: ResourceStr;
  action: () => void;
  enabled?: boolean;
  defaultFocus?: boolean;
  style?: number;
  fontColor?: ResourceColor;
  backgroundColor?: ResourceColor;
  role?: number;
  primary?: boolean;
}

export interface AlertDialogParam {
  title?: ResourceStr;
  subtitle?: ResourceStr;
  message: ResourceStr;
  autoCancel?: boolean;
  cancel?: () => void;
  alignment?: number;
  confirm?: AlertDialogButton;
  primaryButton?: AlertDialogButton;
  secondaryButton?: AlertDialogButton;
  buttons?: AlertDialogButton[];
}

/** `UIContext.showAlertDialog`. */
export function showAlertDialog(app: App, options: AlertDialogParam): void {
  const given = options.buttons ?? [options.primaryButton, options.secondaryButton, options.confirm];
  const buttons = given.filter((button) => button !== undefined);
  showAlert(app, {
    title: resolveString(options.title),
    message: resolveString(options.message),
    buttons: buttons.map((button) => ({
      text: resolveString(button.value),
      // ButtonRole.ERROR warns by its color.
      color: () => cssColor(button.fontColor) ?? (button.role === 1 ? '#e84026' : undefined),
      isPrimary: button.style === 1,
      isEnabled: button.enabled ?? true,
      press: () => guarded('showAlertDialog', button.action),
    })),
    alignment: options.alignment,
    autoCancel: options.autoCancel ?? true,
    cancelled: () => {
      const { cancel } = options;
      if (cancel) guarded('showAlertDialog', cancel);
    },
  });
}

export interface ActionMenuOptions {
  title?: ResourceStr;
  buttons: { text: ResourceStr; color: ResourceColor }[];
}

/** `promptAction.showActionMenu`: a list of choices and, last, a way out. */
export function showActionMenu(app: App, options: ActionMenuOptions): Promise<{ index: number }> {
  return new Promise((resolve, reject) => {
    const buttons = options.buttons.map((button, index) => ({
      text: resolveString(button.text),
      color: () => cssColor(button.color),
      isPrimary: false,
      isEnabled: true,
      press: () => resolve({ index }),
    }));
    showAlert(app, {
      title: resolveString(options.title),
      message: '',
      buttons,
      alignment: undefined,
      autoCancel: true,
      cancelled: () => reject(new Error('cancel')),
    });
  });
}

/** A duration or a size that may be a resource. */
export function numberOf(value: number | Resource | undefined): number | undefined {
  return isResource(value) ? resolveNumber(value) : value;
}
