/**
 * One application's user interface in one window: its pages, what lies over them, its focus, its configuration. The host
 * makes one for each application (a phone, a smart screen) in a document of its own.
 */
import { createApp, defineComponent, Fragment, h, nextTick, type VNode, type App as VueApp } from 'vue';
import { totalTime } from '../animation/play.ts';
import { FocusManager } from '../focus/focusManager.ts';
import { OverlayHost } from '../overlay/overlayHost.ts';
import { onResourceConfig, type ResourceConfig, resourceConfig, setResourceConfig } from '../resources/config.ts';
import { type ResourceTable, setResourceTable } from '../resources/table.ts';
import { type Animation, clearMarks, runAnimated } from '../state/animationScope.ts';
import { LocalStorage } from '../state/storage.ts';
import { guarded, reportError, setErrorReporter } from '../tree/errors.ts';
import '../tree/updateOrder.ts';
import type { AnimateParam } from '../types.ts';
import { UIContext } from '../uiContext.ts';
import { setCurrentApp } from './current.ts';
import { ErrorOverlay } from './errorOverlay.ts';
import { KeyboardAvoidance } from './keyboardAvoidance.ts';
import { PageStack } from './pageStack.ts';
import { installStyles } from './styles.ts';

/** Loads the file of a page by its name in `main_pages.json`: `pages/Index`. */
export type PageLoader = (name: string) => Promise<unknown>;

export interface AppSetting {
  /** The window's element; it is filled whole. */
  readonly container: HTMLElement;
  readonly resources: ResourceTable;
  readonly loadPage: PageLoader;
  readonly config?: Partial<ResourceConfig>;
  /** The window stage's storage, which pages without one of their own get. */
  readonly storage?: LocalStorage;
  /** What `getHostContext()` gives. */
  readonly hostContext?: object;
}

export class App {
  readonly root: HTMLElement;
  readonly uiContext: UIContext;
  readonly focus: FocusManager;
  readonly overlays: OverlayHost;
  readonly pages: PageStack;
  readonly keyboard: KeyboardAvoidance;
  readonly storage: LocalStorage;
  /** What the window's content was loaded with: `getSharedLocalStorage()`. Undefined when it was loaded with none. */
  sharedStorage: LocalStorage | undefined;
  readonly hostContext: object | undefined;
  /** The `animateTo` whose changes are being shown; transitions of what appears and goes take it over. */
  pendingAnimation: Animation | undefined;
  private readonly backHandlers: (() => boolean)[] = [];
  private readonly vue: VueApp;
  private readonly errors: ErrorOverlay;
  private readonly endConfig: () => void;

  constructor(setting: AppSetting) {
    setResourceTable(setting.resources);
    if (setting.config) setResourceConfig(setting.config);
    installStyles(setting.container.ownerDocument);
    this.root = setting.container.ownerDocument.createElement('div');
    this.root.className = 'ui-window';
    setting.container.append(this.root);
    this.sharedStorage = setting.storage;
    this.storage = setting.storage ?? new LocalStorage();
    this.hostContext = setting.hostContext;
    this.uiContext = new UIContext(this);
    this.focus = new FocusManager(this.root);
    this.keyboard = new KeyboardAvoidance(this.root);
    this.overlays = new OverlayHost(this);
    this.pages = new PageStack(this, setting.loadPage);
    this.errors = new ErrorOverlay(this.root);
    setErrorReporter((error, place) => this.errors.show(error, place));
    this.endConfig = onResourceConfig(() => this.applyConfig());
    this.applyConfig();
    this.vue = createApp(this.rootView());
    this.vue.config.errorHandler = (error) => reportError(error, '');
    this.vue.config.warnHandler = (message, _instance, trace) => reportError(new Error(`${message}${trace}`), '');
    setCurrentApp(this);
    this.vue.mount(this.root);
  }

  /** Loads a page as the window's content: `windowStage.loadContent`. */
  async loadContent(page: string, storage?: LocalStorage): Promise<void> {
    if (storage) {
      LocalStorage.setShared(storage);
      this.sharedStorage = storage;
    }
    try {
      await this.pages.replace(page, undefined, storage);
    } catch (error) {
      reportError(error, page);
      throw error;
    }
  }

  /** The application's window goes to the background or comes back. */
  setVisible(isVisible: boolean): void {
    this.pages.setVisible(isVisible);
  }

  /** The back key or gesture: closes what lies on top, or goes back. False when the application should close. */
  back(): boolean {
    if (this.overlays.back()) return true;
    return [...this.backHandlers].reverse().some((handler) => handler()) || this.pages.back();
  }

  /** Adds what is asked before the page when the back key is pressed; returns what ends it. */
  addBackHandler(handler: () => boolean): () => void {
    this.backHandlers.push(handler);
    return () => {
      this.backHandlers.splice(this.backHandlers.indexOf(handler), 1);
    };
  }

  /** Runs changes of state, and animates what they change on the screen. */
  animateTo(setting: AnimateParam, change: () => void, place = 'animateTo'): void {
    const animation: Animation = { setting };
    runAnimated(animation, () => guarded(place, change));
    this.pendingAnimation = animation;
    void nextTick(() => {
      clearMarks();
      if (this.pendingAnimation === animation) this.pendingAnimation = undefined;
    });
    const time = totalTime(setting);
    const { onFinish } = setting;
    if (onFinish && time !== undefined) setTimeout(() => guarded(place, onFinish), time);
  }

  dispose(): void {
    this.vue.unmount();
    this.focus.dispose();
    this.endConfig();
    this.root.remove();
  }

  private applyConfig(): void {
    const { isDark, locale } = resourceConfig();
    this.root.classList.toggle('ui-dark', isDark);
    this.root.lang = locale.replace('_', '-');
  }

  private rootView() {
    const { pages, overlays } = this;
    return defineComponent({
      name: 'Window',
      setup: () => (): VNode => h(Fragment, [pages.render(), overlays.render()]),
    });
  }
}
