/** Whether a kit has a declared member, with its declared value, or says that it has not. */
import { requireKitMembers } from '../../arkts/kitMembers.ts';
import { ColorMetrics, LengthMetrics } from '../../arkui/metrics.ts';
import { AbilityStage, UIAbility } from '../../kits/AbilityKit/UIAbility.ts';
import { NotImplementedByHost } from '../../kits/host/unimplemented.ts';
import type { DeclaredMember } from './declaredMembers.ts';

/** Classes whose members are fields, which only an object shows. */
const examples: Readonly<Record<string, object>> = {
  UIAbility: new UIAbility(),
  AbilityStage: new AbilityStage(),
  LengthMetrics: LengthMetrics.vp(1),
  ColorMetrics: ColorMetrics.rgba(1, 2, 3, 1),
};

export type Members = Readonly<Record<string, unknown>>;

/** What is wrong with a member; undefined if nothing is. */
export function problemOf(
  kit: Members,
  kitName: string,
  { path: names, isOfInstance, value }: DeclaredMember,
): string | undefined {
  const [first = '', ...inner] = names;
  try {
    if (!(first in kit)) requireKitMembers(kit, `@kit.${kitName}`, [[first, 'a file']]);
    const last = inner.pop();
    if (last === undefined) return kit[first] === undefined ? 'missing' : undefined;
    const holder = inner.reduce<unknown>((object, name) => (object as Members)[name], kit[first]);
    const object = isOfInstance ? (examples[first] ?? (holder as { prototype: object }).prototype) : (holder as object);
    const found = last in object || (object as Members)[last] !== undefined;
    if (!found) return 'missing';
    return value === undefined || (object as Members)[last] === value ? undefined : `not ${value}`;
  } catch (error) {
    const isOwn = error instanceof NotImplementedByHost || (error as Error).message.includes("the host's @kit");
    return isOwn ? undefined : (error as Error).message;
  }
}
