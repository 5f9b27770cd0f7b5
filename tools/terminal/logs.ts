/** The log of product code in a terminal program: warnings and errors, and with `HEARTH_LOG=all` in the environment all. */
import { subscribeToLog } from '../../packages/arkts-host/kits/host/index.ts';
import { LogLevel } from '../../packages/arkts-host/kits/PerformanceAnalysisKit/hilog.ts';

const isAll = process.env.HEARTH_LOG === 'all';

/** Shows what goes to the platform's log. @param print writes a line */
export function showPlatformLog(print: (line: string) => void): void {
  subscribeToLog(({ level, tag, message }) => {
    if (isAll || level >= LogLevel.WARN) print(`[${LogLevel[level]}] ${tag}: ${message}`);
  });
}
