/** `UIContext`: what a struct's `getUIContext()` gives. */

import { closedBase } from '../kits/host/unimplemented.ts';
import type { App } from './app/app.ts';
import { vpOf } from './attributes/length.ts';
import { areaOf } from './input/area.ts';
import { MediaQuery } from './mediaQuery.ts';
import { type AlertDialogParam, showAlertDialog } from './overlay/dialogs.ts';
import { PromptAction } from './promptAction.ts';
import { resourceConfig } from './resources/config.ts';
import { Router } from './router.ts';
import type { LocalStorage } from './state/storage.ts';
import type { AnimateParam, Length } from './types.ts';

export class UIContext extends closedBase('ArkUI', 'UIContext') {
  private readonly promptAction: PromptAction;
  private readonly router: Router;
  private readonly mediaQuery: MediaQuery;

  /** @param app the window's interface, for the host's own files */
  constructor(readonly app: App) {
    super();
    this.promptAction = new PromptAction(app);
    this.router = new Router(app);
    this.mediaQuery = new MediaQuery(app);
  }

  getPromptAction(): PromptAction {
    return this.promptAction;
  }

  getRouter(): Router {
    return this.router;
  }

  getMediaQuery(): MediaQuery {
    return this.mediaQuery;
  }

  getContextMenuController(): ContextMenuController {
    return new ContextMenuController(this.app);
  }

  getFocusController(): FocusController {
    return new FocusController(this.app);
  }

  getComponentUtils(): ComponentUtils {
    return new ComponentUtils(this.app);
  }

  getHostContext(): object | undefined {
    return this.app.hostContext;
  }

  getSharedLocalStorage(): LocalStorage | undefined {
    return this.app.sharedStorage;
  }

  animateTo(setting: AnimateParam, change: () => void): void {
    this.app.animateTo(setting, change);
  }

  showAlertDialog(options: AlertDialogParam): void {
    showAlertDialog(this.app, options);
  }

  runScopedTask(task: () => void): void {
    task();
  }

  setKeyboardAvoidMode(mode: number): void {
    this.app.keyboard.mode = mode;
  }

  getKeyboardAvoidMode(): number {
    return this.app.keyboard.mode;
  }

  vp2px(value: number): number {
    return value * density();
  }

  px2vp(value: number): number {
    return value / density();
  }

  fp2px(value: number): number {
    return value * resourceConfig().fontScale * density();
  }

  px2fp(value: number): number {
    return value / resourceConfig().fontScale / density();
  }

  /** `WidthBreakpoint` of the window: XS to XL from 320, 600, 840, 1440 vp. */
  getWindowWidthBreakpoint(): number {
    const width = this.app.root.offsetWidth;
    return [320, 600, 840, 1440].filter((limit) => width >= limit).length;
  }
}

function density(): number {
  return globalThis.devicePixelRatio || 1;
}

class ContextMenuController extends closedBase('ArkUI', 'ContextMenuController') {
  constructor(private readonly app: App) {
    super();
  }

  /** Closes the menus of `bindMenu` and `bindContextMenu`. */
  close(): void {
    this.app.overlays.closeMenus();
  }
}

/** `UIContext.getFocusController()`. */
export class FocusController extends closedBase('ArkUI', 'FocusController') {
  constructor(private readonly app: App) {
    super();
  }

  /** Gives the focus to the component with this id or key. Throws when it cannot have it. */
  requestFocus(key: string): void {
    if (!this.app.focus.requestFocus(key)) throw new Error(`No component with the id '${key}' can have the focus.`);
  }

  clearFocus(): void {
    this.app.focus.clearFocus();
  }

  /** Draws the focus of fields, or leaves it out; that of all else browsers draw as they see fit. */
  activate(isActive: boolean, _autoInactive?: boolean): void {
    this.app.focus.setActive(isActive);
  }
}

/** `UIContext.getComponentUtils()`. */
export class ComponentUtils extends closedBase('ArkUI', 'ComponentUtils') {
  constructor(private readonly app: App) {
    super();
  }

  /** Where a component is, in pixels. */
  getRectangleById(id: string): object {
    const element = [...this.app.root.querySelectorAll('[id]')].find((each) => each.id === id);
    if (!element) throw new Error(`There is no component with the id '${id}'.`);
    const area = areaOf(element);
    const scale = density();
    const scaled = ({ x, y }: { x: number; y: number }) => ({ x: x * scale, y: y * scale });
    return {
      size: { width: area.width * scale, height: area.height * scale },
      localOffset: scaled(area.position),
      windowOffset: scaled(area.globalPosition),
      screenOffset: scaled(area.globalPosition),
      translate: { x: 0, y: 0, z: 0 },
      scale: { x: 1, y: 1, z: 1, centerX: 0, centerY: 0 },
      rotate: { x: 0, y: 0, z: 0, centerX: 0, centerY: 0, centerZ: 0, angle: 0 },
      transform: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    };
  }
}

/** A length as a number of vp, for code that computes with sizes. */
export function toVp(value: Length): number {
  return vpOf(value) ?? 0;
}
