/** All rules that bind a client. */
import { blobRules } from './blobs.ts';
import { deliveryRules } from './delivery.ts';
import { framingRules } from './framing.ts';
import { joiningRules } from './joining.ts';
import type { ClientRule } from './rule.ts';

export const clientRules: readonly ClientRule[] = [
  ...framingRules,
  ...joiningRules,
  ...deliveryRules,
  ...blobRules,
].sort((a, b) => Number(/^R(\d+)/.exec(a.title)?.[1]) - Number(/^R(\d+)/.exec(b.title)?.[1]));

export type {
  ClientApp,
  ClientState,
  ClientUnderTest,
  DeliveryView,
  HeldEntry,
  PictureView,
} from './ClientUnderTest.ts';
export { type ClientRule, tryClientRule } from './rule.ts';
