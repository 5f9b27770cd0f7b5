/** Options of `npm run conformance`. */
import { parseArgs } from 'node:util';
import { HelpWanted, UsageError } from '../program.ts';

const CONFORMANCE_USAGE = `npm run conformance -- ws://HOST:PORT --code 123456 [options]

  --code CODE            the digits on the screen; asked for again when they are due to change
  --plain-secret SECRET  by which plain sessions join, for the rules about those
  --host-key KEY         secret key of a host's device, 32 bytes in base64url, for the rules about moderation
  --grep TEXT            only rules with this in their title; R26 is rule 26
  --help                 this

Takes a hub that nobody needs: the tests join as new members, talk, and leave them behind.`;

const KEY_BYTES = 32;

export interface ConformanceOptions {
  readonly url: string;
  readonly code: string;
  readonly plainSecret: string | undefined;
  readonly hostKey: Uint8Array | undefined;
  readonly grep: string;
}

/** @throws UsageError, HelpWanted */
export function readConformanceOptions(args: string[]): ConformanceOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      code: { type: 'string', default: '' },
      'plain-secret': { type: 'string' },
      'host-key': { type: 'string' },
      grep: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new HelpWanted(CONFORMANCE_USAGE);
  const [url] = positionals;
  if (url === undefined || !/^wss?:\/\//.test(url)) {
    throw new UsageError('Which hub? Give its address, like ws://192.168.1.20:8080.');
  }
  if (!isCode(values.code)) throw new UsageError('Give the digits that the hub shows: --code 123456.');
  const key = values['host-key'];
  const hostKey = key === undefined ? undefined : new Uint8Array(Buffer.from(key, 'base64url'));
  if (hostKey !== undefined && hostKey.length !== KEY_BYTES) {
    throw new UsageError(`--host-key: a key has ${KEY_BYTES} bytes, these are ${hostKey.length}.`);
  }
  return { url, code: values.code, plainSecret: values['plain-secret'], hostKey, grep: values.grep };
}

/** Six digits, or ten after many wrong guesses. */
export function isCode(text: string): boolean {
  return /^(\d{6}|\d{10})$/.test(text);
}
