/** The log of product code in a terminal program. */
import { LogLevel, type LogSink } from '@hearth/common';

/**
 * Warnings and errors are shown; the rest only with `HEARTH_LOG=all` in the environment.
 *
 * @param print writes a line
 */
export function terminalLog(print: (line: string) => void): LogSink {
  const all = process.env.HEARTH_LOG === 'all';
  return {
    write: (level: LogLevel, owner: string, message: string): void => {
      if (all || level === LogLevel.WARN || level === LogLevel.ERROR) print(`[${level}] ${owner}: ${message}`);
    },
  };
}
