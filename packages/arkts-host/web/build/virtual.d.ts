declare module 'virtual:arkts-ability/*' {
  import type { UIAbility } from '../../kits/AbilityKit/UIAbility.ts';

  export const Ability: new () => UIAbility;
  export const abilityName: string;
}

declare module 'virtual:arkts-start-windows' {
  interface StartWindowLook {
    /** Address of the picture. */
    readonly icon: string;
    readonly light: string;
    readonly dark: string;
  }

  /** By module. */
  export const startWindows: Readonly<Record<string, StartWindowLook>>;
}

declare module 'virtual:arkts-room' {
  export const room: import('../room/roomFacts.ts').RoomFacts;
}

declare module 'virtual:arkts-applications' {
  /** By module. */
  export const applications: Readonly<Record<string, () => Promise<import('../device/Device.ts').ApplicationModule>>>;
}
