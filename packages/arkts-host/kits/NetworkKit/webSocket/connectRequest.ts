/** Reads the arguments of `WebSocket.connect`. */
import { isFunction } from '../../host/asyncCall.ts';
import { type HeartbeatSeconds, heartbeatSeconds } from './Heartbeat.ts';
import type { ClientCert, HttpProxy } from './types.ts';

/** URLs shorter than this pass up to API 25: the native buffer holds the ending zero, too (platform.md 5). */
const URL_BUFFER_BYTES = 2_048;
const MAX_PORT = 65_535;

export interface ConnectRequest {
  url: string;
  header: Map<string, string>;
  caPath: string;
  clientCert: ClientCert | undefined;
  skipServerCertVerification: boolean;
  proxy: HttpProxy | undefined;
  protocol: string;
  heartbeat: HeartbeatSeconds;
}

/** The request, or undefined if the arguments are not what the declaration asks for (then 401). */
export function connectRequest(args: readonly unknown[]): ConnectRequest | undefined {
  const [url, second, third] = args;
  const isShape =
    args.length === 1 ||
    (args.length === 2 && (isFunction(second) || isObject(second))) ||
    (args.length === 3 && isObject(second) && isFunction(third));
  if (typeof url !== 'string' || !isShape) {
    return undefined;
  }
  const options: Record<string, unknown> = isObject(second) ? second : {};
  const proxy = parseProxy(options);
  if (proxy === false || ('protocol' in options && typeof options.protocol !== 'string')) {
    return undefined;
  }
  return {
    url: slashBeforeQuery(url),
    header: parseHeader(options.header),
    caPath: text(options.caPath),
    clientCert: parseClientCert(options.clientCert),
    skipServerCertVerification: options.skipServerCertVerification === true,
    proxy,
    protocol: text(options.protocol),
    heartbeat: heartbeatSeconds(options.pingInterval, options.pongTimeout),
  };
}

/** The URL to connect to, or undefined if the platform would answer 2302001. */
export function parseWebSocketUrl(url: string): URL | undefined {
  if (Buffer.byteLength(url, 'utf8') >= URL_BUFFER_BYTES || !/^wss?:\/\//.test(url)) {
    return undefined;
  }
  try {
    const parsed = new URL(url);
    parsed.hash = '';
    return parsed.hostname === '' ? undefined : parsed;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function slashBeforeQuery(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^/?#]*)\?/i, '$1/?');
}

function parseHeader(header: unknown): Map<string, string> {
  const valueByName = new Map<string, string>();
  if (isObject(header)) {
    for (const [name, value] of Object.entries(header)) {
      if (typeof value === 'string' && value !== '') {
        valueByName.set(name.toLowerCase(), value);
      }
    }
  }
  return valueByName;
}

function parseClientCert(cert: unknown): ClientCert | undefined {
  if (!isObject(cert) || text(cert.certPath) === '') {
    return undefined;
  }
  return { certPath: text(cert.certPath), keyPath: text(cert.keyPath), keyPassword: text(cert.keyPassword) };
}

/** undefined: none or the system's (the host has none); false: not a proxy at all. */
function parseProxy(options: Record<string, unknown>): HttpProxy | undefined | false {
  if (!('proxy' in options)) {
    return undefined;
  }
  const proxy = options.proxy;
  if (proxy === 'system' || proxy === 'no-proxy') {
    return undefined;
  }
  if (!isObject(proxy)) {
    return false;
  }
  const port = typeof proxy.port === 'number' ? proxy.port : 0;
  if (port < 0 || port > MAX_PORT) {
    return false;
  }
  const exclusionList = Array.isArray(proxy.exclusionList) ? proxy.exclusionList.map(String) : [];
  return { host: text(proxy.host), port, exclusionList };
}
