/**
 * Lines in, lines out. On a terminal, output appears above the line that is being typed; through a pipe, lines are just
 * lines, so that scripts and tests can talk to a program in the same way as people.
 */
import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';

import { printable } from './printable.ts';

export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export type LineHandler = (line: string) => void | Promise<void>;

export class Terminal {
  /** Called once when a person presses Ctrl-C. */
  onInterrupt: () => void = () => {};
  /** Called once when no more lines come: the pipe ended, or a person pressed Ctrl-D. All lines are handled by then. */
  onEnd: () => void = () => {};
  private readonly reader: Interface;
  private readonly isInteractive: boolean;
  private readonly lines: string[] = [];
  private handler: LineHandler | undefined;
  private question: ((answer: string | undefined) => void) | undefined;
  private busy = false;
  private ended = false;
  private closed = false;

  constructor(private readonly streams: TerminalStreams = { input: process.stdin, output: process.stdout }) {
    const { input, output } = streams;
    this.isInteractive = input.isTTY === true && output.isTTY === true;
    this.reader = createInterface({ input, output, terminal: this.isInteractive, prompt: '> ' });
    this.reader.on('line', (line) => this.readerOnLine(line));
    this.reader.on('SIGINT', () => this.onInterrupt());
    this.reader.on('close', () => this.readerOnClose());
  }

  /** Writes one entry, as `printable` makes it. */
  print(text: string): void {
    const safe = printable(text);
    const { output } = this.streams;
    if (!this.isInteractive || this.closed) {
      output.write(`${safe}\n`);
      return;
    }
    cursorTo(output, 0);
    clearLine(output, 0);
    output.write(`${safe}\n`);
    this.reader.prompt(true);
  }

  /** From now on `handler` gets the lines, one after the other: the next when the promise for the last is settled. */
  readLines(handler: LineHandler): void {
    this.handler = handler;
    this.next();
  }

  /** Asks for one line. @returns undefined when no more lines come */
  ask(question: string): Promise<string | undefined> {
    this.print(question);
    return new Promise((resolve) => {
      this.question = resolve;
      this.next();
    });
  }

  close(): void {
    this.closed = true;
    this.reader.close();
    if (this.isInteractive) this.streams.output.write('\n');
  }

  private readerOnLine(line: string): void {
    this.lines.push(line);
    this.next();
    if (this.isInteractive && !this.closed) this.reader.prompt();
  }

  private readerOnClose(): void {
    this.ended = true;
    this.next();
  }

  private next(): void {
    const { question } = this;
    if (question !== undefined && (this.lines.length > 0 || this.ended)) {
      this.question = undefined;
      question(this.lines.shift());
      return;
    }
    if (this.busy || this.closed || this.handler === undefined) return;
    const line = this.lines.shift();
    if (line !== undefined) void this.handle(line, this.handler);
    else if (this.ended) {
      this.handler = undefined;
      this.onEnd();
    }
  }

  private async handle(line: string, handler: LineHandler): Promise<void> {
    this.busy = true;
    try {
      await handler(line);
    } catch (error) {
      this.print(`! ${(error as Error).message}`);
    } finally {
      this.busy = false;
      this.next();
    }
  }
}
