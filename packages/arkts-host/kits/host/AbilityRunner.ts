/**
 * Runs one ability of an application through its life, in the platform's order.
 *
 * ```
 * start:       stage.onCreate  onCreate  onWindowStageCreate  (foreground)
 * foreground:  onWillForeground  onForeground  onDidForeground
 * background:  onWillBackground  onBackground  onDidBackground
 * newWant:     onNewWant, then (foreground) if it was in the background
 * destroy:     (background)  onWindowStageWillDestroy  onWindowStageDestroy  onDestroy
 * ```
 */
import { ApplicationContext, UIAbilityContext } from '../AbilityKit/Context.ts';
import {
  type Configuration,
  LastExitReason,
  type LaunchParam,
  LaunchReason,
  type Want,
} from '../AbilityKit/constants.ts';
import type { AbilityStage, UIAbility } from '../AbilityKit/UIAbility.ts';
import { WindowStage } from '../ArkUI/window.ts';
import type { HostApp } from './HostApp.ts';

export interface AbilityRunnerOptions {
  /** Name of the ability in `module.json5`; default the class's name. */
  abilityName?: string;
  /** Class of the module's ability stage, if it has one. */
  stageClass?: new () => AbilityStage;
  /** Why the former process ended; default `UNKNOWN`. */
  lastExitReason?: LastExitReason;
}

export class AbilityRunner<T extends UIAbility = UIAbility> {
  readonly windowStage = new WindowStage();
  private instance: T | undefined;
  private stage: AbilityStage | undefined;
  private isForeground = false;

  constructor(
    readonly app: HostApp,
    private readonly abilityClass: new () => T,
    private readonly options: AbilityRunnerOptions = {},
  ) {}

  /** The running ability. @throws Error before `start` and after `destroy` */
  get ability(): T {
    if (this.instance === undefined) {
      throw new Error('The ability does not run: call start first.');
    }
    return this.instance;
  }

  start(want: Want = {}): void {
    if (this.instance !== undefined) {
      throw new Error('The ability runs already: use newWant.');
    }
    this.app.run(() => {
      this.createStage();
      const ability = new this.abilityClass();
      const name = this.options.abilityName ?? this.abilityClass.name;
      ability.context = new UIAbilityContext(this.app, { name, bundleName: this.app.bundleName }, () => this.destroy());
      ability.launchWant = want;
      ability.lastRequestWant = want;
      this.instance = ability;
      ability.onCreate(want, this.launchParam());
      ability.onWindowStageCreate(this.windowStage);
    });
    this.foreground();
  }

  foreground(): void {
    const { ability } = this;
    if (this.isForeground) {
      return;
    }
    this.isForeground = true;
    this.app.run(() => {
      ability.onWillForeground();
      ability.onForeground();
      ability.onDidForeground();
      ApplicationContext.of(this.app).tellState(true);
    });
  }

  background(): void {
    const { ability } = this;
    if (!this.isForeground) {
      return;
    }
    this.isForeground = false;
    this.app.run(() => {
      ability.onWillBackground();
      ability.onBackground();
      ability.onDidBackground();
      ApplicationContext.of(this.app).tellState(false);
    });
  }

  /** Somebody starts the running ability again, by a link for instance. */
  newWant(want: Want): void {
    const { ability } = this;
    ability.lastRequestWant = want;
    this.app.run(() => ability.onNewWant(want, this.launchParam()));
    this.foreground();
  }

  /** The language or the colors of the device change. */
  configure(config: Configuration): void {
    const { ability } = this;
    if (config.language !== undefined) {
      this.app.locale = config.language.replace('-', '_');
    }
    this.app.run(() => {
      ability.onConfigurationUpdate(config);
      this.stage?.onConfigurationUpdate(config);
      ApplicationContext.of(this.app).tellConfiguration(config);
    });
  }

  /** Ends the ability in order; resolves when its `onDestroy` has. */
  async destroy(): Promise<void> {
    const { ability } = this;
    this.background();
    await this.app.run(async () => {
      ability.onWindowStageWillDestroy(this.windowStage);
      this.windowStage.destroy();
      ability.onWindowStageDestroy();
      await ability.onDestroy();
    });
    this.instance = undefined;
  }

  /** Ends the process at once: no callback is called, and what kits keep in memory is gone. */
  kill(): void {
    this.instance = undefined;
    this.isForeground = false;
    this.app.network.dropConnections();
    this.app.endProcess();
  }

  private createStage(): void {
    const { stageClass } = this.options;
    if (stageClass === undefined || this.stage !== undefined) {
      return;
    }
    this.stage = new stageClass();
    this.stage.context = ApplicationContext.of(this.app);
    this.stage.onCreate();
  }

  private launchParam(): LaunchParam {
    return {
      launchReason: LaunchReason.START_ABILITY,
      lastExitReason: this.options.lastExitReason ?? LastExitReason.UNKNOWN,
      lastExitMessage: '',
    };
  }
}
