/** Abilities: the classes that product code extends. What they do not override does nothing, as on the platform. */
import type { WindowStage } from '../ArkUI/window.ts';
import type { Context, UIAbilityContext } from './Context.ts';
import type { Configuration, LaunchParam, MemoryLevel, Want } from './constants.ts';

export class Ability {
  onConfigurationUpdate(_config: Configuration): void {}

  onMemoryLevel(_level: MemoryLevel): void {}
}

export class UIAbility extends Ability {
  /** Set by the runner before `onCreate`. */
  context!: UIAbilityContext;
  launchWant!: Want;
  lastRequestWant!: Want;

  onCreate(_want: Want, _launchParam: LaunchParam): void {}

  onWindowStageCreate(_windowStage: WindowStage): void {}

  onWindowStageWillDestroy(_windowStage: WindowStage): void {}

  onWindowStageDestroy(): void {}

  onWillForeground(): void {}

  onForeground(): void {}

  onDidForeground(): void {}

  onWillBackground(): void {}

  onBackground(): void {}

  onDidBackground(): void {}

  onNewWant(_want: Want, _launchParam: LaunchParam): void {}

  /** The ability ends when the returned promise has resolved. */
  onDestroy(): void | Promise<void> {}

  onBackPressed(): boolean {
    return false;
  }
}

export class AbilityStage extends Ability {
  /** Set by the runner before `onCreate`. */
  context!: Context;

  onCreate(): void {}

  onDestroy(): void {}
}
