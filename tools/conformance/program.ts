/**
 * `npm run conformance -- ws://host:port --code 123456`: holds the rules of docs/protocol.md against a running hub.
 *
 * Rules that need a hand on the hub itself (its clock, its store, its power) are reported as skipped; `npm test` tries
 * those on Hearth's own hub.
 */
import { createInterface } from 'node:readline/promises';
import { ConnectionPace } from '../../tests/conformance/connectionPace.ts';
import type { HubControl, HubUnderTest } from '../../tests/conformance/hub/index.ts';
import { runHubRules } from '../../tests/conformance/runHubRules.ts';
import { openWire } from '../../tests/conformance/wire.ts';
import { isCode, readConformanceOptions } from './options.ts';

/** As many connections as one rule makes at most, here. */
const CONNECTIONS_OF_RULE = 12;
/** R16: a code lets so many newcomers in, and is shown for so many milliseconds, less what one rule may need. */
const NEWCOMERS = 30 - CONNECTIONS_OF_RULE;
const LIFETIME = 8 * 60_000;

/** The code on the screen, which a person at the terminal types again when another one is due. */
class TypedCode {
  private uses = 0;
  private typedAt = performance.now();
  private readonly lines = createInterface({ input: process.stdin, output: process.stdout });

  constructor(private code: string) {}

  use(): string {
    this.uses += 1;
    return this.code;
  }

  /** Resolves when the code is good for another rule. */
  async ready(): Promise<void> {
    if (this.uses < NEWCOMERS && performance.now() - this.typedAt < LIFETIME) return;
    do {
      this.code = (await this.lines.question('Which digits does the hub show now? ')).trim();
    } while (!isCode(this.code));
    this.uses = 0;
    this.typedAt = performance.now();
  }

  close(): void {
    this.lines.close();
  }
}

export async function main(args: string[]): Promise<number> {
  const { url, code, plainSecret, hostKey, grep } = readConformanceOptions(args);
  const isLoopback = /^wss?:\/\/(127\.|localhost[:/])/.test(url);
  // Not 127.0.0.1: from there a hub may knock at its own door, which counts, too.
  const ownAddresses = Array.from({ length: 9 }, (_, index) => `127.0.0.${index + 2}`);
  const pace = new ConnectionPace(isLoopback ? ownAddresses : [''], (milliseconds) =>
    console.log(`        (waiting ${Math.ceil(milliseconds / 1000)} s: more than 50 connections a minute are refused)`),
  );
  const typed = new TypedCode(code);
  const control: HubControl = {};
  if (plainSecret !== undefined) control.plainSecret = () => plainSecret;
  if (hostKey !== undefined) control.hostPass = async () => hostKey;
  const hub: HubUnderTest = {
    name: url,
    open: async (address) => {
      for (let refusals = 0; ; refusals += 1) {
        const source = pace.next(isLoopback ? address : undefined);
        try {
          return await openWire(url, source === '' ? undefined : source);
        } catch (error) {
          // Somebody else's connections may have counted: from elsewhere, if there is an elsewhere.
          pace.refused(source);
          if (address !== undefined || refusals >= ownAddresses.length || !isLoopback) throw error;
        }
      }
    },
    code: () => typed.use(),
    control,
  };
  const result = await runHubRules(
    hub,
    grep,
    (line) => console.log(line),
    async () => {
      await typed.ready();
      await pace.ready(CONNECTIONS_OF_RULE);
    },
  );
  typed.close();
  return result.failed === 0 && result.passed > 0 ? 0 : 1;
}
