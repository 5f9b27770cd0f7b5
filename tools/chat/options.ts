/** Options of `npm run chat`. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { DEFAULT_PORT } from '../hub/options.ts';
import { HelpWanted, UsageError } from '../program.ts';

const CHAT_USAGE = `npm run chat -- --name NAME [options]

  --name NAME      who you are; each name is a phone of its own
  --url URL        the hub, default ws://127.0.0.1:${DEFAULT_PORT}/
  --code DIGITS    the digits on the screen; needed once, and asked for if it is missing
  --data DIR       where this phone keeps its messages, default .hearth/chat/NAME
  --address IP     the address that this phone comes from, such as 127.0.0.2: the hub counts addresses
  --help           this

Then write. /help shows the commands.`;

export interface ChatProgramOptions {
  readonly name: string;
  readonly url: string;
  /** '' when it was not given. */
  readonly code: string;
  readonly data: string;
  readonly address: string | undefined;
}

/** The hub of this computer at a port, or at the usual one when it is none. */
function urlAt(port: string): string {
  return `ws://127.0.0.1:${/^\d{1,5}$/.test(port) ? port : DEFAULT_PORT}/`;
}

/** @throws UsageError, HelpWanted */
export function readChatOptions(args: string[]): ChatProgramOptions {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      url: { type: 'string', default: `ws://127.0.0.1:${DEFAULT_PORT}/` },
      code: { type: 'string', default: '' },
      data: { type: 'string' },
      address: { type: 'string' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new HelpWanted(CHAT_USAGE);
  if (values.port !== undefined)
    throw new UsageError(`There is no --port: the hub's port is a part of --url, such as ${urlAt(values.port)}`);
  const name = values.name?.trim() ?? '';
  if (name === '') throw new UsageError('Who are you? npm run chat -- --name NAME');
  const folder = name.replace(/[^\p{L}\p{N} _-]/gu, '_');
  const data = path.resolve(values.data ?? path.join(projectRoot, '.hearth/chat', folder));
  return { name, url: values.url, code: values.code, data, address: values.address };
}
