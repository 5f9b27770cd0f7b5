/** Makes problems out of errors: a message, and a stack of which only the project's own lines are kept. */
import path from 'node:path';
import { inspect } from 'node:util';
import type { Problem } from './messages.ts';

const FRAME = /^(\s*at )(.*?)\(?((?:file:\/\/)?\/[^()]*?)(:\d+(?::\d+)?)\)?$/;
const MAX_FRAMES = 12;
const MAX_VALUE = 2000;

export interface Frame {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  /** `name (file:line:column)` with the path relative to the project. */
  readonly text: string;
}

/** Reads the frames of a stack that lie in files; source maps have been applied by whoever made the stack. */
export function readFrames(stack: string, roots: readonly string[]): Frame[] {
  return stack.split('\n').flatMap((line) => {
    const [, , name = '', file = '', position = ''] = FRAME.exec(line) ?? [];
    if (file === '') return [];
    const absolute = file.replace(/^file:\/\//, '').replace(/\?.*$/, '');
    const place = `${shorten(absolute, roots)}${position}`;
    const caller = name.trim();
    return [
      {
        file: absolute,
        line: Number(position.split(':')[1]),
        text: caller === '' || caller === 'async' ? place : `${caller} (${place})`,
      },
    ];
  });
}

/** The path relative to the first of `roots` that it lies in. */
export function shorten(file: string, roots: readonly string[]): string {
  const root = roots.find((candidate) => file.startsWith(candidate + path.sep));
  return root === undefined ? file : path.relative(root, file);
}

/** Frames that tell the reader of a failure something: not Node's, not hypium's, not the runner's own. */
export function ownFrames(stack: string, roots: readonly string[]): string[] {
  const frames = readFrames(stack, roots).filter(
    ({ file }) => !file.includes('/node_modules/') && !file.includes('/arkts-host/hypium/'),
  );
  return frames.slice(0, MAX_FRAMES).map(({ text }) => text);
}

/** A value as text, cut where it gets too long to read. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : inspect(value, { depth: 6, breakLength: 100 });
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}… (${text.length} characters)` : text;
}

/**
 * @param prefix what happened, such as `unhandled rejection`; empty for a plain failure
 * @param error whatever was thrown, an Error or not
 */
export function problemOf(prefix: string, error: unknown, roots: readonly string[]): Problem {
  const lead = prefix === '' ? '' : `${prefix}: `;
  if (!(error instanceof Error)) return { message: `${lead}${describeThrown(error)}`, stack: [] };
  const name = error.name === 'Error' || error.name === 'AssertException' ? '' : `${error.name}: `;
  const code = 'code' in error && !error.message.includes(String(error.code)) ? ` (code ${String(error.code)})` : '';
  const cause = error.cause === undefined ? '' : `\ncaused by ${problemOf('', error.cause, roots).message}`;
  return { message: `${lead}${name}${error.message}${code}${cause}`, stack: ownFrames(error.stack ?? '', roots) };
}

function describeThrown(value: unknown): string {
  return value === undefined ? 'threw undefined' : `threw ${show(value)}, which is no Error`;
}
