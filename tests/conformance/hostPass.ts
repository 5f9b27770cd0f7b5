/** How a test comes by a host of a hub that has none. */

import type { HubUnderTest } from './hub/index.ts';
import { TestPeer } from './TestPeer.ts';

/**
 * Lets a newcomer join, makes it a host, and leaves again.
 *
 * @param promote what the person with the remote control does
 * @returns the secret key of its device, by which it comes in
 */
export async function passOfNewHost(hub: HubUnderTest, promote: (user: string) => Promise<void>): Promise<Uint8Array> {
  const peer = new TestPeer(await hub.open(), 'batched', 'Host');
  await peer.join({ code: hub.code() });
  await promote(peer.user);
  await peer.leave();
  return peer.key;
}
