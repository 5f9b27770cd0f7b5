/** `hilog`: the platform's log. What is logged goes to whoever subscribed on the host, and otherwise to standard error. */
import { format as formatForHumans } from 'node:util';
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace, failUnimplemented } from '../host/unimplemented.ts';

export enum LogLevel {
  DEBUG = 3,
  INFO = 4,
  WARN = 5,
  ERROR = 6,
  FATAL = 7,
}

export enum PreferStrategy {
  UNSET_LOGLEVEL = 0,
  PREFER_CLOSE_LOG = 1,
  PREFER_OPEN_LOG = 2,
}

export interface LogRecord {
  readonly app: HostApp;
  readonly level: LogLevel;
  readonly domain: number;
  readonly tag: string;
  /** The text as a release device shows it: what is not marked `{public}` reads `<private>`. */
  readonly message: string;
}

export type LogSubscriber = (record: LogRecord) => void;

/** Domains of applications; the platform drops lines of any other. */
const MAX_DOMAIN = 0xffff;
const MAX_TAG_BYTES = 31;
const MAX_MESSAGE_BYTES = 4096;
const PRIVATE = '<private>';
const PLACEHOLDER = /%(?:\{(public|private)\})?([sdifoOc%])/g;
const MIN_LEVEL = Symbol('hilog: least level');

const subscribers = new Set<LogSubscriber>();

/** Host control: hands every record to `subscriber` until the returned function is called. */
export function subscribeToLog(subscriber: LogSubscriber): () => void {
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}

/**
 * Fills in the placeholders as the platform does: `%{public}s` shows its argument; `%{private}s` and a bare `%s` show
 * `<private>`; a placeholder without argument stays; arguments without placeholder vanish.
 */
export function formatLog(format: string, args: readonly unknown[]): string {
  let next = 0;
  return format.replace(PLACEHOLDER, (placeholder, privacy: string | undefined, type: string) => {
    if (type === '%') {
      return '%';
    }
    if (next >= args.length) {
      return placeholder;
    }
    const argument = args[next];
    next += 1;
    return privacy === 'public' ? formatArgument(type, argument) : PRIVATE;
  });
}

function formatArgument(type: string, argument: unknown): string {
  if (type === 'd' || type === 'i') {
    const isNumber = typeof argument === 'number' || typeof argument === 'bigint';
    return isNumber ? String(argument) : String(Number(argument));
  }
  if (type === 'o' || type === 'O') {
    return JSON.stringify(argument) ?? String(argument);
  }
  return typeof argument === 'string' ? argument : formatForHumans('%s', argument);
}

function write(level: LogLevel, domain: number, tag: string, format: string, args: readonly unknown[]): void {
  if (!isLoggable(domain, tag, level)) {
    return;
  }
  const record: LogRecord = {
    app: HostApp.current(),
    level,
    domain,
    tag: cut(tag, MAX_TAG_BYTES),
    message: cut(formatLog(format, args), MAX_MESSAGE_BYTES),
  };
  if (subscribers.size === 0 && level >= LogLevel.WARN) {
    process.stderr.write(`${LogLevel[level]} ${record.tag}: ${record.message}\n`);
  }
  for (const subscriber of [...subscribers]) {
    subscriber(record);
  }
}

function cut(text: string, mostBytes: number): string {
  return Buffer.byteLength(text) <= mostBytes ? text : Buffer.from(text).subarray(0, mostBytes).toString('utf8');
}

function isLoggable(domain: number, tag: string, level: LogLevel): boolean {
  const isDomain = Number.isInteger(domain) && domain >= 0 && domain <= MAX_DOMAIN;
  if (!isDomain || tag === '') {
    throw new RangeError(
      `hilog: domain ${domain} and tag '${tag}': a device drops this line. Domains are 0..0xFFFF, tags not empty.`,
    );
  }
  return level >= HostApp.current().state(MIN_LEVEL, () => ({ level: LogLevel.DEBUG })).level;
}

function logger(level: LogLevel) {
  return (domain: number, tag: string, format: string, ...args: unknown[]): void =>
    write(level, domain, tag, format, args);
}

export const hilog = closedNamespace('PerformanceAnalysisKit', 'hilog', {
  LogLevel,
  PreferStrategy,
  debug: logger(LogLevel.DEBUG),
  info: logger(LogLevel.INFO),
  warn: logger(LogLevel.WARN),
  error: logger(LogLevel.ERROR),
  fatal: logger(LogLevel.FATAL),
  isLoggable,
  setMinLogLevel: (level: LogLevel): void => {
    HostApp.current().state(MIN_LEVEL, () => ({ level })).level = level;
  },
  setLogLevel: (): never => failUnimplemented('PerformanceAnalysisKit', 'hilog.setLogLevel'),
});
