/** A walk in words: for people at a terminal, and as tables for a document. */
import path from 'node:path';
import type { FrameOnWalk, SideOfWalk, Walk } from './walk.ts';

const NARROW = 9;
const PATH = 74;

/** @param title what was traced */
export function describeWalk(title: string, walk: Walk): string {
  const lines = [title, ''];
  for (const { side, files } of walk.sides) {
    lines.push(`${side}:`);
    for (const { path: file, functions } of files) lines.push(`  ${short(file).padEnd(PATH)} ${functions.join(', ')}`);
    lines.push('');
  }
  lines.push(row(['', 'files', 'functions', 'decodes'], 'decoders that ran, acknowledgements included'));
  for (const side of walk.sides) {
    lines.push(row([side.side, side.files.length, side.functions, side.decodes], decoderWords(side)));
  }
  lines.push(row(['in all', walk.files, walk.functions, decodesInAll(walk)], 'a file that two sides enter is one'), '');
  lines.push('Files by folder:');
  for (const [folder, count] of filesByFolder(walk)) lines.push(`  ${folder.padEnd(NARROW * 3)} ${count}`);
  lines.push('');
  lines.push(`${walk.frames.length} frames:`);
  for (const frame of walk.frames) {
    lines.push(`  ${frame.after.toFixed(0).padStart(NARROW - 5)} ms  ${direction(frame).padEnd(17)} ${frame.kind}`);
  }
  return lines.join('\n');
}

/** In one line. @param title what was traced */
export function summarizeWalk(title: string, walk: Walk): string {
  const decodes = walk.sides.map(({ decodes }) => decodes).join(' + ');
  return `${title}: ${walk.files} files, ${walk.functions} functions, ${decodes} decodes, ${walk.frames.length} frames`;
}

/** @param title what was traced */
export function markdownOfWalk(title: string, walk: Walk): string {
  const lines = [`**${title}**`, ''];
  for (const { side, files } of walk.sides) {
    lines.push(`| ${side} | files, with the number of functions |`, '|---|---|');
    for (const [folder, names] of namesByFolder(files)) lines.push(`| \`${folder}\` | ${names.join(', ')} |`);
    lines.push('');
  }
  lines.push('| | files | functions | decodes |', '|---|---|---|---|');
  for (const { side, files, functions, decodes } of walk.sides) {
    lines.push(`| ${side} | ${files.length} | ${functions} | ${decodes} |`);
  }
  lines.push(`| in all | ${walk.files} | ${walk.functions} | ${decodesInAll(walk)} |`, '', '| frame | |', '|---|---|');
  for (const frame of walk.frames) lines.push(`| ${direction(frame)} | ${frame.kind} |`);
  return lines.join('\n');
}

/** Folders in the order in which files name them, each with what it holds of them. */
function namesByFolder(files: SideOfWalk['files']): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const { path: file, functions } of files) {
    const { dir, name } = path.posix.parse(short(file));
    folders.set(dir, [...(folders.get(dir) ?? []), `${name} ${functions.length}`]);
  }
  return folders;
}

/** Folders of the modules, with the number of their files on the walk. */
function filesByFolder({ sides }: Walk): [string, number][] {
  const paths = new Set(sides.flatMap(({ files }) => files.map(({ path: file }) => short(file))));
  const counts = new Map<string, number>();
  for (const file of paths) {
    const folder = file.split('/', 2).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}

function short(file: string): string {
  return file.replace('/src/main/ets/', '/');
}

function row(cells: readonly (string | number)[], last: string): string {
  return [
    ...cells.map((cell, index) => (index === 0 ? `${cell}`.padEnd(NARROW) : `${cell}`.padStart(NARROW))),
    ` ${last}`,
  ]
    .join(' ')
    .trimEnd();
}

function decoderWords({ decoders }: SideOfWalk): string {
  return [...decoders].map(([name, count]) => `${name} ${count}`).join(', ');
}

function decodesInAll({ sides }: Walk): number {
  return sides.reduce((sum, { decodes }) => sum + decodes, 0);
}

function direction({ from, to }: FrameOnWalk): string {
  return `${from} → ${to}`;
}
