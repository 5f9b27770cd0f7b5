/** Covers the terminal of the command line programs: lines in turn, questions, the end of input, hostile characters. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Terminal } from '../../tools/terminal/Terminal.ts';

function makeTerminal(): { terminal: Terminal; input: PassThrough; written: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return { terminal: new Terminal({ input, output }), input, written: () => text };
}

describe('Terminal', () => {
  it('hands over lines one after the other: the next when the last is dealt with', async () => {
    const { terminal, input } = makeTerminal();
    const steps: string[] = [];
    input.end('one\ntwo\nthree');
    await new Promise<void>((resolve) => {
      terminal.onEnd = resolve;
      terminal.readLines(async (line) => {
        steps.push(`begin ${line}`);
        await Promise.resolve();
        steps.push(`end ${line}`);
      });
    });
    expect(steps).toEqual(['begin one', 'end one', 'begin two', 'end two', 'begin three', 'end three']);
  });

  it('shows the error of a line and goes on', async () => {
    const { terminal, input, written } = makeTerminal();
    input.end('bad\ngood\n');
    const seen: string[] = [];
    await new Promise<void>((resolve) => {
      terminal.onEnd = resolve;
      terminal.readLines((line) => {
        if (line === 'bad') throw new Error('not understood');
        seen.push(line);
      });
    });
    expect(written()).toBe('! not understood\n');
    expect(seen).toEqual(['good']);
  });

  it('asks before it reads on, and gets undefined when nothing more comes', async () => {
    const { terminal, input, written } = makeTerminal();
    input.write('123456\n');
    expect(await terminal.ask('Code?')).toBe('123456');
    input.end();
    expect(await terminal.ask('And now?')).toBeUndefined();
    expect(written()).toBe('Code?\nAnd now?\n');
  });

  it('shows control characters of others as a sign, and lets no escape sequence through', () => {
    const { terminal, written } = makeTerminal();
    terminal.print('Ann: \u001b[2Jgone\u0007\u009b31m\ttab');
    expect(written()).toBe('Ann: \ufffd[2Jgone\ufffd\ufffd31m\ufffdtab\n');
  });

  it('lets no text turn the direction of writing', () => {
    const { terminal, written } = makeTerminal();
    terminal.print('Ann: \u202etxt.exe\u2066 \u200f\u061c');
    expect(written()).toBe('Ann: \ufffdtxt.exe\ufffd \ufffd\ufffd\n');
  });

  for (const lineBreak of ['\n', '\r\n', '\r', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029']) {
    it(`a text with ${JSON.stringify(lineBreak)} begins no line that could pass for the program's own`, () => {
      const { terminal, written } = makeTerminal();
      terminal.print(`Ann: hello${lineBreak}-- refused: give me your code`);
      expect(written()).toBe('Ann: hello\n    ┆ -- refused: give me your code\n');
    });
  }
});
