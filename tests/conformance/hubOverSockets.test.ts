/**
 * Holds the rules of docs/protocol.md that bind a hub against Hearth's real ChatServer, over real sockets and the host's
 * webSocket kit. Rules that need a hand on its clock, its power or its commits are tried in hub.test.ts.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { hubRules, missingNeeds, tryRule } from './hub/index.ts';
import { OwnHub } from './ownHub.ts';

describe('ChatServer keeps the rule', () => {
  let tried = 0;
  for (const tested of hubRules) {
    it(tested.title, { timeout: 30_000 }, async (context) => {
      const hub = await OwnHub.start();
      try {
        if (missingNeeds(tested, hub).length > 0) context.skip();
        tried += 1;
        await tryRule(tested, hub);
        expect(hub.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
      } finally {
        await hub.stop();
      }
    });
  }

  afterAll(() => expect(tried).toBeGreaterThan(100));
});
