/**
 * `npm run conformance -- ws://host:port --code 123456`: holds the rules of docs/protocol.md against a running hub.
 *
 * Takes a hub that nobody needs: the tests join as new members, talk, and leave them behind. Rules that need a hand on
 * the hub itself (its clock, its store, its power) are reported as skipped; `npm test` tries those on Hearth's own hub.
 */
import { ConnectionPace } from '../conformance/connectionPace.ts';
import type { HubUnderTest } from '../conformance/hub/index.ts';
import { runHubRules } from '../conformance/runHubRules.ts';
import { openWire } from '../conformance/wire.ts';
import { readOptions } from './options.ts';

const usage = `Usage: npm run conformance -- ws://HOST:PORT --code 123456 [options]

  --code CODE          the pairing code on the screen
  --host-device ID     deviceId of a host of the hub, for the rules about moderation …
  --host-token TOKEN   … and its token
  --grep TEXT          only rules with this in their title; R26 is rule 26
  --help               this`;

function fail(problem: string): never {
  console.error(`${problem}\n\n${usage}`);
  process.exit(2);
}

const { values, positionals } = readOptions(usage, {
  allowPositionals: true,
  options: {
    code: { type: 'string' },
    'host-device': { type: 'string' },
    'host-token': { type: 'string' },
    grep: { type: 'string', default: '' },
  },
});
const [url] = positionals;
if (url === undefined || !/^wss?:\/\//.test(url)) fail('Which hub? Give its address, like ws://192.168.1.20:8080.');
const code = values.code;
if (code === undefined || !/^\d{6}$/.test(code)) fail('Give the six-digit code that the hub shows: --code 123456.');
const deviceId = values['host-device'];
const token = values['host-token'];
if ((deviceId === undefined) !== (token === undefined)) fail('--host-device and --host-token belong together.');

/** As many connections as one rule makes at most, here. */
const CONNECTIONS_OF_RULE = 12;

const isLoopback = /^wss?:\/\/(127\.|localhost[:/])/.test(url);
// Not 127.0.0.1: from there a hub may knock at its own door, which counts, too.
const ownAddresses = Array.from({ length: 9 }, (_, index) => `127.0.0.${index + 2}`);
const pace = new ConnectionPace(isLoopback ? ownAddresses : [''], (milliseconds) =>
  console.log(`        (waiting ${Math.ceil(milliseconds / 1000)} s: more than 50 connections a minute are refused)`),
);
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
  code: () => code,
  control: deviceId === undefined || token === undefined ? {} : { hostPass: async () => ({ deviceId, token }) },
};
const result = await runHubRules(
  hub,
  values.grep,
  (line) => console.log(line),
  () => pace.ready(CONNECTIONS_OF_RULE),
);
process.exitCode = result.failed === 0 && result.passed > 0 ? 0 : 1;
