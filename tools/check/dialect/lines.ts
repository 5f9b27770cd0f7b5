/** Rules of lines: how long they are, and that they hold no section marks. */
import type ts from 'ohos-typescript';
import type { Finding } from '../../../packages/arkts-host/check.ts';

const longest = 120;

/** `// -- Sending`, `// ======`, `// #region x`: a file that needs them is two files. */
const sectionMark = /^\s*(?:\/\/|\/\*+)\s*(?:[-=*#~─━═]{2,}(?:\s|$)|#?(?:region|endregion)\b|MARK:)/;

export function checkLines(source: ts.SourceFile): Finding[] {
  return source.text.split('\n').flatMap((line, index) => {
    const findings: Finding[] = [];
    const report = (column: number, rule: string, message: string) =>
      findings.push({ file: source.fileName, line: index + 1, column, rule, message });
    const { length } = [...line];
    if (length > longest)
      report(longest + 1, 'dialect-line', `The line has ${length} columns, not ${longest} at most.`);
    if (sectionMark.test(line)) {
      report(line.search(/\S/) + 1, 'dialect-section', 'A file that needs section marks is two files.');
    }
    return findings;
  });
}
