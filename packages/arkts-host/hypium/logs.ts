/** What code under test writes to hilog, as lines. */
import { LogLevel, subscribeToLog } from '../kits/PerformanceAnalysisKit/hilog.ts';

/** Tells `listener` of each line; `alarming` is true for warnings and worse. */
export function watchHilog(listener: (line: string, alarming: boolean) => void): void {
  subscribeToLog(({ level, tag, message }) => {
    listener(`hilog ${LogLevel[level]} ${tag}: ${message}`, level >= LogLevel.WARN);
  });
}
