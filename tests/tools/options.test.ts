/** Command line programs say what is wrong with an option, and explain themselves, before they load anything else. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readOptions } from '../../packages/arkts-host/cli/options.ts';
import { readChatOptions } from '../../tools/chat/options.ts';

const USAGE = 'npm run something -- [options]';
const CONFIG = { options: { fast: { type: 'boolean' } } } as const;

class Exit extends Error {
  constructor(readonly code: unknown) {
    super(`exit ${code}`);
  }
}

describe('npm run chat', () => {
  it('says where the port belongs', () => {
    expect(() => readChatOptions(['--name', 'Ann', '--port', '9000'])).toThrow('ws://127.0.0.1:9000/');
    expect(() => readChatOptions(['--name', 'Ann', '--port=nine'])).toThrow('--url');
    expect(readChatOptions(['--name', 'Ann']).url).toContain('ws://127.0.0.1:');
  });
});

describe('readOptions', () => {
  const said: string[] = [];
  const { argv } = process;

  beforeEach(() => {
    said.length = 0;
    vi.spyOn(console, 'log').mockImplementation((text) => said.push(`out ${text}`));
    vi.spyOn(console, 'error').mockImplementation((text) => said.push(`err ${text}`));
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Exit(code);
    });
  });

  afterEach(() => {
    process.argv = argv;
    vi.restoreAllMocks();
  });

  function read(...args: string[]): unknown {
    process.argv = ['node', 'program', ...args];
    return readOptions(USAGE, CONFIG).values;
  }

  it('returns what was given', () => {
    expect(read('--fast')).toEqual({ fast: true });
    expect(said).toEqual([]);
  });

  it('ends with 2 and the usage for what it does not understand', () => {
    expect(() => read('--slow')).toThrow('exit 2');
    expect(said).toEqual([`err Unknown option '--slow'\n\n${USAGE}`]);
  });

  it('ends with 0 and the usage when asked for it', () => {
    expect(() => read('--help')).toThrow('exit 0');
    expect(said).toEqual([`out ${USAGE}`]);
  });
});
