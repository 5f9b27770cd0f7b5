/**
 * Holds the rules of docs/protocol.md that bind a client against Hearth's own ChatClient, over real sockets and the
 * host's webSocket kit, with a scripted hub at the other end. What is stored where is covered by the module's own tests.
 */
import { describe, it } from 'vitest';
import { ChatClientUnderTest } from './chatClientDriver.ts';
import { clientRules, tryClientRule } from './client/index.ts';

describe('ChatClient keeps the rule', () => {
  const client = new ChatClientUnderTest();
  for (const tested of clientRules) it(tested.title, () => tryClientRule(tested, client), 20_000);
});
