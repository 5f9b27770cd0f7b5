/** Words for the results of a run. */
import type { Mutant, Result } from './Mutant.ts';

interface Row {
  readonly folder: string;
  killed: number;
  survived: number;
  equivalent: number;
}

/** A table of all folders, as Markdown; equivalents count neither way. */
export function writeTable(results: readonly Result[]): string {
  const rows = new Map<string, Row>();
  const total: Row = { folder: '**all**', killed: 0, survived: 0, equivalent: 0 };
  for (const { mutant, verdict } of results) {
    const row = rows.get(mutant.folder) ?? { folder: mutant.folder, killed: 0, survived: 0, equivalent: 0 };
    rows.set(mutant.folder, row);
    row[verdict] += 1;
    total[verdict] += 1;
  }
  const inOrder = [...rows.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  const lines = [...inOrder, total].map(
    (row) => `| ${row.folder} | ${row.killed} | ${row.survived} | ${row.equivalent} | ${partOf(row)} |`,
  );
  return [
    '| folder | killed | survived | equivalent | killed of those that count |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

export function describeMutant({ file, line, kind, before, after }: Mutant): string {
  return `${file}:${line} ${kind}: ${before}${after === '' ? '' : ` → ${after}`}`;
}

/** What survived, with the key by which it could be listed as equivalent. */
export function describeSurvivors(results: readonly Result[]): string {
  const survivors = results.filter(({ verdict }) => verdict === 'survived');
  return survivors.map(({ mutant, by }) => `${describeMutant(mutant)}${by}\n    ${mutant.key}`).join('\n');
}

function partOf({ killed, survived }: Row): string {
  const counted = killed + survived;
  return counted === 0 ? '–' : `${((100 * killed) / counted).toFixed(1)} %`;
}
