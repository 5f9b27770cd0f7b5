/** The rules of docs/protocol.md, tried against Hearth's own hub in memory and its own client, as tests one by one. */

import { ChatClientUnderTest } from '../../../tests/conformance/chatClientDriver.ts';
import { clientRules, tryClientRule } from '../../../tests/conformance/client/index.ts';
import { hubRules, tryRule } from '../../../tests/conformance/hub/index.ts';
import { MemoryHub } from '../../../tests/conformance/memoryHub.ts';
import type { TrialTest } from './TrialTest.ts';

export function loadTests(): TrialTest[] {
  const hubTests = hubRules.map((tested) => ({
    name: `hub: ${tested.title}`,
    run: async () => {
      const hub = await MemoryHub.start();
      try {
        await tryRule(tested, hub);
        const errors = hub.log.lines.filter((line) => /^error/.test(line) && !line.includes('the disk is full'));
        if (errors.length > 0) throw new Error(errors.join('\n'));
      } finally {
        await hub.stop();
      }
    },
  }));
  const client = new ChatClientUnderTest();
  const clientTests = clientRules.map((tested) => ({
    name: `client: ${tested.title}`,
    run: () => tryClientRule(tested, client),
  }));
  return [...hubTests, ...clientTests];
}
