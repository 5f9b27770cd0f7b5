/**
 * `window` for pages: the device's one main window, which fills the document. What a device would do and a document
 * cannot (turning the window, for example) fails by name.
 */

import { currentApp } from '../../../arkui/app/current.ts';
import type { UIContext } from '../../../arkui/uiContext.ts';
import { asyncCall, deliver } from '../../../kits/host/asyncCall.ts';
import { closedBase, closedNamespace, failUnimplemented } from '../../../kits/host/unimplemented.ts';
import { layOut, systemBars, tintStatusBar } from '../../device/systemBars.ts';

const STAGE_ABNORMAL = 1300005;

export enum WindowStageEventType {
  SHOWN = 1,
  ACTIVE = 2,
  INACTIVE = 3,
  HIDDEN = 4,
  RESUMED = 5,
  PAUSED = 6,
}

export enum AvoidAreaType {
  TYPE_SYSTEM = 0,
  TYPE_CUTOUT = 1,
  TYPE_SYSTEM_GESTURE = 2,
  TYPE_KEYBOARD = 3,
  TYPE_NAVIGATION_INDICATOR = 4,
}

interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

type Listener = (value: unknown) => void;
const NOWHERE: Rect = { left: 0, top: 0, width: 0, height: 0 };

export class Window extends closedBase('ArkUI', 'Window') {
  private readonly listenersByType: Readonly<Record<string, Set<Listener>>> = {
    windowSizeChange: new Set(),
    avoidAreaChange: new Set(),
    keyboardHeightChange: new Set(),
  };
  private keyboardHeight = 0;
  private lock: WakeLockSentinel | undefined;

  constructor() {
    super();
    globalThis.addEventListener('resize', () => {
      const { width, height } = this.rect();
      this.emit('windowSizeChange', { width, height });
    });
  }

  getUIContext(): UIContext {
    return currentApp().uiContext;
  }

  /** Sizes are pixels, as on a device. */
  getWindowProperties(): object {
    return closedNamespace('ArkUI', 'WindowProperties', {
      windowRect: this.rect(),
      drawableRect: this.rect(),
      isFullScreen: true,
      isLayoutFullScreen: true,
      isKeepScreenOn: this.lock !== undefined,
      brightness: -1,
      focusable: true,
      touchable: true,
    });
  }

  /** Host control: the keyboard on the screen came, with so many vp, or went: 0. */
  tellKeyboard(height: number): void {
    this.keyboardHeight = height;
    this.emit('keyboardHeightChange', height * (globalThis.devicePixelRatio || 1));
    const type = AvoidAreaType.TYPE_KEYBOARD;
    this.emit('avoidAreaChange', { type, area: this.getWindowAvoidArea(type) });
  }

  private emit(type: string, value: unknown): void {
    for (const listener of [...(this.listenersByType[type] ?? [])]) deliver(() => listener(value));
  }

  /** What the system's bars and its keyboard cover. Pages that lie within the safe area need not ask. */
  getWindowAvoidArea(type: AvoidAreaType): object {
    const { left, top, width, height } = this.rect();
    const scale = globalThis.devicePixelRatio || 1;
    const status = type === AvoidAreaType.TYPE_SYSTEM ? systemBars().top * scale : 0;
    const below =
      type === AvoidAreaType.TYPE_NAVIGATION_INDICATOR
        ? systemBars().bottom * scale
        : type === AvoidAreaType.TYPE_KEYBOARD
          ? this.keyboardHeight * scale
          : 0;
    return {
      visible: status + below > 0,
      leftRect: NOWHERE,
      topRect: status > 0 ? { left, top, width, height: status } : NOWHERE,
      rightRect: NOWHERE,
      bottomRect: below > 0 ? { left, top: height - below, width, height: below } : NOWHERE,
    };
  }

  isWindowShowing(): boolean {
    return document.visibilityState === 'visible';
  }

  /** Whether content lies below the system's bars, too. */
  setWindowLayoutFullScreen(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, () => layOut(currentApp().root, args[0] === true));
  }

  /** The status bar's text; its ground belongs to the window, and the bar for buttons is not there. */
  setWindowSystemBarProperties(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, () => {
      const { statusBarContentColor, ...others } = args[0] as Record<string, unknown>;
      const [other] = Object.keys(others);
      if (other !== undefined) failUnimplemented('ArkUI', `window.SystemBarProperties.${other}`);
      const argb = /^#([0-9a-f]{2})?([0-9a-f]{6})$/i.exec(String(statusBarContentColor));
      if (argb === null) throw failure(401, 'Parameter error.');
      tintStatusBar(currentApp().root, `#${argb[2]}${argb[1] ?? ''}`);
    });
  }

  /** Keeps the computer's screen on, where the browser allows that. */
  setWindowKeepScreenOn(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, async () => {
      await this.lock?.release();
      this.lock = undefined;
      if (args[0] !== true || !('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
      try {
        this.lock = await navigator.wakeLock.request('screen');
      } catch (error) {
        // The browser's policy or an empty battery; a device has no such refusal that product code could know.
        console.info(`The screen is not kept on: ${(error as Error).message}`);
      }
    });
  }

  /** Dims the window as a device dims its screen. @param args 0..1, or -1 for the system's own brightness */
  setWindowBrightness(...args: unknown[]): Promise<void> | undefined {
    return asyncCall(args, () => {
      const [brightness] = args as [number];
      if (!(brightness === -1 || (brightness >= 0 && brightness <= 1))) throw failure(401, 'Parameter error.');
      currentApp().root.style.filter = brightness === -1 ? '' : `brightness(${brightness})`;
    });
  }

  setWindowBackgroundColor(color: string): void {
    currentApp().root.style.backgroundColor = color.replace(/^#(..)(......)$/, '#$2$1');
  }

  on(...args: unknown[]): void {
    const [type, listener] = args as [string, Listener];
    this.listenersOf(type, 'on').add(listener);
  }

  off(...args: unknown[]): void {
    const [type, listener] = args as [string, Listener | undefined];
    const listeners = this.listenersOf(type, 'off');
    if (listener === undefined) listeners.clear();
    else listeners.delete(listener);
  }

  private listenersOf(type: string, call: 'on' | 'off'): Set<Listener> {
    return this.listenersByType[type] ?? failUnimplemented('ArkUI', `window.Window.${call}('${type}')`);
  }

  private rect(): Rect {
    const scale = globalThis.devicePixelRatio || 1;
    return { left: 0, top: 0, width: innerWidth * scale, height: innerHeight * scale };
  }
}

export class WindowStage extends closedBase('ArkUI', 'WindowStage') {
  /** Host: the page that the ability loaded, as `main_pages.json` names it. */
  loadedPage: string | undefined;
  /** Host: the storage it was loaded with. */
  storage: object | undefined;
  /** Host: called when a page is loaded; may take its time. */
  onLoad: (page: string, storage: object | undefined) => void | Promise<void> = () => {};
  /** Host: called when the stage is destroyed. */
  onDestroyed: () => void = () => {};
  private readonly mainWindow = new Window();
  private readonly listeners = new Set<Listener>();
  private isDestroyed = false;

  loadContent(...args: unknown[]): Promise<void> | undefined {
    const [page, storage] = args;
    return asyncCall(args, async () => {
      this.requireLife();
      this.loadedPage = page as string;
      this.storage = typeof storage === 'object' && storage !== null ? storage : undefined;
      await this.onLoad(this.loadedPage, this.storage);
    });
  }

  getMainWindow(...args: unknown[]): Promise<Window> | undefined {
    return asyncCall(args, () => this.getMainWindowSync());
  }

  getMainWindowSync(): Window {
    this.requireLife();
    return this.mainWindow;
  }

  on(...args: unknown[]): void {
    const [type, listener] = args as [string, Listener];
    if (type !== 'windowStageEvent') failUnimplemented('ArkUI', `window.WindowStage.on('${type}')`);
    this.listeners.add(listener);
  }

  off(...args: unknown[]): void {
    const [type, listener] = args as [string, Listener | undefined];
    if (type !== 'windowStageEvent') failUnimplemented('ArkUI', `window.WindowStage.off('${type}')`);
    if (listener === undefined) this.listeners.clear();
    else this.listeners.delete(listener);
  }

  /** Host control: the window is shown or hidden. */
  tell(event: WindowStageEventType): void {
    for (const listener of [...this.listeners]) deliver(() => listener(event));
  }

  /** Host control, called by the runner of abilities. */
  destroy(): void {
    this.isDestroyed = true;
    this.onDestroyed();
  }

  private requireLife(): void {
    if (this.isDestroyed) throw failure(STAGE_ABNORMAL, 'This window manager service works abnormally.');
  }
}

function failure(code: number, message: string): Error {
  return Object.assign(new Error(message), { code });
}

export const window = closedNamespace('ArkUI', 'window', {
  AvoidAreaType,
  WindowStageEventType,
});
