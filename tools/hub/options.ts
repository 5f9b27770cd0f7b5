/** Options of `npm run hub`. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { HelpWanted, UsageError } from '../program.ts';

export const DEFAULT_PORT = 8080;

const HUB_USAGE = `npm run hub -- [options]

  --port PORT      where phones connect, default ${DEFAULT_PORT}
  --name NAME      what the hub is called, default Hearth
  --data DIR       where the hub keeps members and history, default .hearth/hub
  --cert FILE      serves wss with this certificate, PEM; what protects is the sealed link inside of it
  --key FILE       … and its key
  --plain          also takes clients without protection: whoever is in the network can read along
  --begin-anew     sets a damaged history aside, keeps it, and begins a new one
  --help           this

Ctrl-C stops it; everyone comes back when it is started again.`;

export interface HubProgramOptions {
  readonly port: number;
  readonly name: string;
  readonly data: string;
  readonly isPlain: boolean;
  /** Absolute paths; undefined: ws. */
  readonly certificate: { readonly certPath: string; readonly keyPath: string } | undefined;
  readonly beginAnew: boolean;
}

/** @throws UsageError, HelpWanted */
export function readHubOptions(args: string[]): HubProgramOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      name: { type: 'string', default: 'Hearth' },
      data: { type: 'string', default: path.join(projectRoot, '.hearth/hub') },
      cert: { type: 'string' },
      key: { type: 'string' },
      plain: { type: 'boolean', default: false },
      'begin-anew': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new HelpWanted(HUB_USAGE);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65535) {
    throw new UsageError(`--port ${values.port}: give a number from 1024 to 65535.`);
  }
  const { name, cert, key, plain: isPlain, 'begin-anew': beginAnew } = values;
  if ((cert === undefined) !== (key === undefined)) {
    throw new UsageError('--cert and --key belong together: the certificate and its key, each a PEM file.');
  }
  const certificate =
    cert === undefined || key === undefined ? undefined : { certPath: path.resolve(cert), keyPath: path.resolve(key) };
  return { port, name, data: path.resolve(values.data), isPlain, certificate, beginAnew };
}
