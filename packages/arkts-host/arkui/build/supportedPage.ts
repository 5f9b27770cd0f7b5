/**
 * The part of `docs/arkui.md` that lists what this host implements, written from the tables that the checker reads. Run it
 * after a change: `npx tsx arkui/build/supportedPage.ts`. A test fails while the page is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostFolder } from '../../hostFolder.ts';
import { supportedUi } from '../supported.ts';

export const pageFile: string = path.join(hostFolder, 'docs/arkui.md');

const begin = '<!-- Written by arkui/build/supportedPage.ts from here -->';
const end = '<!-- to here -->';

/** Numbers and fields of a component's scrolling and text are many: as the tables have them, in the alphabet's order. */
function code(names: Iterable<string>): string {
  return [...names]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((name) => `\`${name}\``)
    .join(' ');
}

function table(head: readonly [string, string], rows: Iterable<readonly [string, ReadonlySet<string>]>): string {
  const lines = [...rows]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, members]) => `| \`${name}\` | ${code(members)} |`);
  return [`| ${head.join(' | ')} |`, '| --- | --- |', ...lines].join('\n');
}

/** The lists, as Markdown. */
export function supportedLists(): string {
  const ui = supportedUi();
  const isEnum = (name: string) => ui.enums.has(name);
  return [
    '### Components',
    `Every component also has the ${ui.commonAttributes.size} attributes and events of the next list.`,
    table(['Component', 'Its own attributes and events'], ui.components),
    '### Attributes and events of every component',
    code(ui.commonAttributes),
    '### Decorators',
    `Of structs: ${code(ui.structDecorators)}. Of their members: ${code(ui.memberDecorators)}. Of functions: ${code(ui.functionDecorators)}. Of classes and their members: ${code(ui.classDecorators)}.`,
    '### Global functions and classes',
    code([...ui.globals].filter((name) => !isEnum(name))),
    '### Enumerations',
    table(['Enumeration', 'Members'], ui.enums),
    "### The system's resources",
    ...[...ui.systemResources].map(([kind, names]) => `\`sys.${kind}.…\` (${names.size}): ${code(names)}`),
  ].join('\n\n');
}

/** The page with its lists brought up to date. @throws Error when the page has lost its marks */
export function withCurrentLists(page: string): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${pageFile} has lost the marks around its lists.`);
  return `${before}${begin}\n\n${supportedLists()}\n\n${end}${after}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(pageFile, withCurrentLists(readFileSync(pageFile, 'utf8')));
}
