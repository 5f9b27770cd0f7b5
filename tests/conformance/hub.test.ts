/**
 * Holds the rules of docs/protocol.md that bind a hub against Hearth's own: the Hub in memory, which has all the controls
 * that a rule may need. The same rules over real sockets and the real store: hubOverSockets.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { hubRules, missingNeeds, ruleNumber, tryRule } from './hub/index.ts';
import { MemoryHub } from './memoryHub.ts';

describe('Hub keeps the rule', () => {
  for (const tested of hubRules) {
    it(tested.title, async () => {
      const hub = await MemoryHub.start();
      try {
        expect(missingNeeds(tested, hub)).toEqual([]);
        await tryRule(tested, hub);
        // A store that fails is reported; nothing else that clients do is an error of the hub.
        expect(hub.log.lines.filter((line) => /^error/.test(line) && !line.includes('the disk is full'))).toEqual([]);
      } finally {
        await hub.stop();
      }
    });
  }
});

describe('The suite', () => {
  it('has a test for each rule that binds a hub', () => {
    const covered = new Set(hubRules.map((tested) => ruleNumber(tested.title)));
    const missing = Array.from({ length: 58 }, (_, index) => index + 1).filter((number) => !covered.has(number));
    expect(missing).toEqual([]);
  });
});
