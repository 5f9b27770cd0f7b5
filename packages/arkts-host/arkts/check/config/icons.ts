/**
 * Icons (`ic_*.svg` in `media`) are colored by `Image.fillColor`. A device gives that color to the inside of every
 * shape, also of those that are not filled, and leaves strokes the color they have in the file. So an icon that is
 * drawn with lines would be a blob with dark edges: its lines have to be shapes themselves.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../finding.ts';

const stroke = /\bstroke\s*[=:]\s*["']?\s*(?!none\b)[#\w]/g;

export function checkIcon(file: string): Finding[] {
  if (!/^ic_\w+\.svg$/.test(path.basename(file))) return [];
  const text = readFileSync(file, 'utf8');
  const [first] = text.matchAll(stroke);
  if (first === undefined) return [];
  const before = text.slice(0, first.index).split('\n');
  const message = "fillColor does not color strokes on a device; turn the icon's lines into filled shapes.";
  return [{ file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, rule: 'icon-stroke', message }];
}
