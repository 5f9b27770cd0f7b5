/** A device in this document: its application's ability, its window, and what the room turns on it. */

import type { App } from '../../arkui/app/app.ts';
import { type AppModule, startApp } from '../../arkui/app/start.ts';
import { isForInputMethod } from '../../arkui/input/keys.ts';
import { setResourceConfig } from '../../arkui/resources/config.ts';
import type { LocalStorage } from '../../arkui/state/storage.ts';
import { ColorMode, LastExitReason } from '../../kits/AbilityKit/constants.ts';
import type { UIAbility } from '../../kits/AbilityKit/UIAbility.ts';
import { AbilityRunner } from '../../kits/host/AbilityRunner.ts';
import type { HostApp as NodeHostApp } from '../../kits/host/HostApp.ts';
import { NotificationCenter, type ShownNotification } from '../../kits/NotificationKit/center.ts';
import type { ApplicationState, DeviceConfig, DeviceControls, DeviceKey } from '../bridge/controlProtocol.ts';
import type { NodeSide } from '../bridge/NodeSide.ts';
import type { DeviceInfo } from '../bridge/protocol.ts';
import { type WindowStage, WindowStageEventType } from '../kits/ArkUI/window.ts';
import type { HostApp } from '../kits/host/HostApp.ts';
import { SoftKeyboard } from './SoftKeyboard.ts';
import { showSystemBars } from './systemBars.ts';

/** The application's code, loaded once its kits can work. */
export interface ApplicationModule extends AppModule {
  readonly Ability: new () => UIAbility;
  readonly abilityName: string;
  /** How far the system's font size is followed; 1: not at all. */
  readonly mostFontScale: number;
}

export class Device implements DeviceControls {
  private readonly ui: App;
  private readonly keyboard: SoftKeyboard;
  private readonly runner: AbilityRunner;
  private isShown = false;
  private config: DeviceConfig = { locale: 'en_US', isDark: false };

  constructor(
    container: HTMLElement,
    private readonly app: HostApp,
    private readonly node: NodeSide,
    info: DeviceInfo,
    private readonly module: ApplicationModule,
    private readonly tellState: (state: ApplicationState) => void,
    private readonly onFirstPage: () => void,
    tellNotifications: (shown: readonly ShownNotification[]) => void,
  ) {
    this.runner = new AbilityRunner(
      // What is written here for Node is replaced for pages when it is compiled; the types do not know.
      app as unknown as NodeHostApp,
      module.Ability,
      {
        abilityName: module.abilityName,
        lastExitReason: info.wasKilled ? LastExitReason.SIGNAL : LastExitReason.NORMAL,
      },
    );
    this.ui = startApp(module, { container });
    showSystemBars(this.ui.root, info.deviceType);
    this.keyboard = new SoftKeyboard(this.ui.root, (height) => this.showKeyboard(height));
    if (info.deviceType === 'tv') this.ui.focus.useKeysOnly();
    this.stage.onLoad = (page, storage) => this.loadContent(page, storage);
    this.stage.onDestroyed = () => this.end();
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isForInputMethod(event)) this.goBack();
    });
    this.notifications.onChange = () => tellNotifications(this.notifications.shown);
    app.onAppearance = () => this.showConfig();
  }

  /** @param uri the link by which the application is opened; undefined for none */
  start(config: DeviceConfig, uri: string | undefined): void {
    this.config = config;
    this.showConfig();
    this.runner.start(uri === undefined ? {} : { uri });
    this.show();
  }

  configure(config: DeviceConfig): void {
    this.config = config;
    this.runner.configure({
      language: config.locale.replace('_', '-'),
      colorMode: config.isDark ? ColorMode.COLOR_MODE_DARK : ColorMode.COLOR_MODE_LIGHT,
      fontSizeScale: this.fontScale,
    });
    this.showConfig();
  }

  background(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.keyboard.hide();
    this.ui.setVisible(false);
    this.stage.tell(WindowStageEventType.HIDDEN);
    this.runner.background();
    this.tellState('background');
  }

  foreground(): void {
    if (!this.isShown) this.show();
  }

  /** A smart screen's Back is a key that pages may take; a phone's is a gesture that they hear of. */
  back(): void {
    if (this.app.deviceType === 'tv') this.press('Escape');
    else this.goBack();
  }

  /** Presses and lets go of a key where the focus is, as a keyboard or a remote control does. */
  press(key: DeviceKey): void {
    const target = this.ui.focus.current ?? document.body;
    for (const type of ['keydown', 'keyup']) {
      const event = new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true, composed: true });
      target.dispatchEvent(event);
    }
  }

  tapNotification(id: number): void {
    const want = this.notifications.tap(id);
    if (want === undefined) return;
    this.runner.newWant(want);
    this.foreground();
  }

  openLink(uri: string): void {
    this.runner.newWant({ uri });
    this.foreground();
  }

  /** A keyboard on the screen goes first, and takes the editing of its field along. */
  private goBack(): void {
    if (this.keyboard.isShown) {
      this.keyboard.hide();
      this.ui.focus.clearFocus();
      return;
    }
    if (this.isShown && !this.ui.back() && !this.runner.ability.onBackPressed()) this.background();
  }

  private showKeyboard(height: number): void {
    this.stage.getMainWindowSync().tellKeyboard(height);
    this.ui.keyboard.show(height);
  }

  private show(): void {
    this.isShown = true;
    this.runner.foreground();
    this.ui.setVisible(true);
    this.stage.tell(WindowStageEventType.SHOWN);
    this.stage.tell(WindowStageEventType.ACTIVE);
    this.tellState('foreground');
  }

  /** The application ended itself. */
  private end(): void {
    this.isShown = false;
    this.node.tellEnd();
    this.ui.dispose();
    this.tellState('ended');
  }

  private async loadContent(page: string, storage: object | undefined): Promise<void> {
    // Set by now, and not before: the context belongs to the ability, which loads the page.
    Object.assign(this.ui, { hostContext: this.runner.ability.context });
    await this.ui.loadContent(page, storage as LocalStorage | undefined);
    this.onFirstPage();
  }

  /** What the application set for itself goes before what the device is set to. */
  private showConfig(): void {
    const own = this.app.ownAppearance;
    const locale = own.locale ?? this.config.locale;
    const hasOwnColors = own.colorMode !== undefined && own.colorMode !== ColorMode.COLOR_MODE_NOT_SET;
    const isDark = hasOwnColors ? own.colorMode === ColorMode.COLOR_MODE_DARK : this.config.isDark;
    this.app.locale = locale;
    this.app.hasAllHours = this.config.hasHalfDays !== true;
    this.keyboard.enable(this.config.hasSoftKeyboard === true);
    setResourceConfig({ locale, isDark, fontScale: this.fontScale });
    document.documentElement.classList.toggle('dark', isDark);
    document.documentElement.lang = locale.replace('_', '-');
  }

  private get fontScale(): number {
    return Math.min(this.config.fontScale ?? 1, this.module.mostFontScale);
  }

  private get notifications(): NotificationCenter {
    return NotificationCenter.of(this.app as unknown as NodeHostApp);
  }

  private get stage(): WindowStage {
    return this.runner.windowStage as unknown as WindowStage;
  }
}
