declare module 'virtual:hearth-ability/*' {
  import type { UIAbility } from '../../kits/AbilityKit/UIAbility.ts';

  export const Ability: new () => UIAbility;
  export const abilityName: string;
}
