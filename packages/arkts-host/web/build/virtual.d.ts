declare module 'virtual:hearth-ability/*' {
  import type { UIAbility } from '../../kits/AbilityKit/UIAbility.ts';

  export const Ability: new () => UIAbility;
  export const abilityName: string;
}

declare module 'virtual:hearth-start-windows' {
  interface StartWindowLook {
    /** Address of the picture. */
    readonly icon: string;
    readonly light: string;
    readonly dark: string;
  }

  /** By module. */
  export const startWindows: Readonly<Record<string, StartWindowLook>>;
}
