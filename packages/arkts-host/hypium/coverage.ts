/** Which lines of the modules' sources ran: V8's own counters, led back to `.ets` by the source maps of compiled files. */
import { type Profiler, Session } from 'node:inspector/promises';
import path from 'node:path';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';

/** Of one source: each line that holds code, and how often it ran. */
export interface FileCoverage {
  /** Absolute path. */
  readonly file: string;
  readonly lines: readonly (readonly [line: number, count: number])[];
}

const MAP = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)/;
const SOURCE = /\/src\/main\/ets\/.*\.ets$/;

export class CoverageCounter {
  private constructor(private readonly session: Session) {}

  /** Counts from now on, in this process. Code that is loaded already is not counted. */
  static async start(): Promise<CoverageCounter> {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return new CoverageCounter(session);
  }

  /** What ran of the sources below `root` that were loaded; ends counting. */
  async take(root: string): Promise<FileCoverage[]> {
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    await this.session.post('Profiler.stopPreciseCoverage');
    await this.session.post('Debugger.enable');
    const files: FileCoverage[] = [];
    for (const script of result) {
      if (!script.url.startsWith(root + path.sep) || !SOURCE.test(script.url)) continue;
      const { scriptSource } = await this.session.post('Debugger.getScriptSource', { scriptId: script.scriptId });
      const lines = countLines(scriptSource, script.functions);
      if (lines.length > 0) files.push({ file: script.url, lines });
    }
    this.session.disconnect();
    return files;
  }
}

/** A line ran as often as the part of it that ran most. */
function countLines(code: string, functions: readonly Profiler.FunctionCoverage[]): [number, number][] {
  const [, encoded] = MAP.exec(code) ?? [];
  if (encoded === undefined) return [];
  const starts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) starts.push(at + 1);
  // The innermost range decides, and is the shortest of those around a place.
  const ranges = functions
    .flatMap((each) => each.ranges)
    .sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
  const counts = new Map<number, number>();
  eachMapping(
    new TraceMap(Buffer.from(encoded, 'base64').toString()),
    ({ generatedLine, generatedColumn, originalLine }) => {
      if (originalLine === null) return;
      const place = (starts[generatedLine - 1] ?? 0) + generatedColumn;
      const range = ranges.find(({ startOffset, endOffset }) => startOffset <= place && place < endOffset);
      counts.set(originalLine, Math.max(counts.get(originalLine) ?? 0, range?.count ?? 0));
    },
  );
  return [...counts].sort(([a], [b]) => a - b);
}

/** Adds up what several processes ran of the same sources. */
export function mergeCoverage(parts: readonly FileCoverage[]): FileCoverage[] {
  const byFile = new Map<string, Map<number, number>>();
  for (const { file, lines } of parts) {
    const counts = byFile.get(file) ?? new Map<number, number>();
    byFile.set(file, counts);
    for (const [line, count] of lines) counts.set(line, (counts.get(line) ?? 0) + count);
  }
  return [...byFile]
    .map(([file, counts]) => ({ file, lines: [...counts].sort(([a], [b]) => a - b) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** As `lcov` and what reads it want it, with paths from the project's root. */
export function lcovReport(files: readonly FileCoverage[], root: string): string {
  return files
    .map(({ file, lines }) => {
      const ran = lines.filter(([, count]) => count > 0).length;
      const rows = lines.map(([line, count]) => `DA:${line},${count}`);
      return [
        'TN:',
        `SF:${path.relative(root, file)}`,
        ...rows,
        `LF:${lines.length}`,
        `LH:${ran}`,
        'end_of_record',
        '',
      ].join('\n');
    })
    .join('');
}
