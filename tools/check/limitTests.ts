/**
 * Each limit has a test at it and one beyond: one whose title begins with the limit's name and says both, as in
 * `BLOBS: twenty thousand are kept and one more is refused`, or a row of a table that holds name, limit and number.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Project } from '../../packages/arkts-host/check.ts';

const classes = ['common/src/main/ets/wire/Limits.ets', 'server_tv/src/main/ets/server/HubPolicy.ets'];

const limit = /^ {2}static readonly ([A-Z][A-Z0-9_]*): number =/;

const title = /\bit\(\s*(['`])((?:\\.|(?!\1).)*)\1/gs;

/** `R33 FRAME_BURST and FRAMES_PER_SECOND: this at it and that beyond`. */
const limitTitle = /^((?:R\d+ )?[A-Z][A-Z0-9_]*(?: and [A-Z][A-Z0-9_]*)*): .+ and .+$/s;

const tableRow = /'([A-Z][A-Z0-9_]*)\b[^'\n]*',\s*\w+\.\1,\s*[\dA-Z]/g;

export function checkLimitTests(project: Project): Finding[] {
  const tested = new Set<string>();
  for (const source of project.sourceFiles) {
    if (/\/src\/(?:test|ohosTest)\//.test(source)) addTested(readFileSync(source, 'utf8'), tested);
  }
  return classes.flatMap((name) => {
    const file = path.join(project.root, name);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index): Finding[] => {
        const name = limit.exec(line)?.[1];
        if (name === undefined || tested.has(name)) return [];
        const message = `No test's title begins with '${name}: ' and says what happens at the limit and what beyond.`;
        return [{ file, line: index + 1, column: line.indexOf(name) + 1, rule: 'limit-test', message }];
      });
  });
}

function addTested(text: string, tested: Set<string>): void {
  for (const [, , words = ''] of text.matchAll(title)) {
    for (const name of limitTitle.exec(words)?.[1]?.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []) tested.add(name);
  }
  for (const [, name = ''] of text.matchAll(tableRow)) tested.add(name);
}
