/** The log of product code in a terminal program: warnings and errors, and with `HEARTH_LOG=all` in the environment all. */
import { LogLevel, type LogSink } from '@hearth/common';
import { subscribeToLog } from '../../kits/host/index.ts';
import { LogLevel as PlatformLevel } from '../../kits/PerformanceAnalysisKit/hilog.ts';

const isAll = process.env.HEARTH_LOG === 'all';

/** Shows what goes to the platform's log. @param print writes a line */
export function showPlatformLog(print: (line: string) => void): void {
  subscribeToLog(({ level, tag, message }) => {
    if (isAll || level >= PlatformLevel.WARN) print(`[${PlatformLevel[level]}] ${tag}: ${message}`);
  });
}

/** A sink for a logger that is handed in. @param print writes a line */
export function terminalLog(print: (line: string) => void): LogSink {
  return {
    write: (level: LogLevel, owner: string, message: string): void => {
      if (isAll || level === LogLevel.WARN || level === LogLevel.ERROR) print(`[${level}] ${owner}: ${message}`);
    },
  };
}
