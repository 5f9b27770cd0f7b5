/**
 * Abilities: the classes that product code extends. What they do not override does nothing, as on the platform; what this
 * host would never call throws.
 */

import type { WindowStage } from '../ArkUI/window.ts';
import { failUnimplemented } from '../host/unimplemented.ts';
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

  get callee(): never {
    return neverCalled('UIAbility.callee');
  }

  onWindowStageRestore(_windowStage: WindowStage): void {
    neverCalled('UIAbility.onWindowStageRestore');
  }

  onContinue(_wantParam: Record<string, unknown>): number {
    return neverCalled('UIAbility.onContinue');
  }

  onDump(_params: string[]): string[] {
    return neverCalled('UIAbility.onDump');
  }

  onSaveState(_reason: number, _wantParam: Record<string, unknown>): number {
    return neverCalled('UIAbility.onSaveState');
  }

  onShare(_wantParam: Record<string, unknown>): void {
    neverCalled('UIAbility.onShare');
  }

  onPrepareToTerminate(): boolean {
    return neverCalled('UIAbility.onPrepareToTerminate');
  }
}

export class AbilityStage extends Ability {
  /** Set by the runner before `onCreate`. */
  context!: Context;

  onCreate(): void {}

  onDestroy(): void {}

  onAcceptWant(_want: Want): string {
    return neverCalled('AbilityStage.onAcceptWant');
  }

  onNewProcessRequest(_want: Want): string {
    return neverCalled('AbilityStage.onNewProcessRequest');
  }
}

function neverCalled(member: string): never {
  return failUnimplemented('AbilityKit', member);
}
