/**
 * Who may come in to the room's server. The devices behind it have files, databases and sockets of this computer, so
 * three things are asked, the cheapest first, and before anything of a request is believed:
 *
 * 1. its `Host` is a name of this computer from a fixed list: a stranger's name that was made to lead here is none;
 * 2. its `Origin` is a page of this very server: other sites may open sockets to any address;
 * 3. it knows the key, which is in the address that the terminal prints, and which no other program has.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const KEY_BYTES = 16;
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

export class Gate {
  /** In the fragment of the page's address, which browsers send to nobody; from there in the bridge's own requests. */
  readonly key: string = randomBytes(KEY_BYTES).toString('base64url');
  private readonly names: ReadonlySet<string>;

  /** @param addresses of this computer under which others may come in; none: only this computer itself */
  constructor(addresses: readonly string[] = []) {
    this.names = new Set([...LOOPBACK_NAMES, ...addresses]);
  }

  /** Whether a request names this computer by one of its own names, whatever the port. */
  isToUs({ headers: { host } }: IncomingMessage): boolean {
    const url = parseUrl(`http://${host}`);
    return host !== undefined && url !== undefined && this.names.has(url.hostname);
  }

  /** The status by which a request is refused before anybody looks at it; undefined: it may pass. */
  refusalOf(request: IncomingMessage): number | undefined {
    if (addressOf(request) === undefined) return 400;
    return this.isToUs(request) ? undefined : 403;
  }

  /** Whether a request comes from a page of this server. */
  isFromOurPage(request: IncomingMessage): boolean {
    const { origin, host } = request.headers;
    return this.isToUs(request) && origin !== undefined && parseUrl(origin)?.host === host;
  }

  /** Whether `key` is the key; takes as long for a wrong one as for the right one. */
  isKey(key: string | null): boolean {
    const [given, right] = [Buffer.from(key ?? ''), Buffer.from(this.key)];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

/** The path and query of a request; undefined for what is no address of ours, which strangers may send, too. */
export function addressOf({ url = '' }: IncomingMessage): URL | undefined {
  return url.startsWith('/') ? parseUrl(`http://localhost${url}`) : undefined;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
