/** All rules that bind a hub, in the order of docs/protocol.md. */
import { badInputRules } from './badInput.ts';
import { blobFetchRules } from './blobFetches.ts';
import { blobOfferRules } from './blobOffers.ts';
import { deviceRules } from './devices.ts';
import { framingRules } from './framing.ts';
import { joiningRules } from './joining.ts';
import { logRules } from './logs.ts';
import { messageRules } from './messages.ts';
import { presenceRules } from './presence.ts';
import { returningRules } from './returning.ts';
import type { HubRule } from './rule.ts';
import { sealingRules } from './sealing.ts';
import { sharedRules } from './shared.ts';

export const hubRules: readonly HubRule[] = [
  ...framingRules,
  ...badInputRules,
  ...joiningRules,
  ...deviceRules,
  ...sealingRules,
  ...logRules,
  ...messageRules,
  ...sharedRules,
  ...presenceRules,
  ...returningRules,
  ...blobOfferRules,
  ...blobFetchRules,
].sort((a, b) => ruleNumber(a.title) - ruleNumber(b.title));

/** The number at the head of a title. */
export function ruleNumber(title: string): number {
  return Number(/^R(\d+) /.exec(title)?.[1] ?? Number.NaN);
}

export type { HubControl, HubUnderTest, Need } from './HubUnderTest.ts';
export { type HubRule, hubAtUrl, missingNeeds, Trial, tryRule } from './rule.ts';
