/** What the checker reports. */
import path from 'node:path';

export interface Finding {
  /** Absolute path. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** A short name to search for: `ts2304`, `arkts-no-any-unknown`, `ui-unknown-attribute`, `resource-missing`. */
  readonly rule: string;
  readonly message: string;
  /** Where the platform's compiler only warns. Everything else is an error. */
  readonly severity?: 'warning';
}

export function isError(finding: Finding): boolean {
  return finding.severity === undefined;
}

/** The line that a terminal or an editor can jump to. */
export function formatFinding(finding: Finding, root: string): string {
  const file = path.relative(root, finding.file);
  const message = isError(finding) ? finding.message : `warning: ${finding.message}`;
  return `${file}:${finding.line}:${finding.column} ${finding.rule} ${message}`;
}

/** In order of file, line and column; one of several equal findings. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const byKey = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byKey.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
